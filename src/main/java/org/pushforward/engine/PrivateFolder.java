package org.pushforward.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.pushforward.base.OneLine;

/**
 * A folder whose content nobody but the user of this process and root can change. Where the file system knows no owners and modes (Windows), every
 * folder that can be written to passes.
 */
final class PrivateFolder {

    private static final int OTHERS_WRITE = 022;
    private static final int OTHERS_ANYTHING = 077;
    /** In such a folder, /tmp for one, nobody renames or deletes what belongs to another. */
    private static final int STICKY = 01000;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /** Why a folder cannot be used. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String reason) {
            super(reason);
        }
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
    static Path require(Path folder) throws UnusableException {
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
    static boolean close(Path folder) throws UnusableException {
        try {
            if (!Files.isDirectory(folder) || !hasModes(folder)) {
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

    /** Whether others can write to what stands below a private folder: they can enter all folders above it, and it is open itself. */
    static boolean isOpen(Path path, Path folder) throws IOException {
        if (!hasModes(path) || (Access.of(folder).mode() & OTHERS_ANYTHING) == 0) {
            return false;
        }
        Access access = Access.of(path);
        return (access.mode() & OTHERS_WRITE) != 0 || access.owner() != 0 && access.owner() != Access.of(folder).owner();
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
