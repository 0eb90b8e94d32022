package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.Json;

/** Files that are whole by their checksum, or by their brackets, and yet not what a run writes: refused like torn ones. */
class CraftedFilesTest {

    @TempDir
    Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CraftedFilesTest.class.getResourceAsStream("/errors/" + name)) {
            return in.readAllBytes();
        }
    }

    private void assertNoCheckpoint(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("checkpoint.bin"), content);
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> CheckpointFile.read(file, Padding.none()));
        assertEquals(file + " is not a whole checkpoint: delete the run and start it anew", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint-crafted-1.bin", "checkpoint-crafted-2.bin"})
    void checkpointsWithARightChecksumAndWrongLengths(String name) throws IOException {
        assertNoCheckpoint(resource(name));
    }

    /** Writes a checkpoint but for its checksum. */
    @FunctionalInterface
    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static void head(DataOutputStream out, long step, double parameter) throws IOException {
        out.writeLong(0x5055534846574432L);
        out.writeLong(77);
        out.writeLong(step);
        for (int vector = 0; vector < 3; vector++) {
            out.writeInt(1);
            out.writeDouble(vector == 0 ? parameter : 1);
        }
        out.writeInt(0);
    }

    private static void row(DataOutputStream out, long step, int width, int quantiles) throws IOException {
        out.writeLong(step);
        out.writeInt(width);
        out.write(new byte[Double.BYTES * width]);
        out.writeInt(1);
        out.writeInt(quantiles);
        out.write(new byte[Double.BYTES * quantiles]);
    }

    private static Body rows(long step, double parameter, int width, int quantiles) {
        return out -> {
            head(out, step, parameter);
            out.writeInt(1);
            row(out, Math.max(0, step), width, quantiles);
        };
    }

    static Stream<Body> bodies() {
        return Stream.of(
                out -> { },
                out -> head(out, 5, 1),
                rows(-1, 1, 12, 5),
                rows(5, Double.NaN, 12, 5),
                rows(5, 1, 10, 5),
                rows(5, 1, 13, 5),
                rows(5, 1, 12, 4),
                // No row, one that is not there, as many as there can be, fewer than none; a row of a step to come; something behind the last.
                out -> {
                    head(out, 5, 1);
                    out.writeInt(0);
                },
                out -> {
                    head(out, 5, 1);
                    out.writeInt(2);
                    row(out, 5, 12, 5);
                },
                out -> {
                    head(out, 5, 1);
                    out.writeInt(Integer.MAX_VALUE);
                },
                out -> {
                    head(out, 5, 1);
                    out.writeInt(-1);
                },
                out -> {
                    head(out, 5, 1);
                    out.writeInt(1);
                    row(out, 6, 12, 5);
                },
                out -> {
                    rows(5, 1, 12, 5).writeTo(out);
                    out.writeInt(0);
                });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void checkpointsThatSayOneThingAndHoldAnother(Body body) throws IOException {
        assertNoCheckpoint(withChecksum(body));
    }

    private static byte[] withChecksum(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        body.writeTo(out);
        CRC32 checksum = new CRC32();
        checksum.update(bytes.toByteArray());
        out.writeLong(checksum.getValue());
        return bytes.toByteArray();
    }

    /** Else the test above would show little. */
    @Test
    void theLikeOfThemThatIsWholeIsRead() throws IOException {
        Path file = Files.write(folder.resolve("checkpoint.bin"), withChecksum(rows(5, 1, 12, 5)));
        assertEquals(5, CheckpointFile.read(file, Padding.none()).checkpoint().step());
    }

    private String refusedMetrics(byte[] content) throws IOException {
        Files.write(folder.resolve(RunFolder.METRICS), content);
        String words = assertThrows(InvalidInputException.class, () -> new RunFolder(folder).metrics()).getMessage();
        assertTrue(words.startsWith(folder.resolve(RunFolder.METRICS).toString()), words);
        return words.substring(folder.resolve(RunFolder.METRICS).toString().length());
    }

    @Test
    void metricsThatAreNone() throws IOException {
        assertEquals(" holds no JSON object: it is torn or another file, use a whole copy",
                refusedMetrics(resource("metrics-without-divergence.json")));
        assertEquals(" is empty", refusedMetrics(new byte[0]));
        for (String torn : List.of("{\"dataset\": 1", "{\"dataset\": 1.", "{\"dataset\": [1, ", "{\"dataset\": [1,", "{\"dataset\": 1,\n",
                "{\"dataset\": -", "{\"dataset\": 1e", "{\"dataset\": \"a")) {
            assertEquals(" ends too early: it is torn, use a whole copy", refusedMetrics(torn.getBytes()));
        }
    }

    @Test
    void metricsWithoutAField() throws IOException {
        ObjectNode good = (ObjectNode) Json.MAPPER.readTree(Metrics.GOOD);
        for (Map.Entry<String, JsonNode> field : good.properties()) {
            ObjectNode without = good.deepCopy();
            without.remove(field.getKey());
            assertEquals(": the field " + field.getKey() + " is missing", refusedMetrics(Json.MAPPER.writeValueAsBytes(without)));
            ObjectNode wrong = good.deepCopy();
            wrong.set(field.getKey(), Json.MAPPER.createArrayNode());
            assertTrue(refusedMetrics(Json.MAPPER.writeValueAsBytes(wrong)).startsWith(": " + field.getKey() + ": "), field.getKey());
        }
    }

    /** What follows the path. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\": NaN}                | , line 1, column 10: this is not JSON: ",
        "{\"a\": 1} x                | , line 1, column 11: this is not JSON: ",
        "{\"a\": 1} {}               | , line 1, column 10: something follows after the end of the object",
        "{\"a\": 1, \"a\": 2}        | , line 1, column 13: the field \"a\" is there twice",
        "{'a': 1}                    | , line 1, column 2: this is not JSON: ",
        "{\"a\": 01}                 | , line 1, column 8: this is not JSON: ",
    })
    void jsonThatIsNoneIsToldInOurWords(String content, String words) throws IOException {
        String found = refusedMetrics(content.getBytes());
        assertTrue(found.startsWith(words), found);
    }

    static Stream<String> endless() {
        return Stream.of("[".repeat(100_000), "{\"a\":".repeat(100_000),
                "{\"a\": " + "9".repeat(10_000) + "}", "{\"a\": 1." + "9".repeat(10_000) + "}",
                "{\"a\": \"" + "x".repeat(30_000_000) + "\"}", "{\"" + "x".repeat(100_000) + "\": 1}");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void jsonWithoutEndIsToldAtOnce(String content) throws IOException {
        String found = refusedMetrics(content.getBytes());
        assertTrue(found.length() < 1000 && found.contains("longer or deeper than any that this program writes"), found);
    }
}
