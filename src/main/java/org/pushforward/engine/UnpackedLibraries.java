package org.pushforward.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pushforward.base.Installation;
import org.pushforward.base.InvalidInputException;

/**
 * The native libraries that the build has unpacked beside the program's jars, which the system loads from there: whoever can change them can change
 * the program too, so there is nothing to check, and nothing is written but one library's copy, where this folder is another's.
 */
final class UnpackedLibraries {

    static final String FOLDER = "natives";

    private UnpackedLibraries() {}

    /** Their folder; empty where the program runs from the classes of its build, or its libraries are packed. */
    static Optional<Path> folder() {
        return Installation.libraries().map(libraries -> libraries.resolve(FOLDER)).filter(Files::isDirectory);
    }

    /**
     * Has JavaCPP and JNA load from a folder; to be called before any of their classes is touched.
     *
     * @throws InvalidInputException one line, if nothing can be written beside it, nor is there a folder that only this user can write to
     */
    static void use(Path folder) {
        System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
        String others = System.getProperty("java.library.path", "");
        System.setProperty("java.library.path", others.isEmpty() ? folder.toString() : folder + File.pathSeparator + others);
        // JavaCPP looks for a library that it loads under another name in its cache, in a folder with the name of the one that it lies in: with this
        // cache it has it already. But it takes no cache that it cannot write to: that library is copied then, to where others may not put theirs.
        if (Files.isWritable(folder.getParent())) {
            System.setProperty(NativeCache.SETTING, folder.getParent().toString());
        } else {
            NativeCache.prepare();
        }
        System.setProperty("jna.boot.library.path", folder.toString());
    }
}
