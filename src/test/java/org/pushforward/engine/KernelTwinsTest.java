package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Kernels in both precisions are written twice, since Java has no type of either. What is mended in one has to be mended in the other. */
class KernelTwinsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/pushforward/engine");
    /** Each precision approximates these in its own way. */
    private static final String[] OWN = {"private static void tanh(", "private static void exp("};

    @Test
    void floatAndDoubleKernelsDifferInTheirTypeAlone() throws IOException {
        assertEquals(normal("FloatKernels.java"), normal("DoubleKernels.java"));
    }

    private static String normal(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        for (String method : OWN) {
            source = without(source, method);
        }
        return source.replaceAll("Float|Double", "Real").replaceAll("\\b(float|double)\\b", "real").replaceAll("FLOAT|DOUBLE", "REAL")
                .replace("(real) ", "")
                // Literals: 1f and 1; what is next to nothing, or enormous, is so by the type's range.
                .replaceAll("(?<=\\d)(\\.0)?f\\b", "").replaceAll("1e(-?)\\d+", "1e$1range");
    }

    /** Without a method and the comment on it. */
    private static String without(String source, String method) {
        int declared = source.indexOf(method);
        int from = source.lastIndexOf("    }\n", declared);
        int to = source.indexOf("\n    }\n", declared);
        return source.substring(0, from) + source.substring(to + 1);
    }
}
