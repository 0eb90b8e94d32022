package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowModel;

/** The header of a file of points tells which column is which coordinate; without one their order does. */
class ModelPointsTest {

    private static final Path CASES = Path.of("src/test/resources/tables/evaluate");

    @TempDir
    private Path folder;

    /** @param columns that the model learned, with a bar between them; null for data of no table */
    private static FlowModel model(int padding, String columns) {
        FlowModel plain = Models.random(padding == 0 ? Padding.none() : Padding.gaussian(padding), Activation.TANH, 1);
        return new FlowModel(plain.spec(), 2, plain.padding(), plain.standardization(), plain.parameters(),
                columns == null ? List.of() : List.of(columns.split("/")));
    }

    private static String refusal(FlowModel model, Path file) {
        return assertThrows(InvalidInputException.class, () -> ModelPoints.read(model, file)).getMessage();
    }

    @Test
    void theCasesAreReadByName() {
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 0.4}, ModelPoints.read(model(0, null), CASES.resolve("evaluate_header_swapped.csv")).values());
        assertArrayEquals(new double[] {0.1, 0.2, 0.3, 0.4}, ModelPoints.read(model(0, null), CASES.resolve("evaluate_index_column.csv")).values());
        Path padded = CASES.resolve("evaluate_padding_first.csv");
        assertArrayEquals(new double[] {0.1, 0.2, 0}, ModelPoints.read(model(1, null), padded).values());
        assertEquals(padded + ", column p1: no coordinate of this model is called so: it takes x, y (without a header their order counts)",
                refusal(model(0, null), padded));
        assertEquals(padded + " has no column p2: this model takes x, y, and maybe p1, p2", refusal(model(2, null), padded));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        // padding | learned columns | header | the line below it | the coordinates in the model's order
        "0 | -             | -              | 1,2       | 1 2",
        "2 | -             | -              | 1,2,3,4   | 1 2 3 4",
        "2 | -             | p2,y,p1,x      | 1,2,3,4   | 4 2 3 1",
        "2 | -             | y,x            | 1,2       | 2 1",
        "0 | -             | rownames,y,x   | 7,2,3     | 3 2",
        "0 | -             | Unnamed: 0,x,y | 7,2,3     | 2 3",
        "0 | -             | ,x,y           | a,2,3     | 2 3",
        "0 | -             | id,x,y         | A7,2,3    | 2 3",
        "0 | -             | x,y,           | 2,3,      | 2 3",
        "0 | -             | x;y            | 2,5;3     | 2.5 3",
        "0 | -             | x y            | 2 3       | 2 3",
        "0 | height/weight | weight,height  | 2,3       | 3 2",
        "0 | height/weight | y,x            | 2,3       | 3 2",
        "0 | height/weight | x,weight       | 2,3       | 2 3",
        "0 | id/weight     | weight,id      | 2,3       | 3 2",
        "0 | y/x           | x,y            | 2,3       | 3 2",
        "0 | y/z           | z,y            | 2,3       | 3 2",
        "0 | 2019/2020     | 2020,2019      | 2,3       | 3 2",
        "0 | 1/2           | -              | 1,2       | 1 2",
        "2 | p1/weight     | x,y,p1,p2      | 1,2,3,4   | 1 2 3 4",
        "2 | p1/weight     | p1,weight      | 1,2       | 1 2",
        "1 | y/p1          | y,p1,padding_1 | 1,2,3     | 1 2 3",
    })
    void columnsArePutInTheModelsOrder(int padding, String columns, String header, String line, String coordinates) throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), (header == null ? "" : header + "\n") + line + "\n");
        Points points = ModelPoints.read(model(padding, columns), file);
        assertEquals(1, points.count());
        assertArrayEquals(Arrays.stream(coordinates.split(" ")).mapToDouble(Double::parseDouble).toArray(), points.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        // padding | learned columns | the file, with ~ at its lines' ends | what is said behind its name
        "0|-|x,y,z~1,2,3~|, column z: no coordinate of this model is called so: it takes x, y (without a header their order counts)",
        "0|-|a,b~1,2~|, column a: no coordinate of this model is called so: it takes x, y (without a header their order counts)",
        "0|h/w|a,w~1,2~|, column a: no coordinate of this model is called so: it takes x, y or h, w (without a header their order counts)",
        "1|-|x,y,name~1,2,a~|"
            + ", column name: no coordinate of this model is called so: it takes x, y, and maybe p1 (without a header their order counts)",
        "0|y/z|x,y~1,2~|, column x: no coordinate of this model is called so: it takes y, z (without a header their order counts)",
        "0|-|x,x~1,2~| has two columns for x",
        "0|h/w|x,h~1,2~| has two columns for x",
        "0|-|x,id~1,2~| has no column y: this model takes x, y",
        "2|-|x,y,p2~1,2,3~| has no column p1: this model takes x, y, and maybe p1, p2",
        "0|-|1,2,3~| has 3 columns, but this model takes 2",
        "2|-|1,2,3~| has 3 columns, but this model takes 2, or 4 with the padding",
        "0|-|x,y~1,-~|, line 2, column y: \"-\" is not a number",
        "0|-|x,y~| has a header but no points",
    })
    void otherColumnsAreRefusedByName(int padding, String columns, String text, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), text.replace('~', '\n'));
        assertEquals(file + complaint, refusal(model(padding, columns), file));
    }

    /** Without a header, a padded model's points may be two coordinates behind the numbers of the lines, or three coordinates. */
    @Test
    void aFirstColumnThatCountsTheLinesIsNotTakenForACoordinate() throws IOException {
        Path file = Files.writeString(folder.resolve("counted.csv"), "1,9,-50\n2,8,-49\n3,8.5,-51\n");
        assertEquals(file + ", column 1 counts the lines: take it out if it is row numbers, or give the table the header x,y,p1",
                refusal(model(1, null), file));
        Files.writeString(file, "x,y,p1\n" + Files.readString(file));
        assertArrayEquals(new double[] {1, 9, -50, 2, 8, -49, 3, 8.5, -51}, ModelPoints.read(model(1, null), file).values());
        Files.writeString(file, "1,9\n2,8\n");
        assertArrayEquals(new double[] {1, 9, 2, 8}, ModelPoints.read(model(1, null), file).values());
    }

    /** Samples carry names under which the model finds its coordinates again. */
    @Test
    void samplesComeBackInTheSameOrder() throws IOException {
        for (String columns : new String[] {null, "height/weight", "y/x", "y/z", "x/z"}) {
            FlowModel model = model(1, columns);
            Path file = folder.resolve("samples.csv");
            FlowSamples.write(model, 5, 3, true, file);
            boolean otherOrder = columns != null && columns.startsWith("y/");
            assertEquals(otherOrder ? columns.replace('/', ',') + ",p1" : "x,y,p1", Files.readAllLines(file).get(0));
            double[] first = Arrays.stream(Files.readAllLines(file).get(1).split(",")).mapToDouble(Double::parseDouble).toArray();
            assertArrayEquals(first, Arrays.copyOf(ModelPoints.read(model, file).values(), 3));
        }
    }

    @Test
    void theModelsFileKeepsTheNames() throws IOException {
        Path file = folder.resolve("model.json");
        ModelFile.write(model(1, "x, m/2020"), file);
        assertEquals(List.of("x, m", "2020"), ModelFile.read(file).columns());
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("  \"columns\".*\n", ""));
        assertEquals(List.of(), ModelFile.read(file).columns());
        Files.writeString(file, text.replace("\"2020\"", "\"2020\", \"z\""));
        assertEquals(file + ": columns: one for each of 2 data coordinates is needed, not 3",
                assertThrows(InvalidInputException.class, () -> ModelFile.read(file)).getMessage());
        ModelFile.write(model(1, null), file);
        assertEquals(-1, Files.readString(file).indexOf("\"columns\""));
    }
}
