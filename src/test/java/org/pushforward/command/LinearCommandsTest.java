package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.theory.linear.SquareMatrix;

/** {@code factor} and {@code fit-linear}: what they leave behind, and what they refuse. */
class LinearCommandsTest extends CommandTester {

    private JsonNode result(String command) throws IOException {
        return new ObjectMapper().readTree(done(command + " --json").out());
    }

    private JsonNode summary(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).resolve("summary.json").toFile());
    }

    @Test
    void numbersOutOfRangeAreNullWhereverTheyStand() throws IOException {
        String rows = "c1,c2,c3,c4,c5,c6,c7,c8\n";
        for (int r = 0; r < 8; r++) {
            rows += ("0,".repeat(r) + "1e60" + ",0".repeat(7 - r)) + "\n";
        }
        Files.writeString(folder.resolve("huge.csv"), rows);
        JsonNode printed = result("factor @/huge.csv --out @/huge");
        JsonNode written = summary("huge");
        assertTrue(printed.get("det").isNull() && written.get("det").isNull());
        assertEquals(8 * 60 * Math.log(10), printed.get("log_det").doubleValue(), 1e-9);
        written.get("conditions").forEach(condition -> assertTrue(condition.isNumber() || condition.isNull(), condition.toString()));
    }

    @Test
    void anArrayOfNumpyIsAMatrixToo() throws IOException {
        double[] values = {2, 1, 0, 0.5, 0, 3, 1, 0, 1, 0, 2, 0, 0, 1, 0, 4};
        try (OutputStream out = Files.newOutputStream(folder.resolve("m.npy"))) {
            NumpyFile.write(new NumpyFile.Array(new int[] {4, 4}, values), out);
        }
        int count = result("factor @/m.npy --out @/m").get("count").asInt();
        assertArrayEquals(values, MatrixFile.read(folder.resolve("m/target.csv")).values());
        assertArrayEquals(values, product("m", count).values(), 1e-9);
        try (OutputStream out = Files.newOutputStream(folder.resolve("m.npy"))) {
            NumpyFile.write(new NumpyFile.Array(new int[] {2, 8}, values), out);
        }
        assertEquals(folder.resolve("m.npy") + " holds no square matrix: it has 2 rows of 8 numbers", refusal(1, "factor @/m.npy --out @/no"));
    }

    /** The product of the factors in the order of their names. */
    private SquareMatrix product(String name, int count) {
        SquareMatrix product = null;
        for (int k = 1; k <= count; k++) {
            SquareMatrix factor = MatrixFile.read(folder.resolve(name).resolve(String.format("factor_%02d.csv", k)));
            product = product == null ? factor : product.times(factor);
        }
        return product;
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"gauss,lup,47", "toeplitz,stable,12", "permutation,shortest,6", "orthogonal,stable,12", "ill_conditioned,stable,12"})
    void factorsMultiplyToTheTarget(String kind, String route, int bound) throws IOException {
        JsonNode printed = result("factor --random " + kind + " --size 6 --seed 3 --route " + route + " --out @/f");
        JsonNode summary = summary("f");
        int count = summary.get("count").asInt();
        assertTrue(count <= bound);
        assertEquals(bound, summary.get("bound").asInt());
        assertEquals(count, summary.get("kinds").size());
        assertEquals(count + 2, names("f").size());
        SquareMatrix target = MatrixFile.read(folder.resolve("f/target.csv"));
        assertEquals(summary.get("residual").asDouble(), target.relativeDistance(product("f", count)), 1e-12);
        assertEquals(count, summary.get("stages").get(summary.get("stages").size() - 1).get("last").asInt());
        for (String field : List.of("route", "bound", "size", "count", "residual", "tolerance", "worst_condition", "condition_floor", "det",
                "log_det")) {
            assertEquals(summary.get(field), printed.get(field), field);
        }
        assertTrue(summary.get("det").asDouble() > 0);
    }

    @Test
    void moreFactorsLowerTheWorstCondition() throws IOException {
        Files.copy(Path.of("src/test/resources/org/pushforward/theory/linear/matrix/factor_near_duplicate_columns_4x4.csv"), folder.resolve("m.csv"));
        double before = Double.POSITIVE_INFINITY;
        for (int most : new int[] {12, 14, 16, 20}) {
            JsonNode summary = result("factor @/m.csv --factors " + most + " --out @/f");
            assertEquals(most, summary.get("count").asInt());
            assertEquals(most, summary.get("bound").asInt());
            double worst = summary.get("worst_condition").asDouble();
            assertTrue(worst < before && worst >= summary.get("condition_floor").asDouble(), most + ": " + worst);
            assertTrue(summary.get("residual").asDouble() <= summary.get("tolerance").asDouble());
            before = worst;
        }
        assertEquals(6, result("factor --random orthogonal --size 8 --factors 20 --out @/f").get("count").asInt());
        assertTrue(refusal(2, "factor --random gauss --size 4 --factors 13 --out @/f")
                .startsWith("the stable route takes an even number of factors from 12 to 44, not 13"));
    }

    @Test
    void aProductThatIsNotTheMatrixIsRefusedAndNothingWritten() throws IOException {
        Path equal = folder.resolve("equal.csv");
        Files.copy(Path.of("src/test/resources/org/pushforward/theory/linear/matrix/factor_equicorrelation_6x6.csv"), equal);
        String refused = refusal(1, "factor @/equal.csv --route shortest --out @/f");
        assertTrue(refused.matches("six factors exist for this matrix, but none found multiply back to it in double precision \\(best: .*\\): "
                + "take the stable route"), refused);
        assertTrue(result("factor @/equal.csv --out @/f").get("residual").asDouble() <= 1e-13);
    }

    @Test
    void numbersPartedByBlanksAreAMatrix() throws IOException {
        Files.copy(Path.of("src/test/resources/org/pushforward/theory/linear/matrix/matrix_space_separated.csv"), folder.resolve("m.csv"));
        done("factor @/m.csv --out @/f");
        assertEquals("c1,c2\n1.0,0.5\n0.25,1.0\n", Files.readString(folder.resolve("f/target.csv")));
        Files.writeString(folder.resolve("m.csv"), "# by numpy\n  2.0e+00   1.0\n\n 1.0\t1.0  \n");
        done("factor @/m.csv --out @/f");
        assertEquals("c1,c2\n2.0,1.0\n1.0,1.0\n", Files.readString(folder.resolve("f/target.csv")));
        Files.writeString(folder.resolve("m.csv"), "1 2 3\n4 5 6\n");
        assertEquals(folder.resolve("m.csv") + ": the matrix is not square: it has 2 rows, but row 1 has 3 entries",
                refusal(1, "factor @/m.csv --out @/f"));
    }

    @Test
    void aMatrixIsReadWithAndWithoutAHeader() throws IOException {
        Files.writeString(folder.resolve("plain.csv"), "2,1\n1,1\n");
        Files.writeString(folder.resolve("header.csv"), "c1,c2\n2,1\n1,1\n");
        done("factor @/plain.csv --out @/a");
        done("factor @/header.csv --out @/b");
        assertEquals(Files.readString(folder.resolve("a/summary.json")), Files.readString(folder.resolve("b/summary.json")));
        assertEquals("c1,c2\n2.0,1.0\n1.0,1.0\n", Files.readString(folder.resolve("a/target.csv")));
    }

    @Test
    void negativeScalesLiftTheRefusal() throws IOException {
        Files.writeString(folder.resolve("m.csv"), "1,2\n3,4\n");
        String refused = refusal(1, "factor @/m.csv --out @/f");
        assertTrue(refused.contains("determinant is negative (-2.00000)"), refused);
        assertEquals(-2, result("factor @/m.csv --allow-negative-scales --out @/f").get("det").asDouble(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,0,0;0,1,0;0,0,1 | no two equal halves",
        "1,2;2,4 | singular",
        "1,2;3 | line 2: 1 cell where the first line has 2",
        "1,2;3,x | \"x\" is not a number",
        "1,2;3,inf | the value is infinite",
        "1e200,0;0,1e200 | \"1e200\" is too large, the largest is 1.0E100",
        "1e200 0;0 1e200 | has 1.0E200 in row 1, column 1, which is too large: the largest is 1.0E100",
        "1,2,3;4,5,6 | no square matrix: it has 2 rows of 3 numbers",
    })
    void refusesAMatrixWithTheReasonInOneLine(String matrix, String reason) throws IOException {
        Files.writeString(folder.resolve("m.csv"), matrix.replace(';', '\n') + "\n");
        String refused = refusal(1, "factor @/m.csv --out @/f");
        assertTrue(refused.contains(reason), refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "factor --out @/f",
        "factor @/m.csv --random gauss --size 4 --out @/f",
        "factor --random gauss --out @/f",
        "factor --random gauss --size 5 --out @/f",
        "factor --random gauss --size 100000 --out @/f",
        "factor --random cauchy --size 4 --out @/f",
        "factor @/m.csv --size 4 --out @/f",
        "factor --random gauss --size 4 --route long --out @/f",
        "factor --random gauss --size 4",
        "factor --random gauss --size 4 --factors 13 --out @/f",
        "factor --random gauss --size 4 --factors 10 --out @/f",
        "factor --random gauss --size 4 --factors 46 --out @/f",
        "factor --random gauss --size 4 --factors 12 --route lup --out @/f",
        "factor --random gauss --size 4 --factors twelve --out @/f",
        "fit-linear --size 5 --layers 2 --out @/f",
        "fit-linear --size 4 --layers 0 --out @/f",
        "fit-linear --size 4 --layers 2 --steps 0 --out @/f",
        "fit-linear --size 4 --layers 2 --rate -1 --out @/f",
        "fit-linear --layers 2 --out @/f",
        "factor @/m.csv --seed 2 --out @/f",
        "fit-linear --size 4 --layers 2 --rate 0.01 --out @/f",
        "fit-linear --size 4 --layers 2 --optimizer lbfgs --rate 0.1 --out @/f"
    })
    void wrongUsageIsOneLineAndLeavesNothing(String command) throws IOException {
        refusal(2, command);
    }

    @Test
    void onlyItsOwnFolderIsReplaced() throws IOException {
        done("factor --random gauss --size 8 --route lup --out @/f");
        int before = names("f").size();
        done("factor --random gauss --size 2 --out @/f");
        assertTrue(names("f").size() < before, "factors of the first are left");
        assertEquals(List.of("f"), names("."), "temporary folders are left");
        Files.writeString(folder.resolve("f/notes.txt"), "mine");
        String refused = refusal(1, "factor --random gauss --size 2 --out @/f");
        assertTrue(refused.contains("other files"), refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "adam"})
    void aFitLeavesItsErrorsAndFactors(String optimizer) throws IOException {
        String command = "fit-linear --size 4 --layers 3 --target toeplitz --seed 2 --steps 40 --restarts 2 --optimizer " + optimizer + " --out @/";
        done(command + "f");
        JsonNode summary = summary("f");
        assertEquals(3, summary.get("count").asInt());
        assertEquals(2, summary.get("restart_errors").size());
        List<String> errors = Files.readAllLines(folder.resolve("f/error.csv"));
        assertEquals("step,error", errors.get(0));
        String[] last = errors.get(errors.size() - 1).split(",");
        assertEquals(errors.size() - 2, Integer.parseInt(last[0]));
        assertEquals(summary.get("residual").asDouble(), Double.parseDouble(last[1]), 1e-12);
        SquareMatrix target = MatrixFile.read(folder.resolve("f/target.csv"));
        assertEquals(summary.get("residual").asDouble(), target.relativeDistance(product("f", 3)), 1e-12);
        done(command + "again");
        assertEquals(Files.readString(folder.resolve("f/error.csv")), Files.readString(folder.resolve("again/error.csv")));
    }

    @Test
    void theSameSeedIsTheSameMatrixForBothCommands() throws IOException {
        done("factor --random gauss --size 4 --seed 7 --out @/f");
        done("fit-linear --size 4 --layers 1 --steps 1 --seed 7 --out @/g");
        assertEquals(Files.readString(folder.resolve("f/target.csv")), Files.readString(folder.resolve("g/target.csv")));
    }
}
