package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;

/** Names that a locale cannot express are refused before anything is made of them, with what to set. */
class FileNamesTest {

    private static final String REMEDY = "set the environment variable LC_ALL=C.UTF-8, or another locale with UTF-8, and start again";

    private static String refusal(String text, Charset charset) {
        return assertThrows(InvalidInputException.class, () -> FileNames.requireUsable(text, "the file ", charset)).getMessage();
    }

    @Test
    void namesThatArriveAreLeftAlone() {
        FileNames.requireUsable("uml\u00E4ut/\u65E5\u672C", "", StandardCharsets.UTF_8);
        FileNames.requireUsable("uml\u00E4ut", "", StandardCharsets.ISO_8859_1);
        FileNames.requireUsable("plain name?.csv", "", StandardCharsets.US_ASCII);
        FileNames.requireUsable("what??", "", StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uml\u00E4ut", "uml\uFFFD\uFFFDut", "uml??ut"})
    void damagedOnesAreRefusedHoweverTheyArrive(String name) {
        assertEquals("the file \"" + name + "\" has letters that cannot be part of a file's name in this locale (US-ASCII): " + REMEDY,
                refusal(name, StandardCharsets.US_ASCII));
    }

    @Test
    void otherLocalesHaveTheirOwnLetters() {
        assertTrue(refusal("\u65E5", StandardCharsets.ISO_8859_1).contains("in this locale (ISO-8859-1): " + REMEDY));
        assertEquals("the file \"\uFFFD.csv\" is not UTF-8, as the names of files are in this locale: rename what it names",
                refusal("\uFFFD.csv", StandardCharsets.UTF_8));
    }

    /** @return the exit code and what was printed */
    private static String started(String arguments) throws IOException, InterruptedException {
        List<String> words = JavaCommand.of(Launcher.class);
        words.addAll(List.of(arguments.split(" ")));
        // The shell makes the two bytes, so that the test itself may run in any locale.
        String command = words.stream().map(word -> "'" + word + "'").reduce("", (a, b) -> a + " " + b).replace("@", "'$(printf '\\303\\244')'");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec" + command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + printed.strip();
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"train --out /tmp/@/run", "--screenshots @"})
    void inTheLocaleCEveryCommandAndTheWindowSayWhatToSet(String arguments) throws IOException, InterruptedException {
        String said = started(arguments);
        assertTrue(said.startsWith("2 the argument \"") && said.endsWith(REMEDY), said);
        assertEquals(1, said.lines().count(), said);
    }
}
