package org.pushforward.base;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The memory that java may use for objects, which {@code -Xmx} sets, against what the program needs to work at all. */
public final class MemoryLimit {

    private static final long MEGABYTE = 1 << 20;
    /** What the program itself has, in MB. */
    private static final int BESIDE = 16;
    /** Some collectors keep a part of what they are given for themselves, up to an eighth. */
    private static final double USABLE = 7.0 / 8;

    /**
     * Free memory as a part of the heap in per cent, and milliseconds after which an idle G1 looks for some. In the order in which they are taken.
     */
    private static final Map<String, String> KEPT = new LinkedHashMap<>();

    static {
        KEPT.put("MinHeapFreeRatio", "10");
        KEPT.put("MaxHeapFreeRatio", "30");
        KEPT.put("G1PeriodicGCInterval", "20000");
    }

    private MemoryLimit() {}

    /**
     * Has the collector keep little more memory than what lives, and give the rest back to the system. It takes these settings while it runs, so that
     * whoever starts the program need not know them; a JVM that has others is left as it is.
     */
    public static void keepLittle() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        KEPT.forEach((name, value) -> {
            try {
                machine.setVMOption(name, value);
            } catch (IllegalArgumentException e) {
                // Not this collector's.
                return;
            }
        });
    }

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

    /**
     * Refuses what would take more than there is, before anything of it is taken.
     *
     * @param work  what is to begin, as a person calls it
     * @param bytes that it takes at a time
     * @throws InvalidInputException one line with the {@code -Xmx} to choose
     */
    public static void requireRoom(String work, long bytes) {
        long needed = (long) Math.ceil(bytes / USABLE / MEGABYTE) + BESIDE;
        InvalidInputException.require(megabytes() >= needed,
                "%s takes %,d MB, more than the %,d MB that java may use: start it as java -Xmx%dm -jar pushforward.jar ..., or take less", work,
                needed, megabytes(), needed);
    }

    static void require(String work, long allowed, int least, int good) {
        InvalidInputException.require(allowed >= USABLE * least * MEGABYTE,
                "%s needs more memory than the %,d MB that java may use: start it as java -Xmx%dm -jar pushforward.jar ...", work,
                allowed / MEGABYTE, good);
    }
}
