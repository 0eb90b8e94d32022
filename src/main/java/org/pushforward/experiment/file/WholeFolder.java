package org.pushforward.experiment.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.Temporaries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes folders that are there whole or not at all: into a temporary folder beside, which then takes the folder's place. Results of the same kind
 * may be replaced; any other folder that is not empty is refused.
 */
public final class WholeFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WholeFolder.class);
    private static final String UUID_PATTERN = "\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String OLD = ".old";
    /** What the name of a folder has besides its own while it is being replaced: a dot, 36 digits, and the ending. */
    private static final int ADDED = 1 + 36 + OLD.length();
    private static final Pattern NUMBERED = Pattern.compile("(.+_)(\\d+)(\\.\\w+)");

    private final Path target;
    private final String summary;
    private final Pattern names;

    /**
     * @param summary the file without which a folder holds no results of this kind
     * @param names   what the files of such results are called, that one included
     * @throws InvalidInputException if no folder can have that path
     */
    public WholeFolder(Path path, String summary, Pattern names) {
        this.target = ResultFiles.followed(path);
        this.summary = summary;
        this.names = names;
        InvalidInputException.require(target.getFileName() != null, "%s cannot be the folder of results: give one below it", path);
    }

    /**
     * Refuses a folder that could not be written, before any work is done for it. Changes nothing.
     *
     * @throws InvalidInputException one line
     */
    void requireUsable() {
        Path existing = ResultFiles.existing(target);
        // Another folder takes the target's place.
        ResultFiles.requireWritable(existing.equals(target) ? target.getParent() : existing, target);
        if (Files.exists(target)) {
            List<Path> entries = entries();
            boolean own = entries.stream().allMatch(entry -> names.matcher(entry.getFileName().toString()).matches() && Files.isRegularFile(entry))
                    && isCounted(entries);
            InvalidInputException.require(entries.isEmpty() || own && Files.isRegularFile(target.resolve(summary)),
                    "the folder %s holds other files than such results: choose a new or an empty one", target);
        }
    }

    /** Results count their files from 0 or 1 without a gap: {@code points_2024.csv} beside three others is somebody's own. */
    private static boolean isCounted(List<Path> entries) {
        return entries.stream().map(entry -> NUMBERED.matcher(entry.getFileName().toString())).filter(Matcher::matches)
                .collect(Collectors.groupingBy(name -> name.group(1) + name.group(3),
                        Collectors.summarizingDouble(name -> Double.parseDouble(name.group(2)))))
                .values().stream().allMatch(numbers -> numbers.getMax() <= numbers.getCount());
    }

    private List<Path> entries() {
        return entries(target, entry -> true);
    }

    private static List<Path> entries(Path folder, Predicate<Path> filter) {
        try {
            return FolderEntries.of(folder).stream().filter(filter).toList();
        } catch (IOException e) {
            throw WholeFile.unreadable(folder, e);
        }
    }

    /** As {@link #claim(Path, Runnable)}. */
    public Claim claim() {
        return claim(target, this::requireUsable);
    }

    /**
     * Claims a folder and puts right what an earlier process left that was killed while it wrote there.
     *
     * @param target       as {@link ResultFiles#followed} gives it
     * @param requireUsable refuses a folder that cannot be used; asked before anything is changed, and of what there is then
     * @throws InvalidInputException if it is refused, or claimed already
     */
    public static Claim claim(Path target, Runnable requireUsable) {
        requireUsable.run();
        Claim claim = Claim.of(target);
        boolean kept = false;
        try {
            restore(target);
            requireUsable.run();
            kept = true;
            return claim;
        } catch (IOException e) {
            throw WholeFile.unwritable(target, e);
        } finally {
            if (!kept) {
                claim.close();
            }
        }
    }

    /** Between the two renames of {@link #replace} there is no folder: what was there comes back. What lies there beside the folder goes. */
    private static void restore(Path target) throws IOException {
        for (Path old : left(target)) {
            if (isMissing(target)) {
                Files.deleteIfExists(target);
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                LOG.warn("{} was being replaced when its process was killed: it is back as it was", target);
            } else {
                discard(old, target);
            }
        }
        for (Path part : named(target, "\\." + Pattern.quote(ResultFiles.stem(target, WholeFile.ADDED)) + UUID_PATTERN + "\\.part")) {
            delete(part);
        }
    }

    /** Or empty: scripts make the folder that a command is to write to. */
    private static boolean isMissing(Path target) {
        return Files.notExists(target) || Files.isDirectory(target) && entries(target, entry -> true).isEmpty();
    }

    /** Whether a folder is missing because the process that replaced it was killed. */
    static boolean isLeft(Path target) {
        return isMissing(target) && Files.isDirectory(target.getParent()) && !left(target).isEmpty();
    }

    private static List<Path> left(Path target) {
        return named(target, Pattern.quote(ResultFiles.stem(target, ADDED)) + UUID_PATTERN + "\\" + OLD);
    }

    /** What lies beside the target under such a name. */
    private static List<Path> named(Path target, String pattern) {
        Predicate<String> names = Pattern.compile(pattern).asMatchPredicate();
        return entries(target.getParent(), entry -> names.test(entry.getFileName().toString()));
    }

    /**
     * @param content writes the files into the folder that it is given
     * @throws InvalidInputException if the folder cannot be written, or holds other files by now; what was there before is then still there
     */
    public void write(Consumer<Path> content) {
        requireUsable();
        Path temporary = WholeFile.temporary(target);
        try {
            Temporaries.begin(temporary);
            Files.createDirectories(temporary);
            content.accept(temporary);
            // Somebody may have put files there meanwhile, which would be deleted.
            requireUsable();
            replace(temporary, target);
        } catch (UnwritableException e) {
            throw new UnwritableException(e.getMessage().replace(temporary.toString(), target.toString()), e);
        } catch (InvalidInputException e) {
            // Nobody knows the temporary name.
            throw new InvalidInputException(e.getMessage().replace(temporary.toString(), target.toString()), e);
        } catch (IOException e) {
            throw WholeFile.unwritable(target, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Deletes a folder that was begun as one of {@link Temporaries}, if it is there and that can be done, and ends it. */
    public static void deleteQuietly(Path temporary) {
        try {
            delete(temporary);
        } catch (IOException e) {
            // Gone already after a success; after a failure the failure itself is what counts.
        } finally {
            Temporaries.end(temporary);
        }
    }

    /**
     * The finished folder takes the target's place, and what was there is deleted. If the process is killed on the way, {@link #claim} puts it right.
     */
    public static void replace(Path finished, Path target) throws IOException {
        Path old = null;
        ResultFiles.sync(finished);
        if (Files.exists(target)) {
            old = target.resolveSibling(ResultFiles.stem(target, ADDED) + "." + UUID.randomUUID() + OLD);
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (old != null) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        ResultFiles.sync(target.getParent());
        if (old != null) {
            discard(old, target);
        }
    }

    /** Copies a folder of files with their times, whole or not at all; it takes the place of what is there. */
    public static void copy(Path from, Path to) throws IOException {
        Path part = WholeFile.temporary(to);
        Temporaries.begin(part);
        try {
            List<Path> files = FolderEntries.of(from);
            Files.createDirectory(part);
            for (Path file : files) {
                Files.copy(file, part.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            replace(part, to);
        } finally {
            // Gone already where all went well; on a full disk half a folder is in the way.
            deleteQuietly(part);
        }
    }

    /** Under another name first: a folder that is half deleted must not be taken for one that is to come back. */
    private static void discard(Path old, Path target) throws IOException {
        Path rest = WholeFile.temporary(target);
        Files.move(old, rest, StandardCopyOption.ATOMIC_MOVE);
        delete(rest);
    }

    /** Deletes a folder, if there is one, and all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries = new ArrayList<>(FolderEntries.below(folder));
        Collections.reverse(entries);
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
