package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.NeedsPython;
import org.pushforward.base.Choice;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.repeat.PythonText;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;

/** {@code assets/python/pushforward_flow.py} reads every kind of model as this program does. */
@NeedsPython("its answers are compared with ours")
class PythonFlowTest {

    private static final Path MODULE = Path.of("assets/python/pushforward_flow.py");
    private static final List<Padding> PADDINGS = List.of(Padding.none(), Padding.zero(2), Padding.gaussian(1, 0.3), Padding.gaussian(3));
    private static final double DENSITY = 1e-10;
    private static final double INVERSE = 1e-9;
    private static final int POINTS = 200;
    private static final int SAMPLES = 20_000;

    @TempDir
    private Path folder;

    static String run(Path in, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(words));
        Process python;
        try {
            python = new ProcessBuilder(command).directory(in.toFile()).redirectError(in.resolve("errors.txt").toFile()).start();
        } catch (IOException e) {
            return fail("these tests need python3 with numpy: apt-get install python3-numpy (or leave them out: mvn test -DexcludedGroups=python)");
        }
        String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = python.waitFor() == 0 ? "" : Files.readString(in.resolve("errors.txt"));
        assertTrue(!errors.contains("No module named 'numpy'"),
                "these tests need numpy: apt-get install python3-numpy (or leave them out: mvn test -DexcludedGroups=python)");
        assertEquals(0, python.exitValue(), errors);
        return out;
    }

    /** Points about where the flow puts its samples, and some that are far away; the padding's coordinates as they come. */
    private static double[] points(FlowModel model, SplittableRandom random) {
        double[] points = new double[POINTS * model.dimension()];
        for (int i = 0; i < points.length; i++) {
            boolean padding = i % model.dimension() >= model.dataDimension();
            points[i] = padding ? model.padding().noiseLevel() * random.nextGaussian() : (i % 11 == 0 ? 20 : 2) * random.nextGaussian();
        }
        return points;
    }

    private static void write(double[] points, FlowModel model, Path file) {
        int d = model.dimension();
        List<String> names = new ArrayList<>(CsvTable.numbered("x", model.dataDimension()));
        names.addAll(CsvTable.numbered("p", d - model.dataDimension()));
        CsvTable.write(file, names, points.length / d, (row, line) -> line.add(points, row * d, d));
    }

    private static String name(Object... parts) {
        return String.join("-", Arrays.stream(parts).map(part -> part instanceof Choice choice ? choice.label() : part.toString()).toList());
    }

    @Test
    void everyKindOfModelIsReadAlike() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        List<String> names = new ArrayList<>();
        List<FlowModel> models = new ArrayList<>();
        List<double[]> given = new ArrayList<>();
        for (Padding padding : PADDINGS) {
            for (Partition partition : Partition.values()) {
                for (CouplingKind coupling : CouplingKind.values()) {
                    for (Activation activation : Activation.values()) {
                        int depth = 1 + random.nextInt(3);
                        models.add(Models.random(padding, new FlowSpec(1 + random.nextInt(6), 1 + random.nextInt(9), depth, activation,
                                0.5 + 2 * random.nextDouble(), partition, coupling), random.nextLong()));
                        names.add(name(padding.kind(), padding.dimensions(), partition, coupling, activation));
                    }
                }
            }
            for (FlowFamily family : List.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD, FlowFamily.GREEDY)) {
                models.add(Models.random(padding, new FlowSpec(1 + random.nextInt(6), 64, 2, Activation.TANH, 0.5 + random.nextDouble())
                        .withFamily(family), random.nextLong()));
                names.add(name(padding.kind(), padding.dimensions(), family));
            }
        }
        for (int dimension : new int[] {3, 8, 16}) {
            for (FlowFamily family : FlowFamily.values()) {
                Padding padding = dimension == 8 ? Padding.gaussian(1) : Padding.none();
                models.add(Models.random(dimension, padding, new FlowSpec(3, 5, 1, Activation.TANH, 1).withFamily(family).plain(),
                        random.nextLong()));
                names.add(name(dimension, "coordinates", family));
            }
        }
        for (int i = 0; i < models.size(); i++) {
            Path place = Files.createDirectory(folder.resolve(names.get(i)));
            ModelFile.write(models.get(i), place.resolve("model.json"));
            given.add(points(models.get(i), random));
            write(given.get(i), models.get(i), place.resolve("points.csv"));
        }
        Files.writeString(folder.resolve("names.txt"), String.join("\n", names));
        Files.copy(MODULE, folder.resolve("pushforward_flow.py"));
        Files.writeString(folder.resolve("driver.py"), """
                import numpy as np
                from pushforward_flow import Flow
                for name in open("names.txt").read().split():
                    flow = Flow.load(name)
                    x = np.loadtxt(name + "/points.csv", delimiter=",", skiprows=1)
                    z, log_det = flow.forward(x)
                    back = flow.inverse(z)
                    np.savetxt(name + "/python.csv", np.column_stack([z, log_det, flow.log_density(x), back]), fmt="%.17g", delimiter=",")
                    samples = flow.sample(20000, seed=3, with_padding=True)
                    assert np.array_equal(samples[:, :flow.data_dimension], flow.sample(20000, seed=3)), name
                    np.savetxt(name + "/samples.csv", np.column_stack([np.tanh(samples), np.tanh(samples) ** 2]).mean(axis=0), fmt="%.17g")
                    latent = flow.forward(samples)[0]
                    assert np.abs(latent.mean(axis=0)).max() < 5 / np.sqrt(20000), name
                    assert np.abs(np.cov(latent.T) - np.eye(flow.dimension)).max() < 8 / np.sqrt(20000), name
                """);
        run(folder, "driver.py");
        for (int i = 0; i < models.size(); i++) {
            compare(models.get(i), given.get(i), names.get(i));
            compareMoments(models.get(i), names.get(i));
        }
    }

    private void compare(FlowModel model, double[] points, String name) throws IOException {
        int d = model.dimension();
        Flow flow = new Flow(model);
        double[] z = points.clone();
        double[] logDet = new double[POINTS];
        flow.forward(points, POINTS, z, logDet);
        List<String> lines = Files.readAllLines(folder.resolve(name).resolve("python.csv"));
        assertEquals(POINTS, lines.size());
        for (int i = 0; i < POINTS; i++) {
            double[] row = Arrays.stream(lines.get(i).split(",")).mapToDouble(Double::parseDouble).toArray();
            double logDensity = logDet[i] - d * Math.log(2 * Math.PI) / 2;
            for (int j = 0; j < d; j++) {
                logDensity -= z[i * d + j] * z[i * d + j] / 2;
                assertNear(z[i * d + j], row[j], DENSITY, name + ", z");
                assertNear(points[i * d + j], row[d + 2 + j], INVERSE, name + ", there and back");
            }
            assertNear(logDet[i], row[d], DENSITY, name + ", log-determinant");
            assertNear(logDensity, row[d + 1], DENSITY, name + ", log-density");
        }
    }

    /** Absolute, or relative where the number is large. */
    private static void assertNear(double expected, double actual, double tolerance, String what) {
        assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), what);
    }

    /** Of bounded functions of the samples, whose spread is known whatever the flow. */
    private void compareMoments(FlowModel model, String name) throws IOException {
        int d = model.dimension();
        Points samples = FlowSamples.draw(new Flow(model), SAMPLES, 9);
        double[] theirs = Files.readAllLines(folder.resolve(name).resolve("samples.csv")).stream().mapToDouble(Double::parseDouble).toArray();
        for (int j = 0; j < d; j++) {
            int coordinate = j;
            double mean = IntStream.range(0, SAMPLES).mapToDouble(i -> Math.tanh(samples.get(i, coordinate))).average().orElseThrow();
            double square = IntStream.range(0, SAMPLES).mapToDouble(i -> Math.pow(Math.tanh(samples.get(i, coordinate)), 2)).average().orElseThrow();
            // Five standard errors of the difference of two means of numbers between -1 and 1.
            double tolerance = 5 * Math.sqrt(2.0 / SAMPLES);
            assertEquals(mean, theirs[j], tolerance * Math.sqrt(Math.max(1e-4, square - mean * mean)), name + ", mean of coordinate " + j);
            assertEquals(square, theirs[d + j], tolerance / 2, name + ", square of coordinate " + j);
        }
    }

    @Test
    void theCommandLineReadsARunFromAZip() throws Exception {
        FlowModel plain = Models.random(Padding.gaussian(1), Activation.TANH, 5);
        FlowModel model = new FlowModel(plain.spec(), 2, plain.padding(), plain.standardization(), plain.parameters(),
                List.of("wide", "long, in mm"));
        ModelFile.write(model, folder.resolve("model.json"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("my run.pushforward")))) {
            zip.putNextEntry(new ZipEntry("run/model.json"));
            zip.write(Files.readAllBytes(folder.resolve("model.json")));
        }
        Files.writeString(folder.resolve("points.csv"), "p1,id,\"long, in mm\",wide\n0.5,1,2,-1\n-0.25,2,0.5,0.125\n");
        String[] lines = run(folder, MODULE.toAbsolutePath().toString(), "my run.pushforward", "points.csv").split("\n");
        assertEquals("wide,\"long, in mm\",p1,z1,z2,z3,log_det,log_density", lines[0].strip());
        double[] points = {-1, 2, 0.5, 0.125, 0.5, -0.25};
        double[] z = new double[6];
        double[] logDet = new double[2];
        new Flow(model).forward(points, 2, z, logDet);
        for (int i = 0; i < 2; i++) {
            double[] row = Arrays.stream(lines[1 + i].split(",")).mapToDouble(Double::parseDouble).toArray();
            assertArrayEquals(Arrays.copyOfRange(points, 3 * i, 3 * i + 3), Arrays.copyOf(row, 3));
            assertArrayEquals(Arrays.copyOfRange(z, 3 * i, 3 * i + 3), Arrays.copyOfRange(row, 3, 6), 1e-10);
            assertEquals(logDet[i], row[6], 1e-10);
        }
        assertEquals(1 + 7, run(folder, MODULE.toAbsolutePath().toString(), "model.json", "--sample", "7").lines().count());
    }

    /** What the script ends with, and what it prints. */
    private record Answer(int status, String said) {
    }

    /** Many command lines by one process: to load numpy takes longer than most of what is asked. */
    private List<Answer> answers(List<List<String>> commands) throws Exception {
        Files.copy(MODULE, folder.resolve("pushforward_flow.py"), StandardCopyOption.REPLACE_EXISTING);
        new ObjectMapper().writeValue(folder.resolve("commands.json").toFile(), commands);
        Files.writeString(folder.resolve("driver.py"), """
                import contextlib, io, json, sys, traceback
                import pushforward_flow
                sys.argv = ["pushforward_flow.py"]
                answers = []
                for words in json.load(open("commands.json")):
                    said, status = io.StringIO(), 0
                    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                        try:
                            pushforward_flow.main(words)
                        except SystemExit as e:
                            # As Python itself does with it.
                            status = e.code if isinstance(e.code, int) else 1
                            print(e.code)
                        except Exception:
                            status = 1
                            traceback.print_exc()
                    answers.append({"status": status, "said": said.getvalue()})
                json.dump(answers, open("answers.json", "w"))
                """);
        run(folder, "driver.py");
        List<Answer> answers = new ArrayList<>();
        new ObjectMapper().readTree(folder.resolve("answers.json").toFile())
                .forEach(answer -> answers.add(new Answer(answer.get("status").asInt(), answer.get("said").asText().strip())));
        assertEquals(commands.size(), answers.size());
        return answers;
    }

    private static String refusal(Answer answer) {
        assertEquals(1, answer.status(), answer.said());
        assertTrue(answer.said().startsWith("pushforward_flow.py: ") && answer.said().lines().count() == 1, answer.said());
        return answer.said().substring("pushforward_flow.py: ".length());
    }

    /** By name and by order, and what is refused. */
    @Test
    void columnsAreFoundAsByTheCommandEvaluate() throws Exception {
        List<String> columns = List.of("height", "weight");
        FlowModel plain = Models.random(Padding.gaussian(1), Activation.TANH, 5);
        FlowModel padded = new FlowModel(plain.spec(), 2, plain.padding(), plain.standardization(), plain.parameters(), columns);
        ModelFile.write(padded, folder.resolve("model.json"));
        FlowModel bare = Models.random(Padding.none(), Activation.TANH, 6);
        ModelFile.write(new FlowModel(bare.spec(), 2, bare.padding(), bare.standardization(), bare.parameters(), columns),
                folder.resolve("bare.json"));
        ModelFile.write(new FlowModel(bare.spec(), 2, bare.padding(), bare.standardization(), bare.parameters(), List.of("y", "x")),
                folder.resolve("turned.json"));
        List<String> tables = List.of("y,x,p1\n1,2,0.5\n3,5,0.25\n", "p1,weight,height\n1,2,0.5\n3,5,0.25\n",
                "id,y,x,p1\n7,1,2,3\n9,5,4,3\n",
                "1,2,0.5\n3,5,0.25\n",
                "\ufeffy,x,p1\n1,2,0.5\n", "name,y,x,p1\n1,2,3,4\n2,5,4,3\n", "# by hand\n y , p1 , x ,\n1,2,0.5,\n",
                ",x,y,p1\n4,1,2,3\n4,2,3,1\n");
        List<String> bareTables = List.of("y,x\n1,2\n", "weight,height\n1,2\n", "x,weight\n1,2\n", "-1,2\n3,4\n");
        List<List<String>> commands = new ArrayList<>();
        for (String model : List.of("model.json", "bare.json", "turned.json")) {
            for (String table : model.equals("model.json") ? tables : bareTables) {
                if (model.equals("turned.json") && table.contains("weight")) {
                    continue;
                }
                String points = "points-" + commands.size() + ".csv";
                Files.writeString(folder.resolve(points), table);
                commands.add(List.of(model, points));
            }
        }
        List<Answer> answers = answers(commands);
        for (int i = 0; i < commands.size(); i++) {
            assertEvaluatedAlike(commands.get(i).get(0), folder.resolve(commands.get(i).get(1)), answers.get(i));
        }
    }

    private void assertEvaluatedAlike(String model, Path points, Answer answer) throws Exception {
        FlowEvaluation.write(ModelFile.read(folder.resolve(model)), points, OptionalLong.empty(), folder.resolve("out.csv"));
        CsvTable.Content ours = CsvTable.read(folder.resolve("out.csv"));
        assertEquals(0, answer.status(), answer.said());
        CsvTable.Content table = CsvTable.read("python", new StringReader(answer.said()));
        for (String z : List.of("z1", "z2")) {
            assertArrayEquals(ours.numbers(z), table.numbers(z), 1e-10, model + ": " + Files.readString(points));
        }
    }

    /** Tables and what is said of them; ';' is the end of a line. */
    private static Map<String, String> noTables() {
        Map<String, String> none = new LinkedHashMap<>();
        none.put("id,a,b;1,2,3", "column 'a': no coordinate of this model is called so: it takes x, y or height, weight (without a header their "
                + "order counts)");
        none.put("x,height;1,2", " has two columns for x");
        none.put("x;1", " has no column y: this model takes x, y or height, weight");
        none.put("1,2,3;4,5,6", " has 3 columns, but this model takes 2");
        none.put("1,2;3", "line 2: 1 cell where the first line has 2");
        none.put("1,2;3,4,5", "line 2: 3 cells where the first line has 2");
        none.put("x,y;1,u", "line 2, column 2: 'u' is not a number to compute with");
        none.put("1,2;3,nan", "line 2, column 2: 'nan' is not a number to compute with");
        none.put("x,y", " has a header but no points");
        none.put("# none", " is empty");
        return none;
    }

    @Test
    void tablesThatAreNoneAreRefusedInOneLine() throws Exception {
        FlowModel bare = Models.random(Padding.none(), Activation.TANH, 6);
        FlowModel model = new FlowModel(bare.spec(), 2, bare.padding(), bare.standardization(), bare.parameters(), List.of("height", "weight"));
        ModelFile.write(model, folder.resolve("model.json"));
        List<List<String>> commands = new ArrayList<>();
        for (String table : noTables().keySet()) {
            Path points = folder.resolve("points-" + commands.size() + ".csv");
            Files.writeString(points, table.replace(';', '\n') + "\n");
            assertThrows(InvalidInputException.class, () -> FlowEvaluation.write(model, points, OptionalLong.empty(), folder.resolve("out.csv")));
            commands.add(List.of("model.json", points.getFileName().toString()));
        }
        List<Answer> answers = answers(commands);
        int at = 0;
        for (String words : noTables().values()) {
            String file = commands.get(at).get(1);
            assertEquals(file + (words.startsWith(" ") ? words : ", " + words), refusal(answers.get(at++)));
        }
    }

    @Test
    void modelsThatAreNoneAreRefusedInOneLine() throws Exception {
        ModelFile.write(Models.random(Padding.none(), Activation.TANH, 6), folder.resolve("model.json"));
        byte[] json = Files.readAllBytes(folder.resolve("model.json"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("run.pushforward")))) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(json);
        }
        byte[] zip = Files.readAllBytes(folder.resolve("run.pushforward"));
        List<List<String>> commands = new ArrayList<>();
        for (int at = 0; at < zip.length; at += zip.length / 40) {
            byte[] spoiled = zip.clone();
            spoiled[at] ^= 0x55;
            commands.add(List.of("spoiled-" + at + ".pushforward", "--sample", "1"));
            Files.write(folder.resolve(commands.get(commands.size() - 1).get(0)), spoiled);
        }
        int spoiled = commands.size();
        for (String model : List.of("[1, 2]", "7", "null", "{\"format\": \"pushforward model\"}",
                "{\"format\": \"pushforward model\", \"version\": 1}",
                Files.readString(folder.resolve("model.json")).substring(0, json.length / 2), "[".repeat(200_000))) {
            commands.add(List.of("none-" + commands.size() + ".json", "--sample", "1"));
            Files.writeString(folder.resolve(commands.get(commands.size() - 1).get(0)), model);
        }
        // As editors of Windows write it.
        Files.writeString(folder.resolve("marked.json"), "\ufeff" + Files.readString(folder.resolve("model.json")));
        commands.add(List.of("model.json", "--sample", "3"));
        commands.add(List.of("marked.json", "--sample", "3"));
        List<Answer> answers = answers(commands);
        for (int i = 0; i < spoiled; i++) {
            Answer answer = answers.get(i);
            // A byte that says nothing of the content may be any.
            assertTrue(answer.status() == 0 || refusal(answer).startsWith(commands.get(i).get(0) + " "), answer.said());
        }
        for (int i = spoiled; i < spoiled + 4; i++) {
            assertEquals("this is no model.json of Pushforward, or one of a later version", refusal(answers.get(i)));
        }
        String name = commands.get(spoiled + 4).get(0);
        assertEquals(name + " is no whole model.json of Pushforward: use a whole copy (KeyError('dimension'))", refusal(answers.get(spoiled + 4)));
        for (int i = spoiled + 5; i < spoiled + 7; i++) {
            String words = refusal(answers.get(i));
            assertTrue(words.startsWith(commands.get(i).get(0) + " is no JSON: it is torn or another file, use a whole copy ("), words);
        }
        assertEquals(new Answer(0, answers.get(spoiled + 7).said()), answers.get(spoiled + 7));
        assertEquals(answers.get(spoiled + 7), answers.get(spoiled + 8));
    }

    @Test
    void theCopiedScriptRunsByItself() throws Exception {
        FlowModel model = Models.random(Padding.zero(1), Activation.SQUAREPLUS, 6);
        PythonText.write(model, folder.resolve("my flow.py"));
        assertEquals(model.spec(), ModelFile.read(folder.resolve("my flow.json")).spec());
        String beside = run(folder.toAbsolutePath(), "my flow.py");
        Path odd = Files.createDirectory(folder.resolve("it's a \"folder\" \\ ü"));
        ModelFile.write(model, odd.resolve("model.json"));
        Files.writeString(folder.resolve("copied.py"), PythonText.script(odd.resolve("model.json")));
        assertEquals(beside, run(folder, "copied.py"));
        assertTrue(beside.startsWith("['x', 'y']"), beside);
        assertTrue(!PythonText.script(odd.resolve("model.json")).contains("argparse"), "the command line is no part of it");
    }
}
