package org.pushforward.lab.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.pushforward.base.Failures;
import org.pushforward.base.Version;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DatasetCard;
import org.pushforward.train.WithoutData;
import org.slf4j.LoggerFactory;

@ResourceLock(NeedsDisplay.THE_DISPLAY)
class WindowLogTest {

    @TempDir
    private Path folder;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static void fail(String message) {
        Logger logger = (Logger) LoggerFactory.getLogger(WindowLog.class);
        logger.error("unexpected failure", new IllegalStateException(message));
    }

    @Test
    void itHasVersionSystemAndStackTraces() throws IOException {
        try (WindowLog log = WindowLog.open(Optional.of(folder.resolve("log")))) {
            assertEquals("", log.problem());
            assertEquals(Optional.of(folder.resolve("log")), log.folder());
            fail("index 7");
        }
        String text = Files.readString(folder.resolve("log/pushforward.log"));
        assertTrue(text.startsWith("Pushforward " + Version.words() + ", " + Version.system()), text);
        assertTrue(text.contains("the window opens") && text.contains("the window is closed"), text);
        assertTrue(text.contains("IllegalStateException: index 7") && text.contains("WindowLogTest.java:"), text);
    }

    @Test
    void theConsoleHasOneLineAndTheFileTheTrace() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
        System.setErr(new PrintStream(console, true));
        try (WindowLog log = WindowLog.open(Optional.of(folder.resolve("log")))) {
            appender.stop();
            appender.start();
            assertEquals("", log.problem());
            LoggerFactory.getLogger(Failures.class).error("unexpected failure", new IllegalStateException("index 7"));
        } finally {
            System.setErr(before);
            appender.stop();
            appender.start();
        }
        assertEquals("ERROR Failures: unexpected failure", console.toString().strip());
        assertTrue(Files.readString(folder.resolve("log/pushforward.log")).contains("IllegalStateException: index 7"));
    }

    @Test
    void aFileThatIsGoneLeavesNoTrace() throws IOException {
        Path table = Files.writeString(folder.resolve("points.csv"), "u,v\n" + "1,2\n3,4\n5,7\n".repeat(20));
        DatasetShelf shelf = new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor());
        try (WindowLog log = WindowLog.open(Optional.of(folder.resolve("log")))) {
            assertEquals("", log.problem());
            DatasetCard card = DatasetCard.ofFile(table.toString(), TableChoice.DEFAULT);
            Files.delete(table);
            shelf.card(card.preset());
            shelf.begin();
        }
        String text = Files.readString(folder.resolve("log/pushforward.log"));
        assertTrue(text.contains("no picture of ") && !text.contains("\tat "), text);
    }

    /** Data that nobody knows have no name: there is nothing to look for, and nothing to say. */
    @Test
    void theDataOfAModelAloneLeaveNoLineAndNoCard() throws IOException {
        DatasetShelf shelf = new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor());
        try (WindowLog log = WindowLog.open(Optional.of(folder.resolve("log")))) {
            assertEquals("", log.problem());
            shelf.begin();
            int cards = shelf.cards().size();
            assertEquals("unknown", shelf.card(WithoutData.UNKNOWN).title());
            assertEquals(cards, shelf.cards().size(), "it is none to choose");
            shelf.setTheme(Theme.DARK);
        }
        String text = Files.readString(folder.resolve("log/pushforward.log"));
        assertFalse(text.contains("no picture of"), text);
        assertTrue(shelf.cards().stream().allMatch(card -> shelf.thumbnails().containsKey(card.name())));
    }

    @Test
    void itIsBounded() throws IOException {
        WindowLog log = WindowLog.open(Optional.of(folder));
        try (log) {
            for (int i = 0; i < 60_000; i++) {
                fail("number " + i);
            }
        }
        List<Path> files = files(folder);
        assertEquals(List.of(folder.resolve("pushforward.1.log"), folder.resolve("pushforward.log")), files);
        for (Path file : files) {
            assertTrue(Files.size(file) < 2 << 20, file + " has " + Files.size(file));
            assertTrue(Files.readString(file).startsWith("Pushforward " + Version.words()), "each file says of what it is");
        }
    }

    @Test
    void twoWindowsHaveTheirOwn() throws IOException {
        WindowLog first = WindowLog.open(Optional.of(folder));
        WindowLog second = WindowLog.open(Optional.of(folder));
        second.close();
        WindowLog third = WindowLog.open(Optional.of(folder));
        third.close();
        first.close();
        assertEquals(List.of(folder.resolve("pushforward-2.log"), folder.resolve("pushforward.log")), files(folder));
        assertEquals(2, Files.readString(folder.resolve("pushforward-2.log")).lines().filter(line -> line.contains("opens")).count());
    }

    @Test
    void whereItCannotBeWrittenTheWindowGoesOnAndSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (WindowLog log = WindowLog.open(Optional.of(file.resolve("log")))) {
            assertEquals(Optional.empty(), log.folder());
            assertTrue(log.problem().startsWith("No log is kept: ") && log.problem().lines().count() == 1, log.problem());
            fail("nobody hears it");
        }
        try (WindowLog none = WindowLog.open(Optional.empty())) {
            assertFalse(none.problem().isEmpty());
        }
    }

    @Test
    void itLiesBesideTheSession() {
        String session = System.getProperty("pushforward.session");
        try {
            System.setProperty("pushforward.session", folder.resolve("session").toString());
            assertEquals(Optional.of(folder.resolve("log")), WindowLog.wished());
            System.setProperty(WindowLog.SETTING, "none");
            assertEquals(Optional.empty(), WindowLog.wished());
            System.setProperty(WindowLog.SETTING, folder.resolve("other").toString());
            assertEquals(Optional.of(folder.resolve("other")), WindowLog.wished());
        } finally {
            System.clearProperty(WindowLog.SETTING);
            if (session == null) {
                System.clearProperty("pushforward.session");
            } else {
                System.setProperty("pushforward.session", session);
            }
        }
    }
}
