package org.pushforward.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** What the C library of Linux does and Java does not. To be touched after {@link Engine#prepare}. */
interface LibC extends Library {

    LibC HERE = Native.loadLibrary("c", LibC.class);

    int setenv(String name, String value, int overwrite);

    /** @param who a thread, where the kind asked for is 0; 0 for the one that asks */
    int setpriority(int which, int who, int priority);

    int getpriority(int which, int who);
}
