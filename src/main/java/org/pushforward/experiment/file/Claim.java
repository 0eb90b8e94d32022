package org.pushforward.experiment.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.Temporaries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write to one place, which one process at a time has, and one part of it: a lock of the system on a small file. Whatever ends the
 * process gives the lock back; a process that is killed leaves the file, which then bars nobody and goes with the next claim.
 *
 * <p>On a file system that has no locks, as some networks' have none, every claim is granted.
 */
public final class Claim implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

    private static final String LOCK = ".lock";

    /** A lock of the system keeps other processes out, not other threads of this one. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    /** Folders that were made for the lock file, deepest first. */
    private final List<Path> made;

    private Claim(Path file, FileChannel channel, List<Path> made) {
        this.file = file;
        this.channel = channel;
        this.made = made;
    }

    /**
     * Claims a file or folder of results, by a lock file beside it. Folders above that are missing are made, and go again if nothing comes to lie
     * in them.
     *
     * @param place as {@link ResultFiles#followed} gives it: one place has one name then
     * @throws InvalidInputException if it is claimed already, the lock file cannot be made, or the place has a name that the system does not take
     */
    public static Claim of(Path place) {
        // A place whose own name fits must not be refused for this one.
        Claim claim = of(place.resolveSibling("." + ResultFiles.stem(place, 1 + LOCK.length()) + LOCK), place
                + " is being written by another process: wait for it, end it, or choose another place");
        boolean kept = false;
        try {
            ResultFiles.requireTaken(place);
            kept = true;
            return claim;
        } finally {
            if (!kept) {
                claim.close();
            }
        }
    }

    /**
     * Claims by a lock file of the caller's choice.
     *
     * @param refusal what is said if it is claimed already
     * @throws InvalidInputException as {@link #of(Path)}
     */
    public static Claim of(Path file, String refusal) {
        InvalidInputException.require(HELD.add(file), "%s", refusal);
        boolean claimed = false;
        List<Path> made = missing(file.getParent());
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = lock(file);
            InvalidInputException.require(channel != null, "%s", refusal);
            Temporaries.begin(file);
            claimed = true;
            return new Claim(file, channel, made);
        } catch (IOException e) {
            throw WholeFile.unwritable(file, e);
        } finally {
            if (!claimed) {
                giveBack(file, made);
            }
        }
    }

    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path above = folder; above != null && !Files.exists(above); above = above.getParent()) {
            missing.add(above);
        }
        return missing;
    }

    private static void giveBack(Path file, List<Path> made) {
        for (Path folder : made) {
            // Fails, as it should, where results lie in it; what somebody has put in its place meanwhile stays.
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                folder.toFile().delete();
            }
        }
        Temporaries.end(file);
        HELD.remove(file);
    }

    /** @return null if another process has it */
    private static FileChannel lock(Path file) throws IOException {
        while (true) {
            if (!Files.exists(file)) {
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
            }
            Object before = identity(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                if (!isLocked(channel)) {
                    return null;
                }
                // An owner deletes the file at its end; who had opened it before has then locked a file without a name, and tries again. It is
                // not opened to find out: to close it once is to give up all locks of this process on it.
                kept = Objects.equals(before, identity(file));
                if (kept) {
                    return channel;
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
    }

    /** What tells a file from another one that takes its name; null on systems where an open file keeps its name. */
    private static Object identity(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            // Like no other.
            return new Object();
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // There are no locks here, see above.
            return true;
        }
    }

    /**
     * Lets others write there. Never fails: a lock file that cannot be deleted, since its folder was replaced, bars nobody, and what failed before
     * is what is to be told.
     */
    @Override
    public void close() {
        try (channel) {
            // While it is still locked: afterwards it might be another's.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("the lock file {} stays", file, e);
        } finally {
            giveBack(file, made);
        }
    }
}
