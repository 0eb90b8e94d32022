package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Java has no generic over primitive arrays, so two classes say one thing: all but {@code tanh}, {@code exp} and logarithms, which are as precise as
 * need be.
 */
class TwinKernelsTest {

    private static final Path FOLDER = Path.of("src/main/java/org/pushforward/engine");

    @Test
    void floatsAndDoublesDoTheSame() throws IOException {
        assertIterableEquals(statements("DoubleKernels.java"), statements("FloatKernels.java"));
    }

    /** Without comments, casts, and what is of the type alone: its name, and the power of ten below which it counts as zero. */
    private static List<String> statements(String name) throws IOException {
        String code = Files.readString(FOLDER.resolve(name)).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
        for (String own : List.of("private static void tanh(", "private static void exp(", "private static void addLogs(")) {
            code = without(code, own);
        }
        String alike = code.replace("(float)", "").replace("(double)", "").replace("Float", "Double").replace("float", "double")
                .replaceAll("(?<=\\d)f\\b", "").replaceAll("\\b1e-?\\d{2,3}\\b", "TINY").replaceAll("[\\s()]", "");
        return List.of(alike.split("(?<=[;{}])"));
    }

    /** Takes a method out, from its signature to the brace that closes it. */
    private static String without(String code, String signature) {
        int start = code.indexOf(signature);
        assertTrue(start >= 0, signature);
        int end = code.indexOf('{', start);
        for (int open = 1; open > 0;) {
            end++;
            open += code.charAt(end) == '{' ? 1 : code.charAt(end) == '}' ? -1 : 0;
        }
        return code.substring(0, start) + code.substring(end + 1);
    }
}
