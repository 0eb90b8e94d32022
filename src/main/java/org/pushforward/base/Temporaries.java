package org.pushforward.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The files and folders under names of their own that this process is writing, before they take the places that they are meant for. When the
 * process is told to end (SIGTERM, SIGINT, SIGHUP) it deletes them, and whoever writes one stands still: the end of the process is no failure to
 * speak of.
 */
public final class Temporaries {

    /** A thread may still put a file into a folder that is being deleted. */
    private static final int ATTEMPTS = 5;

    /** Guards what follows; the end of the process keeps it. */
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Set<Path> OPEN = new HashSet<>();

    /** Whether the process was about to end before its first temporary file. */
    private static final boolean TOO_LATE = !isHooked();

    private Temporaries() {}

    private static boolean isHooked() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Temporaries::deleteAll, "pushforward-temporaries"));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** To be called before the file or folder is made. Does not return once the process ends. */
    public static void begin(Path temporary) {
        while (TOO_LATE) {
            LockSupport.park();
        }
        LOCK.lock();
        try {
            OPEN.add(temporary);
        } finally {
            LOCK.unlock();
        }
    }

    /** To be called when it is moved or deleted, and in any case before a failure to write it is told. Does not return once the process ends. */
    public static void end(Path temporary) {
        LOCK.lock();
        try {
            OPEN.remove(temporary);
        } finally {
            LOCK.unlock();
        }
    }

    private static void deleteAll() {
        LOCK.lock();
        List<Path> left = new ArrayList<>(OPEN);
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            left.removeIf(Temporaries::delete);
        }
    }

    /** @return whether it is gone */
    private static boolean delete(Path temporary) {
        if (!Files.exists(temporary)) {
            return true;
        }
        try (Stream<Path> entries = Files.walk(temporary)) {
            entries.sorted(Comparator.reverseOrder()).forEach(entry -> entry.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Seen again at the next attempt; what cannot be deleted then stays.
            return false;
        }
        return !Files.exists(temporary);
    }
}
