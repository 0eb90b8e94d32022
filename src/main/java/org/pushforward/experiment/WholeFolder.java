package org.pushforward.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.Temporaries;

/**
 * Writes folders that are there whole or not at all: into a temporary folder beside, which then takes the folder's place. Results of the same kind
 * may be replaced; any other folder that is not empty is refused.
 */
final class WholeFolder {

    private final Path target;
    private final String summary;
    private final Pattern names;

    /**
     * @param summary the file without which a folder holds no results of this kind
     * @param names   what the files of such results are called, that one included
     * @throws InvalidInputException if no folder can have that path
     */
    WholeFolder(Path path, String summary, Pattern names) {
        this.target = path.toAbsolutePath().normalize();
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
        Path existing = target;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        InvalidInputException.require(Files.isDirectory(existing), "cannot write to the folder %s: %s is a file", target, existing);
        Path changed = existing.equals(target) ? target.getParent() : existing;
        InvalidInputException.require(Files.isWritable(changed), "cannot write to the folder %s: %s is not writable", target, changed);
        if (Files.exists(target)) {
            List<Path> entries = entries();
            boolean own = entries.stream().allMatch(entry -> names.matcher(entry.getFileName().toString()).matches() && Files.isRegularFile(entry));
            InvalidInputException.require(entries.isEmpty() || own && Files.isRegularFile(target.resolve(summary)),
                    "the folder %s holds other files than such results: choose a new or an empty one", target);
        }
    }

    private List<Path> entries() {
        try (Stream<Path> entries = Files.list(target)) {
            return entries.toList();
        } catch (IOException e) {
            throw WholeFile.unreadable(target, e);
        }
    }

    /**
     * @param content writes the files into the folder that it is given
     * @throws InvalidInputException if the folder cannot be written; what was there before is then still there
     */
    void write(Consumer<Path> content) {
        requireUsable();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Temporaries.begin(temporary);
            Files.createDirectories(temporary);
            content.accept(temporary);
            replace(temporary, target);
        } catch (IOException e) {
            throw WholeFile.unwritable(target, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static void deleteQuietly(Path temporary) {
        Temporaries.end(temporary);
        try {
            delete(temporary);
        } catch (IOException e) {
            // Gone already after a success; after a failure the failure itself is what counts.
        }
    }

    /** The finished folder takes the target's place, and what was there is deleted. */
    static void replace(Path finished, Path target) throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".old");
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
        if (old != null) {
            delete(old);
        }
    }

    /** Deletes a folder, if there is one, and all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
