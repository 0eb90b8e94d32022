package org.pushforward.base;

import java.util.Locale;

/** The version of the program, as the build has written it into the manifest of its jar. */
public final class Version {

    private Version() {}

    /** Its number; "(not packaged)" where the classes do not come from the jar. */
    public static String words() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** Of what it runs on, in one line: Java and the system. */
    public static String system() {
        return String.format(Locale.ROOT, "Java %s (%s) on %s %s, %s; %d processors, at most %,d MB for objects", System.getProperty("java.version"),
                System.getProperty("java.vendor"), System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), MemoryLimit.megabytes());
    }
}
