package org.pushforward.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pushforward.base.Installation;

/**
 * The native libraries that the build has unpacked beside the program's jars, which the system loads from there: whoever can change them can change
 * the program too, so there is nothing to check, and nothing is written.
 */
final class UnpackedLibraries {

    static final String FOLDER = "natives";

    private UnpackedLibraries() {}

    /** Their folder; empty where the program runs from the classes of its build, or its libraries are packed. */
    static Optional<Path> folder() {
        return Installation.libraries().map(libraries -> libraries.resolve(FOLDER)).filter(Files::isDirectory);
    }

    /** Has JavaCPP and JNA load from a folder; to be called before any of their classes is touched. */
    static void use(Path folder) {
        System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
        String others = System.getProperty("java.library.path", "");
        System.setProperty("java.library.path", others.isEmpty() ? folder.toString() : folder + File.pathSeparator + others);
        // JavaCPP gives a library that it loads under another name a link in its cache, in a folder with the name of the one that it lies in: with
        // this cache the link is the library.
        System.setProperty(NativeCache.SETTING, folder.getParent().toString());
        System.setProperty("jna.boot.library.path", folder.toString());
    }
}
