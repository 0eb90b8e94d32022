package org.pushforward.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.pushforward.base.InvalidInputException;

/**
 * Gives a reader mutants of what it reads: it may read one, or refuse it in one line of our own. {@code mvn -Pfuzz test} gives it more of them than the
 * suite does, by the property {@code fuzz.mutants}.
 */
public final class Fuzz {

    private static final int SUITE = 500;
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", SUITE);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Bytes that a reader may ask for, beside some for each byte that it is given. */
    private static final long ALLOWANCE = 64L << 20;
    private static final int BYTES_PER_BYTE = 2000;
    private static final int LONGEST_LINE = 1100;
    /** What libraries and the runtime say, and nobody else would. */
    private static final Pattern FOREIGN = Pattern.compile("Unrecognized token|Unexpected (character|end-of-input|IOException)|start-?[lL]ine|out of bounds|"
            + "java\\.|javax\\.|com\\.|org\\.|Exception|Error\\b|For input string|codec|Invalid UTF|parsing|Malformed|Duplicate field|Trailing token|JSONObject");

    private int read;
    private int refused;

    /** Reads something. */
    @FunctionalInterface
    public interface Reader<T> {
        T read() throws IOException;
    }

    private Fuzz() {}

    /**
     * Mutants of a text file.
     *
     * @param again what a value that was read becomes when it is written and read once more, or null where that says nothing; equal it must be
     */
    public static <T> void texts(Path file, Reader<T> reader, BiFunction<T, Path, T> again) throws IOException {
        files(file, reader, again, Mutator::text);
    }

    /** Mutants of a file, made in a way of one's own; the file is as it was in the end. */
    public static <T> void files(Path file, Reader<T> reader, BiFunction<T, Path, T> again, BiFunction<Mutator, byte[], byte[]> mutation) throws IOException {
        byte[] good = Files.readAllBytes(file);
        Fuzz fuzz = new Fuzz();
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutation.apply(new Mutator(seed), good);
            Files.write(file, mutant);
            T value = fuzz.accept(file.getFileName().toString(), seed, mutant.length, reader);
            if (value != null && again != null) {
                Path copy = file.resolveSibling("again-" + file.getFileName());
                assertEquals(value, again.apply(value, copy), "mutant " + seed + " of " + file + " is not the same when it is written and read again");
            }
        }
        Files.write(file, good);
        fuzz.requireBoth(file.getFileName().toString());
    }

    /** Mutants of any other kind. @param reader of the mutant with that seed */
    public static <T> void any(String what, Function<Mutator, T> reader) {
        Fuzz fuzz = new Fuzz();
        for (int seed = 0; seed < MUTANTS; seed++) {
            Mutator mutator = new Mutator(seed);
            fuzz.accept("", seed, 0, () -> reader.apply(mutator));
        }
        fuzz.requireBoth(what);
    }

    /** @return null if it was refused */
    private <T> T accept(String name, int seed, int length, Reader<T> reader) {
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        T value = null;
        try {
            value = reader.read();
            read++;
        } catch (InvalidInputException e) {
            refused++;
            String words = e.getMessage();
            requireOwnWords(words, seed);
            assertTrue(words.contains(name), () -> "mutant " + seed + " is refused without its name: " + words);
        } catch (Throwable e) {
            fail("mutant " + seed + " of " + name + " neither read nor refused", e);
        }
        long used = THREADS.getThreadAllocatedBytes(thread) - allocated;
        assertTrue(used < ALLOWANCE + (long) BYTES_PER_BYTE * length, () -> "mutant " + seed + " of " + name + " took " + used + " bytes");
        return value;
    }

    /** A line for people. */
    public static void requireOwnWords(String words, int seed) {
        assertEquals(1, words.lines().count(), () -> "mutant " + seed + ": " + words);
        assertTrue(words.chars().noneMatch(Character::isISOControl), () -> "mutant " + seed + ": " + words);
        assertTrue(words.length() <= LONGEST_LINE, () -> "mutant " + seed + ": " + words.length() + " characters: " + words);
        assertTrue(!FOREIGN.matcher(words).find(), () -> "mutant " + seed + ": " + words);
    }

    /** A test whose mutants are all good, or all bad, tests little. */
    private void requireBoth(String what) {
        if (MUTANTS > SUITE) {
            System.out.printf("fuzz %s: %d mutants, %d read, %d refused%n", what, read + refused, read, refused);
        }
        assertTrue(read > 0 && refused > 0, () -> what + ": " + read + " read, " + refused + " refused");
    }
}
