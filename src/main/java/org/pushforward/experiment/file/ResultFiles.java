package org.pushforward.experiment.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;

/** What results of every kind need of the file system: folders that can be written to, and files that are there whole or not at all. */
public final class ResultFiles {

    /** Bytes in UTF-8 that systems let the name of a file have; some count otherwise, and take no fewer. */
    public static final int LONGEST_NAME = 255;
    /** A longer word behind the last dot of a name does not say what is in the file. */
    private static final int LONGEST_ENDING = 12;

    private ResultFiles() {}

    /**
     * A name that is no longer than it may be: of one that is, its beginning, in whole characters, what tells it from others that begin alike, and
     * its ending.
     *
     * @param most bytes in UTF-8, 64 or more
     */
    public static String shortened(String name, int most) {
        byte[] whole = name.getBytes(StandardCharsets.UTF_8);
        if (whole.length <= most) {
            return name;
        }
        CRC32 sum = new CRC32();
        sum.update(whole);
        int dot = name.lastIndexOf('.');
        String end = "-" + Long.toHexString(sum.getValue()) + (dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "");
        int room = most - end.getBytes(StandardCharsets.UTF_8).length;
        int cut = 0;
        while (true) {
            int next = name.offsetByCodePoints(cut, 1);
            room -= name.substring(cut, next).getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                return name.substring(0, cut) + end;
            }
            cut = next;
        }
    }

    /** The name of a file or folder, {@link #shortened} so far that so many bytes can be added to it. */
    public static String stem(Path path, int added) {
        return shortened(path.getFileName().toString(), LONGEST_NAME - added);
    }

    /**
     * Has the system say whether it takes a name, before any work is done for it. The folder above must be there.
     *
     * @throws UnwritableException if it does not, as a name may be too long
     */
    static void requireTaken(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            // A good name for what is to be made.
            return;
        } catch (IOException e) {
            throw WholeFile.unwritable(path, e);
        }
    }

    /**
     * Where a path leads: links followed, though its last parts may still have to be made. However it is written, one place has one such path.
     *
     * @return absolute and without links
     * @throws InvalidInputException if a link on the way leads nowhere
     */
    public static Path followed(Path path) {
        return followed(path.toAbsolutePath(), path);
    }

    private static Path followed(Path absolute, Path asked) {
        try {
            if (Files.exists(absolute)) {
                // A pipe or a terminal has a name in /dev alone.
                return Files.isRegularFile(absolute) || Files.isDirectory(absolute) ? absolute.toRealPath() : absolute;
            }
            InvalidInputException.require(!Files.isSymbolicLink(absolute), "%s leads nowhere: the link %s points to %s, which is not there; make "
                    + "that first, or remove the link", asked, absolute, Files.isSymbolicLink(absolute) ? Files.readSymbolicLink(absolute) : "");
        } catch (IOException e) {
            throw WholeFile.unreadable(absolute, e);
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            return absolute;
        }
        Path above = followed(parent, asked);
        String name = absolute.getFileName().toString();
        if (name.equals("..")) {
            return above.getParent() == null ? above : above.getParent();
        }
        return name.equals(".") || name.isEmpty() ? above : above.resolve(name);
    }

    /**
     * Refuses to write over what is read, by whatever path or link it is called.
     *
     * @param output a file, or a folder that is replaced as a whole
     * @param inputs those that are null or no files are passed over
     * @throws InvalidInputException if one of them is the output, or lies in it
     */
    public static void requireNotInput(Path output, Path... inputs) {
        Path target = followed(output);
        for (Path input : inputs) {
            // What is read from a pipe cannot be written over.
            if (input == null || !Files.isRegularFile(input)) {
                continue;
            }
            try {
                InvalidInputException.require(!(Files.exists(target) && Files.isSameFile(target, input)),
                        "cannot write %s: it is the input %s; choose another name", output, input);
                InvalidInputException.require(!input.toRealPath().startsWith(target),
                        "cannot write to the folder %s: the input %s lies in it and would be lost; choose another folder", output, input);
            } catch (IOException e) {
                throw WholeFile.unreadable(input, e);
            }
        }
    }

    /**
     * Puts a folder back that was being replaced when its process was killed, so that what is in it can be read.
     *
     * @param file in that folder; null for none
     * @throws InvalidInputException if that is under way, or does not work
     */
    public static void restoreFolderOf(Path file) {
        Path folder = file == null ? null : InputFile.absolute(file).getParent();
        if (folder != null && folder.getFileName() != null && WholeFolder.isLeft(folder)) {
            WholeFolder.claim(followed(folder), () -> {}).close();
        }
    }

    /** Has the system write to the disk what was renamed in a folder; where it cannot be asked to, it does so in its own time. */
    static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders.
        }
    }

    /**
     * Refuses a folder that could not be made or written to, before any work is done for it. Changes nothing.
     *
     * @throws UnwritableException one line
     */
    public static void requireWritableFolder(Path folder) {
        requireWritable(existing(folder), folder);
    }

    /**
     * The folder in which those that are missing are to be made.
     *
     * @return the nearest one that there is, of a folder and those above it
     * @throws UnwritableException if that is a file
     */
    static Path existing(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        UnwritableException.require(Files.isDirectory(existing), "cannot write to the folder %s: %s is a file", folder, existing);
        return existing;
    }

    /** Refuses a folder for which another would have to be changed that cannot be. @throws UnwritableException one line */
    public static void requireWritable(Path changed, Path folder) {
        UnwritableException.require(Files.isWritable(changed), "cannot write to the folder %s: %s is not writable", folder, changed);
    }

    /**
     * Makes a folder and those above it, where they are missing.
     *
     * @throws InvalidInputException if it cannot be made
     */
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw WholeFile.unwritable(folder, e);
        }
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(Path file, byte[] content) {
        WholeFile.write(file, out -> out.write(content));
    }

    /** As {@link #write(Path, byte[])}, in UTF-8. */
    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
