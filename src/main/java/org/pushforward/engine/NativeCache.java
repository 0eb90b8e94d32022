package org.pushforward.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.base.PrivateFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that JavaCPP unpacks the native libraries into and loads them from. Left to itself it takes what lies there at its word: anybody's, in
 * a folder for temporary files, and a torn library too, if it has the right size and time, which ends the process without a word.
 *
 * <p>So the folder is chosen here, one that no other user can change, and every library in it is compared with the program's jars once; the manifest
 * {@value #MANIFEST} keeps size and times of those that were found to be right, so that the next start only looks at these. What is not right is
 * deleted, and JavaCPP unpacks it again. All this happens under the lock that JavaCPP holds while it unpacks.
 */
final class NativeCache {

    static final String SETTING = "org.bytedeco.javacpp.cachedir";
    static final String MANIFEST = ".pushforward-checked";

    private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);
    private static final String JNA_SETTING = "jna.tmpdir";
    /** JavaCPP's own. */
    private static final String LOCK = ".lock";
    private static final long NEEDED_MEGABYTES = 400;
    /** Nine tenths of all that is unpacked, and the last of it. */
    private static final String LARGEST = System.mapLibraryName("nd4jcpu");
    private static final String REMEDY = PrivateFolder.remedy(SETTING);

    private final PrivateFolder place;
    private final Path folder;

    NativeCache(PrivateFolder place) {
        this.place = place;
        folder = place.path();
    }

    /**
     * Makes sure of what will be loaded; to be called before any class of JavaCPP, ND4J or JNA is touched.
     *
     * @throws InvalidInputException one line, if there is no folder that only this user can write to
     */
    static NativeCache prepare() {
        // The places that JavaCPP takes by itself.
        NativeCache cache = new NativeCache(PrivateFolder.choose(SETTING, List.of(System.getProperty("user.home") + "/.javacpp/cache",
                System.getProperty("java.io.tmpdir") + "/.javacpp-" + System.getProperty("user.name") + "/cache")));
        System.setProperty(SETTING, cache.folder.toString());
        if (System.getProperty(JNA_SETTING) == null) {
            System.setProperty(JNA_SETTING, cache.folder.toString());
        }
        try {
            cache.check(NativeCache::jarsOfTheProgram);
        } catch (IOException e) {
            throw new InvalidInputException("the native libraries in " + cache.folder + " cannot be checked (" + OneLine.reason(e) + "): " + REMEDY,
                    e);
        }
        return cache;
    }

    Path folder() {
        return folder;
    }

    /** Whether the libraries lie in the folder, so that none of size has to be unpacked before it can be loaded. */
    boolean isFilled() {
        try {
            return libraries().stream().anyMatch(library -> library.endsWith(LARGEST));
        } catch (IOException e) {
            // Whoever loads them says what is wrong.
            LOG.debug("What lies in {} is not known", folder, e);
            return true;
        }
    }

    /** A sentence for failures to load: a full disk is the one that JavaCPP keeps to itself. */
    String likelyCause() {
        try {
            long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
            if (megabytes < NEEDED_MEGABYTES) {
                return "the disk of " + folder + " has only " + megabytes + " MB left where unpacking takes " + NEEDED_MEGABYTES + ": make room, or "
                        + REMEDY;
            }
        } catch (IOException e) {
            LOG.debug("The room in {} is not known", folder, e);
        }
        return "the program was built for another kind of machine, libgomp is missing, or nothing in " + folder + " may be executed: in that case "
                + REMEDY;
    }

    /** What names the jars that libraries come from by their file names. */
    @FunctionalInterface
    interface Jars {
        Map<String, Path> byName() throws IOException;
    }

    /**
     * Deletes every library that is not what the jars hold, or that others could have put there.
     *
     * @param jars asked for only if there is a library that the manifest does not know
     * @throws InvalidInputException one line, if others can write to a library
     */
    void check(Jars jars) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            LOG.debug("Looking at {} under {}", folder, lock);
            Map<String, String> known = place.stoodOpen() ? Map.of() : readManifest();
            Map<String, String> right = new TreeMap<>();
            Map<String, Path> paths = null;
            for (Path library : libraries()) {
                requireClosed(library);
                String name = name(folder.relativize(library));
                String stamp = stamp(library);
                if (stamp.equals(known.get(name))) {
                    right.put(name, stamp);
                    continue;
                }
                paths = paths == null ? jars.byName() : paths;
                Path jar = paths.get(folder.relativize(library).getName(0).toString());
                // Without a jar it is another program's.
                if (jar != null && !place.stoodOpen() && isOf(jar, library)) {
                    right.put(name, stamp);
                } else if (jar != null) {
                    Files.delete(library);
                }
            }
            if (!right.equals(known)) {
                writeManifest(right);
            }
        }
    }

    private void requireClosed(Path library) throws IOException {
        for (Path path = library; !path.equals(folder); path = path.getParent()) {
            if (place.isOpen(path)) {
                throw new InvalidInputException("other users can write to " + path + ", which the native libraries lie in: close it to them "
                        + "(chmod -R go-w " + folder + "), or " + REMEDY);
            }
        }
    }

    /** The unpacked files, not the links between them: each lies in a folder with the name of its jar. */
    private List<Path> libraries() throws IOException {
        return FolderEntries.below(folder).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && file.getNameCount() > folder.getNameCount() + 1)
                .sorted().toList();
    }

    /** Whether a library is the one in the jar, as far as a checksum can tell; one that JavaCPP renamed, whether it is any of that folder. */
    private boolean isOf(Path jar, Path library) throws IOException {
        Path inJar = folder.relativize(library);
        String entryFolder = name(inJar.subpath(1, inJar.getNameCount() - 1)) + "/";
        String name = library.getFileName().toString();
        Map<String, JarEntry> entries = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            file.stream().filter(entry -> entry.getName().startsWith(entryFolder) && entry.getName().indexOf('/', entryFolder.length()) < 0)
                    .forEach(entry -> entries.put(entry.getName().substring(entryFolder.length()), entry));
        }
        List<JarEntry> candidates = entries.containsKey(name) ? List.of(entries.get(name)) : List.copyOf(entries.values());
        long size = Files.size(library);
        if (candidates.stream().noneMatch(entry -> entry.getSize() == size)) {
            return false;
        }
        long checksum = checksum(library);
        return candidates.stream().anyMatch(entry -> entry.getSize() == size && entry.getCrc() == checksum);
    }

    private static long checksum(Path library) throws IOException {
        CRC32 checksum = new CRC32();
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ)) {
            // What is said to be right must be on the disk, not only on its way there.
            channel.force(false);
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        return checksum.getValue();
    }

    /** What changes when a file is written, moved or replaced. */
    private static String stamp(Path library) throws IOException {
        boolean unix = library.getFileSystem().supportedFileAttributeViews().contains("unix");
        String names = unix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime,creationTime";
        return new TreeMap<>(Files.readAttributes(library, names)).toString();
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /** @return the stamps by name; what cannot be read is checked again */
    private Map<String, String> readManifest() {
        Map<String, String> stamps = new TreeMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve(MANIFEST))) {
            lines.map(line -> line.split("\t", 2)).filter(parts -> parts.length == 2).forEach(parts -> stamps.put(parts[0], parts[1]));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("There is no manifest of {}", folder, e);
        }
        return stamps;
    }

    private void writeManifest(Map<String, String> stamps) throws IOException {
        Path part = Files.createTempFile(folder, MANIFEST, null);
        try {
            Files.write(part, stamps.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue()).toList());
            Files.move(part, folder.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next start looks at all of them again; this one has done so.
            LOG.debug("The manifest of {} is not written", folder, e);
            Files.deleteIfExists(part);
        }
    }

    /** All jars of the class path that have a manifest, as those of libraries have. */
    private static Map<String, Path> jarsOfTheProgram() throws IOException {
        Map<String, Path> jars = new HashMap<>();
        for (URL url : Collections.list(NativeCache.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
            if (url.openConnection() instanceof JarURLConnection connection) {
                Path jar = Path.of(connection.getJarFile().getName());
                jars.put(jar.getFileName().toString(), jar);
            }
        }
        return jars;
    }
}
