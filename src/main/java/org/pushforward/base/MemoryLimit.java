package org.pushforward.base;

/** The memory that java may use for objects, which {@code -Xmx} sets, against what the program needs to work at all. */
public final class MemoryLimit {

    private static final long MEGABYTE = 1 << 20;
    /** Some collectors keep a part of what they are given for themselves, up to an eighth. */
    private static final double USABLE = 7.0 / 8;

    private MemoryLimit() {}

    /** What may be used, in MB. */
    public static long megabytes() {
        return Runtime.getRuntime().maxMemory() / MEGABYTE;
    }

    /**
     * Refuses to begin what could not be brought to its end.
     *
     * @param work  what is to begin, as a person calls it
     * @param least the smallest {@code -Xmx} with which it works, in MB
     * @param good  one that leaves room
     * @throws InvalidInputException one line with the {@code -Xmx} to choose
     */
    public static void require(String work, int least, int good) {
        require(work, Runtime.getRuntime().maxMemory(), least, good);
    }

    static void require(String work, long allowed, int least, int good) {
        InvalidInputException.require(allowed >= USABLE * least * MEGABYTE,
                "%s needs more memory than the %,d MB that java may use: start it as java -Xmx%dm -jar pushforward.jar ...", work, allowed / MEGABYTE, good);
    }
}
