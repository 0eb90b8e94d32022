package org.pushforward.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Locale;

/** What the C library of Linux does and Java does not. */
interface LibC extends Library {

    LibC HERE = Native.loadLibrary("c", LibC.class);

    /** Whether the others may be called: this is Linux, and it is known where the library is that calls them. */
    static boolean isHere() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") && Engine.prepare();
    }

    int setenv(String name, String value, int overwrite);

    String getenv(String name);

    /** @param who a thread, where the kind asked for is 0; 0 for the one that asks */
    int setpriority(int which, int who, int priority);

    int getpriority(int which, int who);

    /** @return 0 where the parameter is not known, which other C libraries than GNU's have under no such name */
    int mallopt(int parameter, int value);
}
