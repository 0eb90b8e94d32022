package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.NumpyFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.fuzz.Fuzz;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

class RunFileTest {

    private static final int STEPS = 37;
    private static final int MORE = 50;

    @TempDir
    Path given;

    private Path folder;
    private Path file;
    private Path tables;

    @BeforeEach
    void name() throws IOException {
        folder = given.toRealPath();
        file = folder.resolve("a.pushforward");
        tables = folder.resolve("tables");
    }

    private static TrainingConfig config() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withDataset(new DatasetSpec("moons", 0.1, 0, 0, 300)).withPadding(Padding.gaussian(2, 0.5))
                .withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(20, 64, 16))
                .withOptimization(defaults.optimization().withSteps(200));
    }

    private TrainingConfig configOfTable() throws IOException {
        return configOfTable(60, "");
    }

    /** @param more behind each line */
    private TrainingConfig configOfTable(int rows, String more) throws IOException {
        StringBuilder text = new StringBuilder("u,v" + (more.isEmpty() ? "" : ",w") + "\n");
        for (int i = 0; i < rows; i++) {
            text.append(Math.sin(i)).append(',').append(Math.cos(1.7 * i)).append(more).append('\n');
        }
        Path table = Files.writeString(folder.resolve("points.csv"), text);
        return config().withDataset(RunData.withColumns(new DatasetSpec(table.toString(), 0, 0, 0, 60)));
    }

    private static RunState trained(TrainingConfig config, int steps) {
        try (Trainer trainer = new Trainer(config, 1)) {
            trainer.keepIn(new Timeline(Timeline.DEFAULT_BUDGET));
            advance(trainer, 5);
            trainer.setRate(1e-3);
            advance(trainer, steps - 5);
            return trainer.runState();
        }
    }

    private static void advance(Trainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            assertTrue(trainer.advance());
        }
    }

    private static RunState continued(TrainingConfig config, RunState from, int steps) {
        try (Trainer trainer = new Trainer(config, 1)) {
            trainer.resume(from, new Timeline(Timeline.DEFAULT_BUDGET));
            advance(trainer, steps);
            return trainer.runState();
        }
    }

    private static void assertSame(RunState expected, RunState found) {
        assertEquals(expected.step(), found.step());
        assertArrayEquals(expected.checkpoint().parameters(), found.checkpoint().parameters());
        assertArrayEquals(expected.checkpoint().firstMoment(), found.checkpoint().firstMoment());
        assertArrayEquals(expected.checkpoint().secondMoment(), found.checkpoint().secondMoment());
        assertEquals(HistoryFile.text(expected.history()), HistoryFile.text(found.history()));
    }

    @ParameterizedTest
    @EnumSource(value = FlowFamily.class, names = {"COUPLINGS", "LEAKY", "LEAKY_HARD"})
    void goesOnAsIfItHadNeverBeenAway(FlowFamily family) {
        TrainingConfig config = config().withFlow(config().flow().withFamily(family).plain());
        RunFile.write(trained(config, STEPS), file);
        RunFile.Opened opened = RunFile.open(file, tables);
        RunState whole = trained(config, STEPS + MORE);
        assertSame(whole, continued(opened.config(), opened.state(), MORE));
        assertEquals(config.flow(), ModelFile.find(file).spec());
        // What was moved by hand is part of the settings: they repeat the run from its beginning.
        assertEquals(1, opened.config().interventions().list().size());
        assertFalse(Files.exists(tables));
    }

    @Test
    void whatCanBeLookedBackAtIsThere() {
        RunState state = trained(config(), STEPS);
        RunFile.write(state, file);
        RunState opened = RunFile.open(file, tables).state();
        assertEquals(state.past().stream().map(each -> each.step()).toList(), opened.past().stream().map(each -> each.step()).toList());
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        RunFile.write(trained(config(), STEPS), file);
        Path again = folder.resolve("b.pushforward");
        RunFile.write(trained(config(), STEPS), again);
        assertEquals(-1, Files.mismatch(file, again));
    }

    @Test
    void theTableComesAlong() throws IOException {
        TrainingConfig config = configOfTable();
        RunFile.write(trained(config, STEPS), file);
        RunState whole = trained(config, STEPS + MORE);
        assertEquals(config.dataset(), RunFile.open(file, tables).config().dataset());
        Files.writeString(folder.resolve("points.csv"), "u,v\n" + "1,2\n3,5\n".repeat(40));
        requireFromFile(whole);
        Files.delete(folder.resolve("points.csv"));
        requireFromFile(whole);
    }

    /** Another run may learn it by now, whose file must not seem to have changed. */
    @Test
    void aTableThatCameAlongBeforeStays() throws IOException {
        TrainingConfig config = configOfTable();
        RunFile.write(trained(config, STEPS), file);
        Files.delete(folder.resolve("points.csv"));
        Path table = Path.of(RunFile.open(file, tables).config().dataset().name());
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(table, before);
        assertEquals(table.toString(), RunFile.open(file, tables).config().dataset().name());
        assertEquals(before, Files.getLastModifiedTime(table));
        byte[] bytes = Files.readAllBytes(table);
        byte[] spoiled = bytes.clone();
        spoiled[bytes.length - 2]++;
        Files.write(table, spoiled);
        assertTrue(RunFile.open(file, tables).state().hasData());
        assertArrayEquals(bytes, Files.readAllBytes(table));
    }

    /** The name is cut, and not in the middle of a character. */
    @Test
    void aTableWithALongNameComesAlong() throws IOException {
        TrainingConfig config = configOfTable();
        Path table = Files.move(folder.resolve("points.csv"), folder.resolve("a".repeat(39) + "\uD840\uDC00b.csv"));
        RunFile.write(trained(config.withDataset(config.dataset().withName(table.toString())), STEPS), file);
        Files.delete(table);
        RunFile.Opened opened = RunFile.open(file, tables);
        assertTrue(opened.state().hasData());
        assertTrue(Path.of(opened.config().dataset().name()).startsWith(tables), opened.config().dataset().name());
    }

    /** An array of numpy comes along as one, or where it has changed since as the table that the run has of it. */
    @Test
    void theArrayComesAlong() throws IOException {
        Path array = folder.resolve("points.npy");
        double[] values = new SplittableRandom(4).doubles(180, -1, 1).toArray();
        write(values, array);
        TrainingConfig config = config().withDataset(RunData.withColumns(new DatasetSpec(array.toString(), 0, 0, 0, 0)));
        assertEquals(3, RunData.dimension(config.dataset()));
        RunState run = trained(config, STEPS);
        RunState whole = trained(config, STEPS + MORE);
        RunFile.write(run, file);
        assertArrayEquals(Files.readAllBytes(array), entry("data.npy"));
        assertEquals(config.dataset(), RunFile.open(file, tables).config().dataset());
        values[0]++;
        write(values, array);
        requireFromFile(whole);
        RunFile.write(run, file);
        assertTrue(new String(entry("data.csv"), StandardCharsets.UTF_8).startsWith("1,2,3\n"));
        requireFromFile(whole);
        Files.delete(array);
        requireFromFile(whole);
    }

    private static void write(double[] values, Path array) throws IOException {
        try (OutputStream out = Files.newOutputStream(array)) {
            NumpyFile.write(new NumpyFile.Array(new int[] {values.length / 3, 3}, values), out);
        }
    }

    /** As a logger does. */
    private void lengthen() {
        try {
            Files.writeString(folder.resolve("points.csv"), "0.25,-0.5\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> left = Files.list(of)) {
            return left.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasLearnedIsPackedWhereTheTableHasChangedMeanwhile() throws IOException {
        TrainingConfig config = configOfTable();
        FiledRun filed = new FiledRun(file);
        TrainingRun run = new TrainingRun(filed.folder(), 1, Duration.ofDays(1), snapshot -> lengthen()).withoutPictures();
        run.start(config.withOptimization(config.optimization().withSteps(STEPS)));
        Path waiting = filed.folder().path();
        // Nobody knows the points any more: what was trained stays.
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> filed.pack(Optional.empty()));
        assertEquals(("cannot write %s: the table %s is not as it was when the run learned it; put it back as it was; the finished run stays in %s, "
                + "and --resume puts it into its file").formatted(file, folder.resolve("points.csv"), waiting), e.getMessage());
        assertTrue(Files.exists(waiting.resolve("model.json")));
        assertFalse(Files.exists(file));
        filed.pack(run.learned());
        assertFalse(Files.exists(waiting));
        RunState opened = RunFile.open(file, tables).state();
        assertTrue(opened.hasData());
        assertEquals(run.learned().orElseThrow().training().checksum(), opened.data().training().checksum());
    }

    @Test
    void whatWasLearnedIsPackedWhereTheTableChangesWhileItIsPacked() throws IOException {
        TrainingConfig config = configOfTable();
        RunData data = RunData.of(config.dataset(), config.seed());
        Map<String, RunFileEntries.Content> entries = new LinkedHashMap<>();
        entries.put("history.csv", out -> lengthen());
        RunFile.write(entries, config, data.training().checksum(), Optional.of(data), file, Long.MAX_VALUE);
        ByteArrayOutputStream learned = new ByteArrayOutputStream();
        data.cloud().orElseThrow().write(learned);
        assertEquals(learned.toString(StandardCharsets.UTF_8), new String(entry("data.csv"), StandardCharsets.UTF_8));
    }

    /** As earlier releases packed it where it had changed while the run learned it. */
    @Test
    void aPackedTableThatIsNotTheRunsIsAsIfItWereNotThere() throws IOException {
        TrainingConfig config = configOfTable();
        RunFile.write(trained(config, STEPS), file);
        Map<String, byte[]> entries = entries();
        Path table = folder.resolve("points.csv");
        for (String packed : List.of("u,v\n" + "1,2\n3,5\n".repeat(40), "half a table")) {
            entries.put("data.csv", packed.getBytes(StandardCharsets.UTF_8));
            pack(entries, file);
            byte[] own = Files.readAllBytes(table);
            assertTrue(RunFile.open(file, tables).state().hasData(), "its own file is as it was");
            Files.delete(table);
            RunState found = RunFile.open(file, tables).state();
            assertEquals("The data of this run are not to be had: there is no file %s, and the data.csv in %s is not the table that the run learned."
                    .formatted(table, file), found.withoutData().reason());
            assertEquals(-1, Arrays.mismatch(ModelFile.find(file).parameters(), found.snapshot().model().parameters()));
            assertEquals(List.of(), names(tables));
            assertThrows(InvalidInputException.class, () -> new FiledRun(file).takeUp());
            assertEquals(List.of("a.pushforward", "tables"), names(folder).stream().filter(name -> !name.startsWith(".")).toList());
            Files.write(table, own);
        }
    }

    /** What is larger would be refused when it is opened. */
    @Test
    void nothingIsWrittenThatCouldNotBeOpened() throws IOException {
        RunState run = trained(configOfTable(10_000, ""), STEPS);
        Files.delete(folder.resolve("points.csv"));
        Files.writeString(file, "before");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> RunFile.write(run, file, 300_000));
        assertEquals("cannot write " + file + ": data.csv would have more than 0 MB; keep the run as a folder", e.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("a.pushforward"), names(folder));

        RunState repeating = trained(configOfTable(2_000, "," + "a".repeat(20_000)), STEPS);
        e = assertThrows(InvalidInputException.class, () -> RunFile.write(repeating, file));
        assertTrue(e.getMessage().startsWith("cannot write " + file + ": its 38 MB repeat themselves"), e.getMessage());
        assertEquals("before", Files.readString(file));
    }

    @Test
    void aTableThatIsTooLargeIsRefusedBeforeTheTraining() throws IOException {
        TrainingConfig config = configOfTable();
        new FiledRun(file).requireFits(config.dataset());
        try (RandomAccessFile table = new RandomAccessFile(folder.resolve("points.csv").toFile(), "rw")) {
            table.setLength((512L << 20) + 1);
        }
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> new FiledRun(file).requireFits(config.dataset()));
        assertEquals("cannot write %s: the table %s has more than 512 MB; keep the run as a folder".formatted(file, folder.resolve("points.csv")),
                e.getMessage());
    }

    @Test
    void aRunWithoutItsDataIsLookedAtAndSavedAndGoesOnWhenTheyAreThereAgain() throws IOException {
        TrainingConfig config = configOfTable();
        Path table = folder.resolve("points.csv");
        RunState whole = trained(config, STEPS + MORE);
        RunFile.write(trained(config, STEPS), file);
        Map<String, byte[]> entries = entries();
        entries.remove("data.csv");
        pack(entries, file);
        Path elsewhere = Files.move(table, folder.resolve("elsewhere.csv"));
        RunState found = RunFile.open(file, tables).state();
        assertFalse(found.hasData());
        assertTrue(found.withoutData().reason().contains(table.toString()), found.withoutData().reason());
        assertEquals(-1, Arrays.mismatch(ModelFile.find(file).parameters(), found.snapshot().model().parameters()));
        assertEquals(List.of("u", "v"), found.snapshot().model().columns());
        assertEquals(STEPS, found.snapshot().step());
        Path again = folder.resolve("again.pushforward");
        RunFile.write(found, again);
        Files.move(elsewhere, table);
        RunFile.Opened opened = RunFile.open(again, tables);
        assertTrue(opened.state().hasData());
        assertSame(whole, continued(opened.config(), opened.state(), MORE));
        // Other points by the same name are none of this run's.
        Files.writeString(table, "u,v\n" + "1,2\n3,5\n".repeat(40));
        assertTrue(RunFile.open(again, tables).state().withoutData().reason().contains("has changed"));
    }

    @Test
    void aModelAloneIsLookedAtToTheLastBit() throws IOException {
        RunFile.write(trained(config(), STEPS), file);
        Path alone = Files.write(folder.resolve("some.json"), entry("model.json"));
        RunState found = RunFile.find(alone, tables).state();
        assertTrue(found.isModelAlone());
        FlowModel read = ModelFile.read(alone);
        FlowModel shown = found.snapshot().model();
        assertArrayEquals(read.parameters(), shown.parameters());
        assertEquals(read.spec(), shown.spec());
        assertEquals(read.padding(), shown.padding());
        assertArrayEquals(read.standardization().mean(), shown.standardization().mean());
        assertThrows(InvalidInputException.class, () -> RunFile.write(found, folder.resolve("no.pushforward")));
        Path run = Files.createDirectory(folder.resolve("only"));
        Files.write(run.resolve("model.json"), entry("model.json"));
        assertTrue(RunFile.find(run, tables).state().isModelAlone());
    }

    private void requireFromFile(RunState whole) {
        RunFile.Opened opened = RunFile.open(file, tables);
        assertTrue(Path.of(opened.config().dataset().name()).startsWith(tables), opened.config().dataset().name());
        assertSame(whole, continued(opened.config(), opened.state(), MORE));
    }

    @Test
    void aModelIsFoundInEachOfItsPlaces() throws IOException {
        RunFile.write(trained(config(), STEPS), file);
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.write(run.resolve("model.json"), entry("model.json"));
        double[] expected = ModelFile.find(file).parameters();
        assertArrayEquals(expected, ModelFile.find(run).parameters());
        assertArrayEquals(expected, ModelFile.find(run.resolve("model.json")).parameters());
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                all.put(each.getName(), zip.getInputStream(each).readAllBytes());
            }
        }
        return all;
    }

    private static void pack(Map<String, byte[]> entries, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
    }

    private String refusal() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> RunFile.open(file, tables));
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage();
    }

    @Test
    void whatIsNoRunIsRefusedInOneLine() throws IOException {
        RunFile.write(trained(config(), STEPS), file);
        byte[] good = Files.readAllBytes(file);
        Map<String, byte[]> entries = entries();
        List<String> lines = new ArrayList<>();

        Files.writeString(file, "no zip");
        lines.add(refusal());
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        lines.add(refusal());
        Files.write(file, new byte[0]);
        lines.add(refusal());
        assertTrue(lines.stream().allMatch(line -> line.contains("is no zip, or it is torn")), lines.toString());

        for (String missing : List.of("experiment.json", "checkpoint.bin")) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
            fewer.remove(missing);
            pack(fewer, file);
            assertTrue(refusal().contains("holds no " + missing));
        }
        for (String stranger : List.of("../../evil", "/etc/passwd", "C:\\evil", "run/model.json", "x\ny", "version2.bin")) {
            Map<String, byte[]> more = new LinkedHashMap<>(entries);
            more.put(stranger, new byte[] {1});
            pack(more, file);
            assertTrue(refusal().contains("which is no file of a run"));
        }
        Map<String, byte[]> bomb = new LinkedHashMap<>(entries);
        bomb.put("data.csv", new byte[200 << 20]);
        pack(bomb, file);
        assertTrue(refusal().contains("would swell to"));

        Map<String, byte[]> later = new LinkedHashMap<>(entries);
        later.put("experiment.json", new String(entries.get("experiment.json"), StandardCharsets.UTF_8)
                .replace("\"version\": 1", "\"version\": 2").getBytes(StandardCharsets.UTF_8));
        pack(later, file);
        assertTrue(refusal().contains("experiment.json"));
    }

    @Test
    void anotherRunsStateIsRefused() throws IOException {
        RunFile.write(trained(config(), STEPS + 1), file);
        byte[] other = entry("state.bin");
        RunFile.write(trained(config(), STEPS), file);
        Map<String, byte[]> entries = entries();
        entries.put("state.bin", other);
        pack(entries, file);
        assertTrue(refusal().contains("different runs"));
    }

    @Test
    void anEncryptedZipIsRefused() throws IOException {
        RunFile.write(trained(config(), STEPS), file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i + 10 < bytes.length; i++) {
            boolean header = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2;
            if (header) {
                bytes[i + 8] |= 1;
            }
        }
        Files.write(file, bytes);
        assertTrue(refusal().contains("is encrypted"));
    }

    /** Each is read as it stands, or refused in one line; nothing is written but tables. */
    @Test
    void spoiltFiles() throws IOException {
        RunFile.write(trained(configOfTable(), STEPS), file);
        Fuzz.files(file, () -> RunFile.open(file, tables), null, (mutator, good) -> mutator.bytes(good));
        assertEquals(List.of(), names(folder).stream().filter(name -> !List.of("a.pushforward", "points.csv", "tables").contains(name)).toList());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        TrainingConfig config = configOfTable();
        RunState state = trained(config, STEPS);
        RunFile.write(state, file);
        byte[] before = Files.readAllBytes(file);
        Files.delete(folder.resolve("points.csv"));
        RunState withoutPoints = RunState.of(config, state.checkpoint(), state.history());
        assertThrows(InvalidInputException.class, () -> RunFile.write(withoutPoints, file));
        assertArrayEquals(before, Files.readAllBytes(file));
        // One that has its points needs no file.
        RunFile.write(state, file);
        assertEquals(state.identity().checksum(), RunFile.open(file, tables).state().identity().checksum());
    }
}
