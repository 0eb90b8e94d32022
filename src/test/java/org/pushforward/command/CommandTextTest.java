package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.repeat.CommandText.Matrix;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.setting.Implied;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.matrix.PartitionInstrument;
import org.pushforward.instrument.matrix.PartitionReading;
import org.pushforward.instrument.matrix.PartitionRequest;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import picocli.CommandLine;

/** What is copied as a command: a real shell and the real parser make of it what it was made of. */
class CommandTextTest extends CommandTester {

    private static final List<String> FILES = List.of("/data/points.csv", "/data/my points.csv", "/data/it's $HOME `id` \"x\" \\ !.csv",
            "/données/点.csv",
            "/a;b&c|d>e*f?[g]{h}~#.csv", "-rf.csv");
    private static final List<String> COLUMNS = List.of("x", "y", "bill length (mm)", "a,b", "say \"so\"", "#1", "2", "l'âge", "-x");

    /** Splits command lines as a shell does. */
    private List<List<String>> split(List<String> texts) throws Exception {
        Path script = Files.writeString(folder.resolve("script.sh"), texts.stream().map(text -> text + "\nprintf '\\001\\000'\n")
                .collect(Collectors.joining()));
        Process shell = new ProcessBuilder("sh", script.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
        String all = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), all);
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        for (String word : all.split("\0")) {
            if (word.equals("\u0001")) {
                lines.add(line);
                line = new ArrayList<>();
            } else {
                line.add(word);
            }
        }
        return lines;
    }

    private List<String> words(CommandText text) throws Exception {
        return split(List.of(text.text("printf '%s\\0'"))).get(0);
    }

    /** The settings that {@code train} takes from a command line. */
    private static TrainingConfig parsed(List<String> words) {
        assertEquals("train", words.get(0));
        TrainCommand command = new TrainCommand();
        CommandLine line = new CommandLine(command).setExpandAtFiles(false);
        Converters.register(line);
        line.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return command.apply(TrainingConfig.defaults());
    }

    private static TrainingConfig random(SplittableRandom random) {
        DatasetSpec dataset = switch (random.nextInt(3)) {
            case 0 -> Implied.dataset(any(Datasets.names(), random));
            case 1 -> Implied.dataset(any(BundledCsv.ids(), random));
            default -> Implied.dataset(any(FILES, random)).withTable(new TableChoice(
                    random.nextBoolean() ? List.of() : List.of(any(COLUMNS, random), any(COLUMNS, random)),
                    any(List.of(TableChoice.Header.values()), random)));
        };
        Padding.Kind kind = any(List.of(Padding.Kind.values()), random);
        Padding padding = Padding.of(kind, 1 + random.nextInt(16), 0.01 + 0.98 * random.nextDouble());
        TrainingConfig config = TrainingConfig.defaults().withDataset(dataset).withPadding(padding).withSeed(random.nextInt(1_000_000));
        // Each number within the bounds that the window offers, each choice among all; every setting of the catalogue that has an option.
        Map<String, Object> values = new HashMap<>();
        for (Setting setting : Setting.ALL) {
            if (setting.name().startsWith("padding.") || setting.name().equals(Implied.DATASET) || setting.name().equals("dataset.modes")
                    || setting.name().equals("seed") || !Implied.counts(setting, dataset) || random.nextInt(3) == 0) {
                continue;
            }
            if (setting.kind() instanceof Setting.Kind.Constant) {
                values.put(setting.name(), any(setting.choices(), random));
            } else if (setting.name().equals("dataset.noise")) {
                values.put(setting.name(), dataset.noise() * (0.9 + 0.2 * random.nextDouble()));
            } else if (setting.kind() instanceof Setting.Kind.Number bounds) {
                double value = bounds.least() + (bounds.most() - bounds.least()) * random.nextDouble();
                values.put(setting.name(), setting.type() == int.class ? (Object) (int) value : value);
            }
        }
        values.put("optimization.clip", any(List.of(Double.POSITIVE_INFINITY, 1e-7, 5.0, 12.5), random));
        values.put("instruments.every", 1 + random.nextInt(1000));
        values.put("instruments.held_out", 1000 + random.nextInt(1000));
        values.put("instruments.points", 2 + random.nextInt(900));
        config = Settings.with(config, values);
        List<Intervention> changes = new ArrayList<>();
        long step = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            step += 1 + random.nextInt(1000);
            Intervention before = changes.isEmpty() ? config.begun() : changes.get(changes.size() - 1);
            boolean noise = kind != Padding.Kind.NONE && random.nextBoolean();
            changes.add(new Intervention(step, random.nextBoolean() ? before.rate() : random.nextDouble() + 1e-9,
                    noise ? random.nextDouble() : before.paddingNoise()));
        }
        return config.withInterventions(new Interventions(changes));
    }

    private static <T> T any(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Test
    void theParserMakesOfARunWhatItWasMadeOf() throws Exception {
        SplittableRandom random = new SplittableRandom(12);
        List<TrainingConfig> configs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            configs.add(random(random));
        }
        List<List<String>> lines = split(configs.stream().map(config -> CommandText.train(config).text("printf '%s\\0'")).toList());
        for (int i = 0; i < configs.size(); i++) {
            assertEquals(configs.get(i), parsed(lines.get(i)), lines.get(i).toString());
        }
    }

    @Test
    void onlyWhatDiffersIsSaid() {
        String text = CommandText.train(TrainingConfig.defaults()).text(CommandText.NAME);
        assertTrue(text.matches("pushforward train --out moons-[0-9a-f]{8}"), text);
        TrainingConfig padded = TrainingConfig.defaults().withPadding(Padding.gaussian(2)).withSeed(7)
                .withInterventions(new Interventions(List.of(new Intervention(400, 1e-5, 1), new Intervention(900, 1e-5, 0.5))));
        String options = "--padding gaussian --seed 7 --change 400:rate=1e-5 --change 900:noise=0.5";
        assertTrue(CommandText.train(padded).text(CommandText.NAME).startsWith("pushforward train " + options + " --out moons-"),
                CommandText.train(padded).text(CommandText.NAME));
    }

    @Test
    void aNameWithALineEndIsRefused() {
        TrainingConfig config = TrainingConfig.defaults().withDataset(Implied.dataset("/a\nb.csv"));
        String words = assertThrows(InvalidInputException.class, () -> CommandText.train(config).text(CommandText.NAME)).getMessage();
        assertEquals(1, words.lines().count());
        assertTrue(words.contains("a\\nb.csv"), words);
    }

    @Test
    void aSweepBringsItsFile() throws Exception {
        Sweep sweep = new Sweep(TrainingConfig.defaults().withDataset(Implied.dataset("/it's\n END_OF_FILE.csv")),
                List.of(Factor.of("flow.couplings", 2, 4), Factor.paddings(List.of(Padding.none(), Padding.gaussian(2, 0.3)))), List.of(1L, 5L));
        List<String> words = words(CommandText.sweep(sweep));
        assertEquals(List.of("sweep", "--out"), List.of(words.get(0), words.get(2)));
        assertEquals(sweep, SweepFile.read(folder.resolve(words.get(1))));
    }

    @Test
    void aMatrixIsDrawnOrBroughtToTheBit() throws Exception {
        assertTrue(CommandText.factor(new Matrix.Drawn(Ensemble.ILL_CONDITIONED, 8, 1), Route.STABLE, Factorization.LEAST, Scales.POSITIVE)
                .text("p").startsWith("p factor --random ill_conditioned --size 8 --out factor-"));
        SquareMatrix matrix = Ensemble.GAUSS.draw(6, 3, 0);
        List<String> words = words(CommandText.factor(new Matrix.Entries(matrix), Route.SHORTEST, 0, Scales.ANY_SIGN));
        words.set(words.size() - 1, folder.resolve("out").toString());
        words.set(1, folder.resolve(words.get(1)).toString());
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        Outcome direct = Outcome.of("factor", "--random", "gauss", "--size", "6", "--seed", "3", "--route", "shortest", "--allow-negative-scales",
                "--out", folder.resolve("direct").toString());
        assertEquals(0, direct.code(), direct.err());
        assertSameFolders("out", "direct");
    }

    @Test
    void aFitOfABroughtMatrixIsThatOfADrawnOne() throws Exception {
        FitSpec fit = FitSpec.of(4, 3).withSteps(30).withRestarts(2);
        SquareMatrix matrix = Ensemble.ORTHOGONAL.draw(4, 3, 0);
        for (Matrix given : List.of(new Matrix.Entries(matrix), new Matrix.Drawn(Ensemble.ORTHOGONAL, 4, 3))) {
            List<String> words = words(CommandText.fitLinear(given, fit));
            words.set(words.size() - 1, folder.resolve(given.getClass().getSimpleName()).toString());
            if (given instanceof Matrix.Entries) {
                words.set(1, folder.resolve(words.get(1)).toString());
            }
            Outcome outcome = Outcome.of(words.toArray(String[]::new));
            assertEquals(0, outcome.code(), outcome.err());
        }
        assertSameFolders("Entries", "Drawn");
    }

    @ParameterizedTest
    @EnumSource(PartitionKind.class)
    void aPartitionIsWhatThePageShows(PartitionKind kind) throws Exception {
        List<String> words = words(CommandText.partition(kind, 7, Route.LUP));
        words.set(words.size() - 1, folder.resolve("partition").toString());
        words.add("--json");
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        PartitionReading page = new PartitionInstrument().read(new PartitionRequest(kind, 7, Route.LUP));
        JsonNode summary = new ObjectMapper().readTree(outcome.out());
        assertEquals(page.run().difference(), summary.get("difference").asDouble());
        assertEquals(page.run().back(), summary.get("difference_back").asDouble());
        assertEquals(page.run().directLogDet(), summary.get("log_det").asDouble());
        assertEquals(page.run().coupledLogDet(), summary.get("log_det_coupled").asDouble());
        assertEquals(page.run().couplings(), summary.get("count").asInt());
        assertEquals(summary, ((ObjectNode) new ObjectMapper().readTree(folder.resolve("partition/summary.json").toFile())).without("kinds"));
        CsvTable.Content entries = CsvTable.read(folder.resolve("partition/factors.csv"));
        double[] values = entries.numbers("entry");
        SquareMatrix last = page.map().factors().get(page.run().couplings() - 1).matrix();
        assertEquals(page.run().couplings(), entries.numbers("factor")[values.length - 1]);
        assertEquals(last.get((int) entries.numbers("row")[values.length - 1] - 1, (int) entries.numbers("column")[values.length - 1] - 1),
                values[values.length - 1]);
        assertTrue(Files.exists(folder.resolve(String.format("partition/step_%02d.png", page.run().couplings()))));
    }

    private void assertSameFolders(String one, String other) throws IOException {
        List<String> names = Arrays.stream(folder.resolve(one).toFile().list()).sorted().toList();
        assertEquals(names, Arrays.stream(folder.resolve(other).toFile().list()).sorted().toList());
        assertFalse(names.isEmpty());
        for (String name : names) {
            assertArrayEquals(Files.readAllBytes(folder.resolve(one).resolve(name)), Files.readAllBytes(folder.resolve(other).resolve(name)), name);
        }
    }

    @Test
    @Slow("starts the program from a shell")
    void pastedIntoAShellTheRunHasTheWindowsBits() throws Exception {
        Path points = folder.resolve("my \"points\" of '26.csv");
        Files.writeString(points, new SplittableRandom(1).doubles(600).mapToObj(x -> x + "," + x * x)
                .collect(Collectors.joining("\n", "x,y\n", "\n")));
        TrainingConfig config = TrainingConfig.defaults()
                .withDataset(Implied.dataset(points.toString()).withTable(TableChoice.DEFAULT.withColumns(List.of("y", "x"))))
                .withPadding(Padding.gaussian(1, 0.25))
                .withFlow(new FlowSpec(3, 8, 1, Activation.SQUAREPLUS, 1.5, Partition.LINEAR, CouplingKind.AFFINE))
                .withOptimization(new Optimization(60, 32, 0.01, Schedule.CONSTANT, Double.POSITIVE_INFINITY, Precision.DOUBLE))
                .withInstruments(new HistorySpec(10, 64, 16)).withSeed(5);
        TrainingSnapshot window;
        try (DrivenRun run = new CoreWorkbench().start(config, Optional.empty())) {
            for (long step : new long[] {20, 40, 60}) {
                while (run.snapshot().step() < step) {
                    run.step(1);
                }
                if (step == 20) {
                    run.setRate(0.003);
                } else if (step == 40) {
                    run.setPaddingNoise(0.75);
                }
            }
            window = run.snapshot();
        }
        TrainingConfig moved = window.config().withInterventions(window.interventions());
        assertTrue(CommandText.train(moved).text("").contains(" --change 20:rate=0.003 --change 40:noise=0.75 "), CommandText.train(moved).text(""));
        String java = JavaCommand.of(Launcher.class).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String text = CommandText.train(moved).text("pushforward");
        Path script = Files.writeString(folder.resolve("run.sh"), "set -e\npushforward() { " + java + " \"$@\"; }\n" + text + "\n");
        Process bash = new ProcessBuilder("bash", script.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        assertEquals(0, bash.waitFor(), Files.readString(folder.resolve("log")));
        Path out = folder.resolve(text.substring(text.lastIndexOf(' ') + 1));
        CsvTable.Content file = CsvTable.read(out.resolve(RunFolder.HISTORY));
        assertEquals(window.history().size(), file.rows().size());
        for (HistoryMetric metric : HistoryMetric.all()) {
            assertArrayEquals(window.history().stream().mapToDouble(row -> row.get(metric)).toArray(), file.numbers(metric.label()), metric.label());
        }
    }
}
