package org.pushforward.experiment.run;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.setting.ExperimentFile;

/**
 * The zip that a {@link RunFile} is: its entries by their names, written and read within the same limits. What no run leaves is refused before
 * anything of it is read.
 */
final class RunFileEntries implements AutoCloseable {

    /** Of one entry. */
    static final long MOST_BYTES = 512L << 20;
    /** Numbers as text are packed to a third, tables of few values to a hundredth; what swells more is no run. */
    private static final long MOST_SWELLING = 200;
    private static final long FREE_BYTES = 16L << 20;
    /** The first that a zip can tell, so that the hour is no part of the bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Writes an entry; may be asked twice. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path file;
    private final ZipFile zip;
    private final Set<String> names = new HashSet<>();

    /** @throws InvalidInputException one line, if it is no such file */
    RunFileEntries(Path file) {
        this.file = file;
        InputFile.require(file, "a run's file");
        zip = opened(file);
        boolean sound = false;
        try {
            check();
            sound = true;
        } finally {
            if (!sound) {
                close();
            }
        }
    }

    private static ZipFile opened(Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            String words = String.valueOf(e.getMessage());
            throw new InvalidInputException(words.contains("encrypted")
                    ? file + " is encrypted: take its files out, and pack them without a password"
                    : file + " is no zip, or it is torn: a run's file is one, use a whole copy", e);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private void check() {
        long all = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            InvalidInputException.require(RunFolder.names().contains(name) || List.of(RunFile.STATE, RunFile.DATA, RunFile.ARRAY).contains(name),
                    "%s holds %s, which is no file of a run: it is of a later version, or another zip", file, OneLine.quoted(name));
            InvalidInputException.require(names.add(name), "%s holds %s twice", file, name);
            long most = mostOf(name);
            InvalidInputException.require(entry.getSize() >= 0 && entry.getSize() <= most, "%s: %s is larger than %d MB", file, name, most >> 20);
            all += entry.getSize();
        }
        try {
            InvalidInputException.require(all <= FREE_BYTES + MOST_SWELLING * Files.size(file),
                    "%s would swell to %d MB, which no run does: it is not opened", file, all >> 20);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    Path file() {
        return file;
    }

    Set<String> names() {
        return names;
    }

    /** The entry of the table that the run learns. */
    Optional<String> table() {
        return Stream.of(RunFile.DATA, RunFile.ARRAY).filter(names::contains).findFirst();
    }

    /** How refusals name an entry. */
    String source(String name) {
        return file + ": " + name;
    }

    void require(String name) {
        InvalidInputException.require(names.contains(name), "%s holds no %s: it is not the file of a run", file, name);
    }

    /** Bytes of an entry that is there. */
    long size(String name) {
        return zip.getEntry(name).getSize();
    }

    byte[] bytes(String name) {
        // No larger than that, whatever the entry holds: copy() sees to it.
        ByteBuffer all = ByteBuffer.allocate((int) zip.getEntry(name).getSize());
        try {
            copy(name, new OutputStream() {

                @Override
                public void write(int value) {
                    all.put((byte) value);
                }

                @Override
                public void write(byte[] some, int from, int count) {
                    all.put(some, from, count);
                }
            });
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
        return all.array();
    }

    /** @throws InvalidInputException if the entry is not what its checksum and its size say, which the library does not look at */
    void copy(String name, OutputStream out) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        CRC32 checksum = new CRC32();
        long left = entry.getSize();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                left -= count;
                requireWhole(left >= 0, name);
                out.write(some, 0, count);
            }
        } catch (ZipException | EOFException e) {
            throw new InvalidInputException(source(name) + " is torn: use a whole copy", e);
        }
        requireWhole(left == 0 && checksum.getValue() == entry.getCrc(), name);
    }

    private void requireWhole(boolean holds, String name) {
        InvalidInputException.require(holds, "%s is torn: use a whole copy", source(name));
    }

    /** Where the table is put, by a name that says where it came from, and what it holds. @param origin the table's own path */
    Path tableIn(Path tables, String origin) {
        String entry = table().orElseThrow();
        List<String> parts = new ArrayList<>(List.of(origin.split("[/\\\\]")));
        String last = parts.get(parts.size() - 1).replaceAll("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}_-]", "_");
        String begin = last.length() > 40 ? last.substring(0, Character.isHighSurrogate(last.charAt(39)) ? 39 : 40) : last;
        return tables.resolve(begin + "-" + Long.toHexString(zip.getEntry(entry).getCrc()) + entry.substring(entry.indexOf('.')))
                .toAbsolutePath();
    }

    /** Puts the table there; the same one that is there already stays: others may learn it. */
    void putTable(Path table) {
        String entry = table().orElseThrow();
        ResultFiles.createFolder(table.getParent());
        if (!isThere(entry, table)) {
            WholeFile.write(table, out -> copy(entry, out));
        }
    }

    /** Whether a file has the bytes of an entry. */
    private boolean isThere(String name, Path there) {
        ZipEntry entry = zip.getEntry(name);
        CRC32 checksum = new CRC32();
        try {
            if (!Files.isRegularFile(there) || Files.size(there) != entry.getSize()) {
                return false;
            }
            try (InputStream in = new CheckedInputStream(Files.newInputStream(there), checksum)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            return false;
        }
        return checksum.getValue() == entry.getCrc();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param entries by their names, in their order
     * @param most    bytes of an entry
     * @throws InvalidInputException if an entry would be too large to be opened again, or the file cannot be written
     */
    static void write(Map<String, Content> entries, Path file, long most) {
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            long all = 0;
            long packed = 0;
            for (Map.Entry<String, Content> entry : entries.entrySet()) {
                String name = entry.getKey();
                ZipEntry put = new ZipEntry(name);
                put.setTimeLocal(TIME);
                zip.putNextEntry(put);
                long limit = Math.min(most, mostOf(name));
                entry.getValue().writeTo(new EntryStream(zip, limit, () -> new InvalidInputException(
                        "cannot write " + file + ": " + name + " would have more than " + (limit >> 20) + " MB; keep the run as a folder")));
                zip.closeEntry();
                all += put.getSize();
                packed += put.getCompressedSize();
            }
            zip.finish();
            InvalidInputException.require(all <= FREE_BYTES + MOST_SWELLING * packed,
                    "cannot write %s: its %d MB repeat themselves so much that it would be taken for no run; keep the run as a folder", file,
                    all >> 20);
        });
    }

    /** Bytes of an entry. */
    private static long mostOf(String name) {
        return name.equals(RunFolder.EXPERIMENT) ? ExperimentFile.MOST_BYTES : MOST_BYTES;
    }

    /** Of an entry: its end is not that of the file, and what could not be opened again is not written. */
    private static final class EntryStream extends FilterOutputStream {

        private final Supplier<InvalidInputException> tooLarge;
        private long left;

        EntryStream(OutputStream out, long most, Supplier<InvalidInputException> tooLarge) {
            super(out);
            this.left = most;
            this.tooLarge = tooLarge;
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw tooLarge.get();
            }
        }

        @Override
        public void write(int value) throws IOException {
            take(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            take(count);
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
