package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void escapesWhatWouldBreakOrHideALine() {
        assertEquals("a\\nb\\r\\tc\\u001b[31m\\u2028\\u202e", OneLine.of("a\nb\r\tc\u001b[31m\u2028\u202e"));
        assertEquals("Müller 数 😀", OneLine.of("Müller 数 😀"));
    }

    @Test
    void everyRefusalIsOneLineWhateverItQuotes() {
        assertEquals("no column a\\nb", new InvalidInputException("no column a\nb").getMessage());
    }

    @Test
    void messagesWithoutEndKeepTheirTwoEnds() {
        String message = new InvalidInputException("there is no file " + "\u0007".repeat(10_000_000) + ": choose another").getMessage();
        assertTrue(message.length() < 1010, message);
        assertTrue(message.startsWith("there is no file \\u0007") && message.endsWith("\\u0007: choose another"), message);
    }

    @Test
    void wordsBeginWithACapital() {
        assertEquals("The κ of x", OneLine.capital("the κ of x"));
        assertEquals("4 × 4", OneLine.capital("4 × 4"));
        assertEquals("", OneLine.capital(""));
    }

    @Test
    void longCellsAreCutBetweenCharacters() {
        assertEquals("\"" + "x".repeat(24) + "...\"", OneLine.quoted("x".repeat(25)));
        assertEquals("\"" + "x".repeat(23) + "...\"", OneLine.quoted("x".repeat(23) + "😀"));
        assertEquals("\"" + "x".repeat(24) + "\"", OneLine.quoted("x".repeat(24)));
    }

    @Test
    void reasonsAreThoseOfTheSystem() {
        assertEquals("permission denied", OneLine.reason(new AccessDeniedException("/p")));
        assertEquals("No space left on device", OneLine.reason(new FileSystemException("/p", null, "No space left on device")));
        // Their message is the path, of which nobody learns what is wrong.
        assertEquals("the folder is not empty", OneLine.reason(new DirectoryNotEmptyException("/p")));
        assertEquals("it is not a folder", OneLine.reason(new NotDirectoryException("/p")));
        assertEquals("NotLinkException", OneLine.reason(new NotLinkException("/p")));
        assertEquals("IOException", OneLine.reason(new IOException()));
    }
}
