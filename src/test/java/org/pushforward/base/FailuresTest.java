package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static String words(Throwable failure) {
        String words = Failures.words(failure, "see there");
        assertEquals(1, words.lines().count(), words);
        return words;
    }

    @Test
    void whatSomebodyGaveIsToldAsItStands() {
        assertEquals("no column a", words(new ExecutionException(new InvalidInputException("no column a"))));
        assertTrue(Failures.isPlain(new InvalidInputException("no")));
    }

    @Test
    void wantOfMemoryIsToldByItsRemedy() {
        String words = words(new IllegalStateException(new OutOfMemoryError("Java heap space")));
        assertTrue(words.startsWith("not enough memory: choose smaller settings, or allow java more than "), words);
        assertTrue(words(new OutOfMemoryError("unable to create native thread: possibly out of memory")).contains("no more threads"));
        assertTrue(Failures.isPlain(new OutOfMemoryError()));
    }

    @Test
    void whatNobodyExpectedIsToldWithItsPlace() {
        String words = words(new IllegalStateException("a\nb"));
        assertTrue(words.startsWith("unexpected failure: IllegalStateException \"a\\nb\" (FailuresTest.java, line "), words);
        assertTrue(words(new StackOverflowError()).startsWith("unexpected failure: calls went too deep (FailuresTest.java, line "));
        Throwable initializer = new ExceptionInInitializerError(new IllegalStateException("x"));
        assertTrue(words(initializer).startsWith("unexpected failure: IllegalStateException \"x\""));
        assertEquals("a part of the program could not be loaded (NoClassDefFoundError \"a/B\"): "
                + "unpack the program anew, its jar with its folder lib; see there", words(new NoClassDefFoundError("a/B")));
        assertEquals("cannot read or write: no space: see there", words(new UncheckedIOException(new IOException("no space"))));
        assertTrue(words(new IllegalStateException("x".repeat(100_000))).length() < 500);
        assertFalse(Failures.isPlain(new StackOverflowError()));
    }

    @Test
    void tooLittleMemoryIsRefused() {
        long megabyte = 1 << 20;
        assertDoesNotThrow(() -> MemoryLimit.require("the lab", 115 * megabyte, 128, 512));
        assertEquals("the lab needs more memory than the 64 MB that java may use: start it as java -Xmx512m -jar pushforward.jar ...",
                assertThrows(InvalidInputException.class, () -> MemoryLimit.require("the lab", 64 * megabyte, 128, 512)).getMessage());
    }
}
