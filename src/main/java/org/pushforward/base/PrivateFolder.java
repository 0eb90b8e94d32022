package org.pushforward.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder for native libraries, whose content nobody but the user of this process and root can change. Where the file system knows no owners and
 * modes (Windows), every folder that can be written to passes.
 *
 * @param path      without links
 * @param stoodOpen whether others could write to it until now
 */
public record PrivateFolder(Path path, boolean stoodOpen) {

    private static final int OTHERS_WRITE = 022;
    private static final int OTHERS_ANYTHING = 077;
    /** In such a folder, /tmp for one, nobody renames or deletes what belongs to another. */
    private static final int STICKY = 01000;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    /** Why a folder cannot be used. */
    private static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String reason) {
            super(reason);
        }
    }

    /**
     * The folder that a setting names, or else the first usable one of the program's own.
     *
     * @param setting a system property
     * @param own     where the setting is absent; these, and the folders that they lie in, are closed to others first
     * @throws InvalidInputException one line, if none can be used
     */
    public static PrivateFolder choose(String setting, List<String> own) {
        String remedy = remedy(setting);
        String set = System.getProperty(setting);
        if (set != null) {
            try {
                return new PrivateFolder(require(Path.of(set).toAbsolutePath()), false);
            } catch (UnusableException e) {
                throw new InvalidInputException("cannot use " + set + " for native libraries: " + e.getMessage() + ": " + remedy, e);
            }
        }
        List<String> reasons = new ArrayList<>();
        for (String name : own) {
            try {
                Path folder = Path.of(name);
                // A home that the system does not know is "?".
                if (!folder.isAbsolute()) {
                    throw new UnusableException("there is no home");
                }
                // A lax umask leaves such folders open to a group.
                boolean stoodOpen = close(folder.getParent()) | close(folder);
                return new PrivateFolder(require(folder), stoodOpen);
            } catch (UnusableException e) {
                reasons.add(name + ": " + e.getMessage());
            } catch (InvalidPathException e) {
                reasons.add(name + ": this locale has not all of its letters");
            }
        }
        throw new InvalidInputException("there is no folder for native libraries (" + String.join("; ", reasons) + "): " + remedy);
    }

    /** How refusals end. */
    public static String remedy(String setting) {
        return "name a folder that only you can write to with java -D" + setting + "=DIR -jar ...";
    }

    private record Access(int owner, int mode) {

        static Access of(Path path) throws IOException {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode");
            return new Access((Integer) attributes.get("uid"), (Integer) attributes.get("mode"));
        }
    }

    /**
     * Makes the folder for its owner alone, if it is missing, and looks at it and at all above it.
     *
     * @return its path without links
     * @throws UnusableException if it cannot be written to, or others can change it or put another in its place
     */
    private static Path require(Path folder) throws UnusableException {
        try {
            Path real = made(folder);
            Path probe = Files.createTempFile(real, ".probe", null);
            try {
                if (hasModes(real)) {
                    requirePrivate(real, Access.of(probe).owner());
                }
            } finally {
                Files.delete(probe);
            }
            return real;
        } catch (IOException e) {
            throw new UnusableException(OneLine.reason(e));
        }
    }

    /**
     * Takes from all others what they may do in a folder of the user's own, if it is there.
     *
     * @return whether others could write to it
     * @throws UnusableException if it is another's
     */
    private static boolean close(Path folder) throws UnusableException {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !hasModes(folder)) {
                return false;
            }
            int mode = Access.of(folder).mode();
            if ((mode & OTHERS_ANYTHING) != 0) {
                Files.setPosixFilePermissions(folder, OWNER_ALONE);
            }
            return (mode & OTHERS_WRITE) != 0;
        } catch (IOException e) {
            throw new UnusableException(OneLine.reason(e));
        }
    }

    /** Whether others can write to what stands below this folder: they can enter the folder, and it is open itself. */
    public boolean isOpen(Path below) throws IOException {
        Access folder = hasModes(path) ? Access.of(path) : null;
        if (folder == null || (folder.mode() & OTHERS_ANYTHING) == 0) {
            return false;
        }
        Access access = Access.of(below);
        return (access.mode() & OTHERS_WRITE) != 0 || access.owner() != 0 && access.owner() != folder.owner();
    }

    private static Path made(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, hasModes(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                    : new FileAttribute<?>[0]);
        }
        return folder.toRealPath();
    }

    private static void requirePrivate(Path folder, int user) throws IOException, UnusableException {
        for (Path path = folder; path != null; path = path.getParent()) {
            Access access = Access.of(path);
            if (access.owner() != user && access.owner() != 0) {
                throw new UnusableException(path + " belongs to another user");
            }
            boolean closed = (access.mode() & OTHERS_WRITE) == 0 || (access.mode() & STICKY) != 0 && !path.equals(folder);
            if (!closed) {
                throw new UnusableException("other users can write to " + path);
            }
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
