package org.pushforward.lab.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.JavaCommand;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.flow.FlowFamily;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.KeptState;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

class SessionStoreTest {

    /** So long after the last write the next begins, as in the window. */
    private static final long BETWEEN_MILLIS = 5_000;
    private static final Path EARLIER = Path.of("src/test/resources/session-before-data");
    private static final int KILLS = Integer.getInteger("session.kills", 1);

    private static Session session(RunState run) {
        return new Session("Train", 7, Map.of("x", "3"), Map.of("Train", new Session.PageSession(Map.of("seed", "4.0"), Map.of("speed", "SLOW"),
                List.of(run))));
    }

    private static Session read(Path folder) {
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(folder)) {
            Session read = store.read(problems).orElseThrow();
            assertEquals(List.of(), problems);
            return read;
        }
    }

    @ParameterizedTest
    @EnumSource(value = FlowFamily.class, names = {"COUPLINGS", "LEAKY", "LEAKY_HARD"})
    void comesBackToTheBitAndGoesOn(FlowFamily family, @TempDir Path folder) throws IOException {
        TrainingConfig config = TrainingConfig.defaults().withFlow(TrainingConfig.defaults().flow().withFamily(family).plain());
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1)) {
            run.step(8);
            run.setRate(5e-4);
            run.step(8);
            RunState state = run.state();
            try (SessionStore store = SessionStore.open(folder)) {
                assertTrue(store.write(session(state)) > 0);
                FileTime first = Files.getLastModifiedTime(folder.resolve("session.json"));
                Files.setLastModifiedTime(folder.resolve("session.json"), FileTime.fromMillis(first.toMillis() - 60_000));
                FileTime older = Files.getLastModifiedTime(folder.resolve("session.json"));
                assertEquals(0, store.write(session(state)), "a run that stands is written once");
                assertEquals(older, Files.getLastModifiedTime(folder.resolve("session.json")), "and so is a session in which nothing changed");
            }
            Session back = read(folder);
            assertEquals("Train", back.page());
            assertEquals(Map.of("x", "3"), back.window());
            assertEquals(Map.of("speed", "SLOW"), back.pages().get("Train").views());
            RunState kept = back.pages().get("Train").runs().get(0);
            run.step(8);
            try (DrivenRun other = new CoreWorkbench().startBeside(kept.config(), Optional.of(kept), 1)) {
                other.step(8);
                assertArrayEquals(run.snapshot().model().parameters(), other.snapshot().model().parameters());
                assertEquals(run.snapshot().interventions(), other.snapshot().interventions());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "session.json and two files of the run");
        }
    }

    /** What was written lies on the disk: the window's memory is for the runs that go on. */
    @Test
    void keepsNoStateOfARunThatItHasWritten(@TempDir Path folder) throws InterruptedException {
        try (SessionStore store = SessionStore.open(folder)) {
            Reference<KeptState> state = writeOne(store);
            for (int tries = 0; tries < 100 && !state.refersTo(null); tries++) {
                System.gc();
                Thread.sleep(10);
            }
            assertTrue(state.refersTo(null));
        }
    }

    private static Reference<KeptState> writeOne(SessionStore store) {
        try (DrivenRun run = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1)) {
            RunState state = run.state();
            assertTrue(store.write(session(state)) > 0);
            return new WeakReference<>(state.proven());
        }
    }

    private static Session lookingBack(RunState run, long step, boolean beside) {
        Map<String, Session.PageSession> pages = new LinkedHashMap<>();
        pages.put("Train", new Session.PageSession(Map.of(), Map.of(Kept.SHOWN_STEP, Long.toString(step)), List.of(run)));
        if (beside) {
            pages.put("Compare", new Session.PageSession(Map.of(), Map.of(), List.of(run, run)));
        }
        return new Session("Train", 7, Map.of(), pages);
    }

    private static long[] bytesOfRuns(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".bin")).mapToLong(file -> file.toFile().length()).toArray();
        }
    }

    /** A past takes more than may be written, and the step that somebody looks back at must not be what is left out. */
    @Test
    void theStepThatIsLookedBackAtIsWrittenThoughThePastIsThinned(@TempDir Path folder) throws IOException {
        RunState run;
        try (DrivenRun begun = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1)) {
            eightSteps(begun);
            RunState state = begun.state();
            Checkpoint at = state.checkpoint();
            List<KeptState> past = LongStream.rangeClosed(0, 50).mapToObj(i -> KeptState.of(
                    new Checkpoint(100 * i, at.parameters(), at.firstMoment(), at.secondMoment(), at.interventions()),
                    state.config().optimization().precision())).toList();
            KeptState last = past.get(50);
            run = new RunState(state.config(), last, last, null, past, 1, state.history(), Double.NaN, Double.NaN, null, null,
                    state.identity(), null);
        }
        assertTrue(run.pastBytes() > 3 * (6 << 20), run.pastBytes() + " bytes");
        try (SessionStore store = SessionStore.open(folder)) {
            // Looked at anywhere while the run stands.
            for (long step : new long[] {2300, 100, 4900, 5000, 0}) {
                store.write(lookingBack(run, step, false));
                assertEquals(step, peek(folder).pastAt(step).orElseThrow().step());
                assertTrue(bytesOfRuns(folder)[0] < (6 << 20) + 4 * run.present().bytes(), "the rest is thinned");
            }
            store.write(lookingBack(run, 2300, false));
            assertEquals(0, store.write(lookingBack(run, 2300, false)), "what is there is not written again");
        }
        // A page that nobody has opened since is written as it was read, beside others that leave it less room.
        RunState read = read(folder).pages().get("Train").runs().get(0);
        try (SessionStore store = SessionStore.open(folder)) {
            store.write(lookingBack(read, 2300, true));
        }
        assertEquals(2300, peek(folder).pastAt(2300).orElseThrow().step());
        for (String spoiled : List.of("", "x", "1e300", "-7", "99999999999999999999")) {
            try (SessionStore store = SessionStore.open(folder)) {
                store.write(new Session("Train", 7, Map.of(), Map.of("Train", new Session.PageSession(Map.of(),
                        Map.of(Kept.SHOWN_STEP, spoiled), List.of(run)))));
            }
            assertEquals(5000, peek(folder).step());
        }
    }

    @Test
    void oneProcessAtATime(@TempDir Path folder) {
        try (SessionStore first = SessionStore.open(folder)) {
            assertTrue(first.read(new ArrayList<>()).isEmpty());
            assertThrows(InvalidInputException.class, () -> SessionStore.open(folder));
        }
        SessionStore.open(folder).close();
    }

    /** What was set aside of a session, the oldest first. */
    private static List<Path> aside(Path session) throws IOException {
        try (Stream<Path> beside = Files.list(session.getParent())) {
            return beside.filter(each -> each.getFileName().toString().startsWith(session.getFileName() + "-")).sorted().toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(".lock")).sorted().toList();
        }
    }

    private static Path keepEightSteps(Path session) {
        try (DrivenRun run = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            store.write(session(run.state()));
        }
        return session;
    }

    @Test
    void whatCannotBeReadIsSetAsideWithItsRuns(@TempDir Path folder) throws IOException {
        Path session = keepEightSteps(folder.resolve("session"));
        List<String> before = names(session);
        byte[] good = Files.readAllBytes(session.resolve("session.json"));
        int count = 0;
        for (String text : List.of("", "{", "[]", "{\"format\": \"other\", \"version\": 1}",
                "{\"format\": \"pushforward-session\", \"version\": 99}")) {
            Files.writeString(session.resolve("session.json"), text);
            List<String> problems = new ArrayList<>();
            try (SessionStore store = SessionStore.open(session)) {
                assertTrue(store.read(problems).isEmpty());
                assertEquals(1, problems.size());
                List<Path> aside = aside(session);
                Path last = aside.get(aside.size() - 1);
                assertEquals(++count, aside.size());
                assertTrue(problems.get(0).startsWith("The last session cannot be read: ") && problems.get(0).endsWith("in " + last + "."),
                        problems.get(0));
                assertEquals(1, problems.get(0).lines().count());
                assertFalse(Files.exists(session.resolve("session.json")));
                // What is written from then on takes nothing of it.
                store.write(new Session("Train", 1, Map.of(), Map.of()));
                assertEquals(List.of("session.json"), names(session));
                assertEquals(before, names(last));
                assertEquals(text, Files.readString(last.resolve("session.json")));
                Files.write(last.resolve("session.json"), good);
                assertEquals(8, peek(last).step());
                for (String name : before) {
                    Files.copy(last.resolve(name), session.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void aTornRunCostsTheRunAloneAndIsSetAside(@TempDir Path folder) throws IOException {
        Path session = keepEightSteps(folder.resolve("session"));
        Path bin = session.resolve(names(session).stream().filter(name -> name.endsWith(".bin")).findFirst().orElseThrow());
        byte[] bytes = Files.readAllBytes(bin);
        for (int cut : new int[] {0, 20, bytes.length / 2, bytes.length - 1}) {
            Files.write(bin, Arrays.copyOf(bytes, cut));
            List<String> problems = new ArrayList<>();
            try (SessionStore store = SessionStore.open(session)) {
                Session read = store.read(problems).orElseThrow();
                assertEquals(List.of(), read.pages().get("Train").runs());
                assertEquals(Map.of("seed", "4.0"), read.pages().get("Train").settings());
            }
            assertEquals(1, problems.size());
            List<Path> aside = aside(session);
            assertTrue(problems.get(0).startsWith("A run of the last session cannot be taken up: ")
                    && problems.get(0).contains(aside.get(aside.size() - 1).toString()), problems.get(0));
            assertArrayEquals(Arrays.copyOf(bytes, cut), Files.readAllBytes(aside.get(aside.size() - 1).resolve(bin.getFileName())));
        }
    }

    @Test
    void whatCanNeitherBeReadNorSetAsideStaysAsItIs(@TempDir Path folder) throws IOException {
        Path session = keepEightSteps(folder.resolve("session"));
        Files.writeString(session.resolve("session.json"), "{");
        // It cannot be copied, as nothing can on a disk that is full.
        Files.createSymbolicLink(session.resolve("data-0"), folder.resolve("nowhere"));
        List<String> before = names(session);
        try (SessionStore store = SessionStore.open(session)) {
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> store.read(new ArrayList<>()));
            assertTrue(refused.getMessage().contains("cannot be read") && refused.getMessage().contains("cannot be set aside")
                    && refused.getMessage().lines().count() == 1, refused.getMessage());
        }
        assertEquals(before, names(session));
        assertEquals(List.of(), aside(session));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(session), left.toList());
        }
    }

    @Test
    void whatSomebodyDeletesIsWrittenAgain(@TempDir Path folder) throws IOException {
        Path session = folder.resolve("session");
        try (DrivenRun run = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            store.write(session(run.state()));
            for (String end : List.of(".bin", ".json")) {
                for (String name : names(session)) {
                    if (name.startsWith("run-") && name.endsWith(end)) {
                        Files.delete(session.resolve(name));
                    }
                }
                store.write(session(run.state()));
                assertEquals(8, peek(session).step());
            }
            try (Stream<Path> files = Files.list(session)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(session);
            store.write(session(run.state()));
            assertEquals(8, peek(session).step());
        }
    }

    @Test
    void sessionsThatWereSetAsideAreFew(@TempDir Path folder) throws IOException {
        Path session = keepEightSteps(folder.resolve("session"));
        Path others = Files.createDirectories(folder.resolve("session-2001-01-01-000000"));
        Files.writeString(others.resolve("session.json"), "{}");
        Files.writeString(others.resolve("notes.txt"), "mine");
        Path named = Files.createDirectories(folder.resolve("session-of-mine"));
        Files.writeString(named.resolve("session.json"), "{}");
        List<Path> made = new ArrayList<>();
        try (SessionStore store = SessionStore.open(session)) {
            for (int i = 0; i < SessionStore.MOST_ASIDE + 3; i++) {
                // Within one second, each in a folder of its own.
                made.add(store.setAside().orElseThrow());
            }
        }
        assertEquals(made.size(), made.stream().distinct().count());
        assertEquals("mine", Files.readString(others.resolve("notes.txt")));
        assertTrue(Files.exists(named.resolve("session.json")));
        List<Path> left = made.stream().filter(Files::exists).toList();
        // The folder of somebody else's counts as one of them.
        assertEquals(made.subList(made.size() - SessionStore.MOST_ASIDE, made.size()), left);
        left.forEach(each -> assertEquals(8, peek(each).step()));
    }

    /** Of releases before data were told with each run; the files were written by one of them. */
    @Test
    void aSessionOfAnEarlierReleaseIsTakenUp(@TempDir Path folder) throws IOException {
        Path session = Files.createDirectories(folder.resolve("session"));
        for (String name : names(EARLIER)) {
            Files.copy(EARLIER.resolve(name), session.resolve(name));
        }
        Session read = read(session);
        assertEquals("Train", read.page());
        assertEquals(Map.of("seed", "4.0"), read.pages().get("Train").settings());
        RunState kept = read.pages().get("Train").runs().get(0);
        assertEquals(8, kept.step());
        TrainingConfig config = kept.config();
        try (DrivenRun on = new CoreWorkbench().startBeside(config, Optional.of(kept), 1);
                DrivenRun whole = new CoreWorkbench().startBeside(config, Optional.empty(), 1)) {
            eightSteps(on);
            eightSteps(whole);
            eightSteps(whole);
            assertEquals(16, on.snapshot().step());
            // Exact, but for how another machine's BLAS rounds.
            assertArrayEquals(whole.snapshot().model().parameters(), on.snapshot().model().parameters(), 1e-6);
        }
        // With data that are others now it is not taken up, and not lost either.
        Path experiment = session.resolve(names(session).stream().filter(name -> name.startsWith("run-") && name.endsWith(".json")).findFirst()
                .orElseThrow());
        Files.writeString(experiment, Files.readString(experiment).replace("\"noise\": 0.1", "\"noise\": 0.2"));
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(session)) {
            assertEquals(List.of(), store.read(problems).orElseThrow().pages().get("Train").runs());
        }
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("are not those that the run began with") && problems.get(0).contains("set aside"), problems.get(0));
        assertEquals(names(EARLIER), names(aside(session).get(0)));
    }

    private static void eightSteps(DrivenRun run) {
        // A turn ends where there is something to record.
        for (int taken = 0; taken < 8;) {
            taken += run.step(8 - taken);
        }
    }

    private static TrainingConfig ofTable(Path table) throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 60; i++) {
            text.append(Math.sin(i)).append(',').append(Math.cos(1.7 * i)).append('\n');
        }
        Files.writeString(table, text);
        return TrainingConfig.defaults().withDataset(RunData.withColumns(new DatasetSpec(table.toString(), 0, 0, 0, 60)));
    }

    private static void keep(Path folder, TrainingConfig config, long mostOfData, List<String> notes) {
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                SessionStore store = SessionStore.open(folder, mostOfData)) {
            eightSteps(run);
            store.write(session(run.state()));
            notes.addAll(store.takeNotes());
            eightSteps(run);
            store.write(session(run.state()));
        }
    }

    private static RunState back(Path folder, List<String> problems) {
        try (SessionStore store = SessionStore.open(folder)) {
            return store.read(problems).orElseThrow().pages().get("Train").runs().get(0);
        }
    }

    @Test
    void aRunGoesOnThoughItsTableIsGone(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        List<String> notes = new ArrayList<>();
        keep(session, config, KeptData.MOST_BYTES, notes);
        assertEquals(List.of(), notes);
        List<String> problems = new ArrayList<>();
        assertEquals(config, back(session, problems).config(), "where the table is as it was, it is the run's");
        assertEquals(List.of(), problems);
        Files.writeString(table, "u,v\n" + "1,2\n3,5\n".repeat(40));
        assertTrue(back(session, problems).hasData());
        Files.delete(table);
        RunState kept = back(session, problems);
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("has changed") && problems.get(1).contains("its copy"), problems.toString());
        assertEquals("points.csv", Path.of(kept.config().dataset().name()).getFileName().toString());
        // It is kept on, from the copy and no further one.
        try (SessionStore store = SessionStore.open(session)) {
            store.write(session(kept));
        }
        problems.clear();
        assertEquals(16, back(session, problems).step());
        assertEquals(List.of(), problems);
        // A session without that run needs no copy.
        try (SessionStore store = SessionStore.open(session)) {
            store.write(new Session("Train", 1, Map.of(), Map.of()));
        }
        try (Stream<Path> files = Files.list(session)) {
            assertEquals(List.of("session.json"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void whatIsCalledLikeACopyAndIsNoneStays(@TempDir Path folder) throws IOException {
        Path session = keepEightSteps(folder.resolve("session"));
        Files.writeString(session.resolve("data-mine.csv"), "mine");
        Files.writeString(Files.createDirectory(session.resolve("data-2024-05")).resolve("x.csv"), "mine");
        Files.writeString(session.resolve(".song.mp3.part"), "mine");
        try (SessionStore store = SessionStore.open(session)) {
            store.write(new Session("Train", 1, Map.of(), Map.of()));
        }
        assertEquals(List.of(".song.mp3.part", "data-2024-05", "data-mine.csv", "session.json"), names(session));
    }

    @Test
    void aTableThatIsTooLargeIsToldAndItsRunLookedAt(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        List<String> notes = new ArrayList<>();
        keep(session, config, 100, notes);
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).startsWith("points.csv has more than"), notes.get(0));
        Files.delete(table);
        List<String> problems = new ArrayList<>();
        RunState kept = back(session, problems);
        assertFalse(kept.hasData());
        assertEquals(16, kept.snapshot().step());
        assertEquals(1, problems.size());
        try (SessionStore store = SessionStore.open(session)) {
            store.write(session(kept));
        }
        assertEquals(kept.withoutData().reason(), back(session, problems).withoutData().reason());
    }

    private static Session two(RunState before, RunState run) {
        Map<String, Session.PageSession> pages = new LinkedHashMap<>();
        pages.put("Compare", new Session.PageSession(Map.of(), Map.of(), List.of(before)));
        pages.put("Train", new Session.PageSession(Map.of(), Map.of(), List.of(run)));
        return new Session("Train", 7, Map.of(), pages);
    }

    @Test
    void aTableThatIsGoneKeepsNoOtherPageFromBeingKept(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                DrivenRun other = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            store.write(session(run.state()));
            Files.delete(table);
            eightSteps(run);
            eightSteps(other);
            // Another page was opened meanwhile, which stands before this one.
            store.write(two(other.state(), run.state()));
            assertEquals(List.of(), store.takeNotes());
        }
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(session)) {
            Map<String, Session.PageSession> pages = store.read(problems).orElseThrow().pages();
            assertEquals(8, pages.get("Compare").runs().get(0).step());
            RunState kept = pages.get("Train").runs().get(0);
            assertEquals(16, kept.step());
            assertTrue(kept.hasData());
        }
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("its copy"), problems.toString());
    }

    /** A table without a header, of which the columns are known by their numbers. */
    private static TrainingConfig ofTableWithoutHeader(Path table) throws IOException {
        ofTable(table);
        String rows = Files.readString(table);
        Files.writeString(table, rows.substring(rows.indexOf('\n') + 1));
        return TrainingConfig.defaults().withDataset(new DatasetSpec(table.toString(), 0, 0, 30, 60,
                new TableChoice(List.of("2", "1"), TableChoice.Header.ABSENT)));
    }

    private static TrainingConfig ofArray(Path array) throws IOException {
        double[] values = new SplittableRandom(4).doubles(180, -1, 1).toArray();
        try (OutputStream out = Files.newOutputStream(array)) {
            NumpyFile.write(new NumpyFile.Array(new int[] {60, 3}, values), out);
        }
        return TrainingConfig.defaults().withDataset(RunData.withColumns(new DatasetSpec(array.toString(), 0, 0, 30, 60)));
    }

    @Test
    void aRunGoesOnThoughItsArrayIsGone(@TempDir Path folder) throws IOException {
        Path array = folder.resolve("points.npy");
        TrainingConfig config = ofArray(array);
        Path session = folder.resolve("session");
        List<String> notes = new ArrayList<>();
        keep(session, config, KeptData.MOST_BYTES, notes);
        List<String> problems = new ArrayList<>();
        assertEquals(config, back(session, problems).config(), "where the array is as it was, it is the run's");
        Files.delete(array);
        RunState kept = back(session, problems);
        assertTrue(kept.hasData());
        assertEquals(16, kept.step());
        assertEquals("points.npy", Path.of(kept.config().dataset().name()).getFileName().toString());
        assertEquals(List.of(), notes);
    }

    /** What a run has in memory is written, whatever became of its table before the session wrote for the first time. */
    @Test
    void aTableThatWasNeverCopiedIsWrittenFromThePointsOfTheRun(@TempDir Path folder) throws IOException {
        for (String what : List.of("gone", "changed", "no header", "array")) {
            Path table = folder.resolve(what + (what.equals("array") ? ".npy" : ".csv"));
            TrainingConfig config = what.equals("no header") ? ofTableWithoutHeader(table) : what.equals("array") ? ofArray(table) : ofTable(table);
            Path session = folder.resolve("session-" + what);
            RunState last;
            try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                    DrivenRun other = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                    SessionStore store = SessionStore.open(session)) {
                eightSteps(run);
                eightSteps(other);
                if (what.equals("changed")) {
                    // As many bytes, other points: the run would go on with data that it never had.
                    Files.writeString(table, Files.readString(table).replace('1', '2'));
                } else {
                    Files.delete(table);
                }
                for (int i = 1; i <= 3; i++) {
                    store.write(two(other.state(), run.state()));
                    eightSteps(run);
                    assertEquals(List.of(), store.takeNotes(), "nothing is lost");
                }
                last = run.state();
            }
            List<String> problems = new ArrayList<>();
            try (SessionStore store = SessionStore.open(session)) {
                Map<String, Session.PageSession> pages = store.read(problems).orElseThrow().pages();
                assertEquals(8, pages.get("Compare").runs().get(0).step());
                RunState kept = pages.get("Train").runs().get(0);
                assertTrue(kept.hasData(), what);
                assertEquals(24, kept.step());
                assertEquals(last.identity().checksum(), kept.data().training().checksum());
                assertArrayEquals(last.data().training().values(), kept.data().training().values());
                // It goes on to the bit.
                try (DrivenRun again = new CoreWorkbench().startBeside(kept.config(), Optional.of(kept), 1)) {
                    eightSteps(again);
                    assertArrayEquals(last.checkpoint().parameters(), again.state().checkpoint().parameters());
                }
            }
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).contains("its copy"), problems.toString());
        }
    }

    /** Where the points are too many as well, the run is kept without them; that is told once. */
    @Test
    void aTableThatIsGoneWithTooManyPointsCostsTheDataAlone(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                DrivenRun other = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session, 500)) {
            eightSteps(run);
            eightSteps(other);
            Files.delete(table);
            for (int i = 1; i <= 3; i++) {
                store.write(two(other.state(), run.state()));
                eightSteps(run);
                assertEquals(i == 1 ? 1 : 0, store.takeNotes().size(), "it is told once");
            }
        }
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(session)) {
            RunState kept = store.read(problems).orElseThrow().pages().get("Train").runs().get(0);
            assertFalse(kept.hasData());
            assertEquals(24, kept.step());
            assertEquals(24, kept.snapshot().step());
        }
        assertEquals(1, problems.size(), problems.toString());
    }

    /** Of a table of many columns the two that are learned may be few bytes. */
    @Test
    void ofATableThatIsTooLargeThePointsAreKept(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Files.writeString(table, Files.readString(table).lines().map(line -> line + "," + "word".repeat(50)).collect(Collectors.joining("\n")));
        Path session = folder.resolve("session");
        List<String> notes = new ArrayList<>();
        keep(session, config, 4_000, notes);
        assertEquals(List.of(), notes);
        Files.delete(table);
        List<String> problems = new ArrayList<>();
        RunState kept = back(session, problems);
        assertTrue(kept.hasData());
        assertEquals(16, kept.step());
        assertEquals(1, problems.size(), problems.toString());
    }

    /** Numbers with all their digits take twice as many bytes as text: a million rows of two fit as numbers alone. */
    @Test
    void pointsAreKeptOfWhichTheTextIsTooLong(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        long text = Files.size(table);
        long numbers = 60 * 2 * Double.BYTES + 16;
        assertTrue(text > 2 * numbers, text + " bytes");
        Path session = folder.resolve("session");
        List<String> notes = new ArrayList<>();
        keep(session, config, numbers, notes);
        assertEquals(List.of(), notes);
        RunState last = back(session, new ArrayList<>());
        Files.delete(table);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RunState kept = back(session, problems);
            assertTrue(kept.hasData());
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).contains("its copy"), problems.toString());
            assertArrayEquals(last.checkpoint().parameters(), kept.checkpoint().parameters());
            // It goes on, and is kept on.
            try (DrivenRun again = new CoreWorkbench().startBeside(kept.config(), Optional.of(kept), 1);
                    SessionStore store = SessionStore.open(session, numbers)) {
                eightSteps(again);
                last = again.state();
                store.write(session(last));
                assertEquals(List.of(), store.takeNotes());
            }
            // Also where the table that was made of the copy is deleted.
            Files.delete(Path.of(kept.config().dataset().name()));
            problems.clear();
        }
        assertEquals(32, last.step());
    }

    @Test
    void aCopyThatSomebodyDeletesIsWrittenAgain(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1); SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            for (boolean gone : new boolean[] {false, true}) {
                store.write(session(run.state()));
                for (String name : names(session)) {
                    if (name.startsWith(KeptData.PREFIX)) {
                        WholeFolder.delete(session.resolve(name));
                    }
                }
                if (gone) {
                    Files.delete(table);
                }
                store.write(session(run.state()));
                assertEquals(List.of(), store.takeNotes());
            }
        }
        List<String> problems = new ArrayList<>();
        assertTrue(back(session, problems).hasData());
        assertEquals(1, problems.size(), problems.toString());
    }

    /** What nobody has trained since it was read is known by its table alone. */
    @Test
    void aRunOfWhichNothingIsKnownCostsItselfAlone(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path session = folder.resolve("session");
        List<String> notes;
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                DrivenRun other = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            eightSteps(other);
            RunState unknown = RunState.of(config, run.state().checkpoint(), run.state().history());
            Files.delete(table);
            store.write(two(other.state(), unknown));
            notes = store.takeNotes();
        }
        assertEquals(1, notes.size(), notes.toString());
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(session)) {
            Map<String, Session.PageSession> pages = store.read(problems).orElseThrow().pages();
            assertEquals(8, pages.get("Compare").runs().get(0).step());
            assertEquals(List.of(), pages.get("Train").runs());
        }
        assertEquals(List.of(), problems);
    }

    private static final List<String> SPOILED = List.of("null", "true", "-1", "1e300", "\"\"", "\"NaN\"", "\"1e300\"", "\"no value\"",
            "\"\\u0000/\\n\"", "[]", "{}", "[[{}]]");

    /** Every value below a node, spoiled in each way in turn. */
    private static void spoil(JsonNode root, JsonNode node, Consumer<String> each) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String bad : SPOILED) {
            JsonNode junk = mapper.readTree(bad);
            if (node instanceof ObjectNode object) {
                for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
                    JsonNode good = object.get(name);
                    object.set(name, junk);
                    each.accept(root.toString());
                    object.set(name, good);
                }
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    JsonNode good = array.get(i);
                    array.set(i, junk);
                    each.accept(root.toString());
                    array.set(i, good);
                }
            }
        }
        for (JsonNode child : node) {
            spoil(root, child, each);
        }
    }

    @Test
    void noSpoiledValueKeepsASessionFromBeingRead(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        Path session = folder.resolve("session");
        keep(session, ofTable(table), KeptData.MOST_BYTES, new ArrayList<>());
        Files.delete(table);
        Path file = session.resolve("session.json");
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        int[] read = {0, 0};
        spoil(root, root, text -> {
            try (SessionStore store = SessionStore.open(session)) {
                Files.writeString(file, text);
                List<String> problems = new ArrayList<>();
                store.shownPage();
                Optional<Session> kept = store.read(problems);
                read[kept.isPresent() ? 0 : 1]++;
                assertTrue(kept.isPresent() || problems.size() == 1, text);
                kept.ifPresent(each -> each.pages().values().forEach(page -> page.runs().stream().filter(run -> !run.hasData())
                        .forEach(RunState::snapshot)));
                problems.forEach(problem -> assertFalse(problem.contains("\n"), problem));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(read[0] > 100 && read[1] > 0, read[0] + " sessions were read, " + read[1] + " were refused");
    }

    @Test
    void aModelAloneIsKept(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.json");
        ModelFile.write(new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1).snapshot().model(), file);
        RunState alone = RunFile.find(file, folder).state();
        Path session = folder.resolve("session");
        try (SessionStore store = SessionStore.open(session)) {
            store.write(session(alone));
        }
        RunState kept = back(session, new ArrayList<>());
        assertTrue(kept.isModelAlone());
        assertArrayEquals(alone.snapshot().model().parameters(), kept.snapshot().model().parameters());
    }

    @Test
    void whatIsSetAsideCanBeReadAndIsNotTouchedAgain(@TempDir Path folder) throws IOException {
        Path session = folder.resolve("session");
        try (DrivenRun run = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            assertEquals(Optional.empty(), store.setAside());
            eightSteps(run);
            store.write(session(run.state()));
            Path aside = store.setAside().orElseThrow();
            eightSteps(run);
            store.write(session(run.state()));
            assertEquals(8, peek(aside).step());
            assertTrue(SessionStore.isSession(aside));
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    /** It may lie where nothing can be written; a table that is made of points that were kept has its place elsewhere. */
    @Test
    void nothingIsWrittenToWhatWasSetAside(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        Path aside;
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                SessionStore store = SessionStore.open(folder.resolve("session"))) {
            eightSteps(run);
            Files.delete(table);
            store.write(session(run.state()));
            aside = store.setAside().orElseThrow();
        }
        List<Path> before = all(aside);
        Path tables = folder.resolve("tables");
        RunState run = SessionStore.readAside(aside, tables, new ArrayList<>()).pages().get("Train").runs().get(0);
        assertTrue(run.hasData());
        Path made = Path.of(run.config().dataset().name());
        assertTrue(made.startsWith(tables) && made.endsWith("points.csv"), made.toString());
        assertEquals(before, all(aside));
    }

    @Test
    void aLongNameOfATableKeepsNoSessionFromBeingKept(@TempDir Path folder) throws IOException {
        for (boolean gone : new boolean[] {false, true}) {
            Path table = folder.resolve((gone ? "b" : "a") + "数".repeat(80) + ".csv");
            TrainingConfig config = ofTable(table);
            Path session = folder.resolve("session-" + gone);
            List<String> notes;
            try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1); SessionStore store = SessionStore.open(session)) {
                eightSteps(run);
                if (gone) {
                    Files.delete(table);
                }
                store.write(session(run.state()));
                notes = store.takeNotes();
            }
            assertEquals(List.of(), notes);
            Files.deleteIfExists(table);
            for (int i = 0; i < 2; i++) {
                List<String> problems = new ArrayList<>();
                RunState kept = back(session, problems);
                assertTrue(kept.hasData());
                assertEquals(i == 0 ? 1 : 0, problems.size(), problems.toString());
                assertTrue(kept.config().dataset().name().matches(".*[ab]数+-[0-9a-f]+\\.csv"), kept.config().dataset().name());
                // It is kept on, from the copy and no further one.
                try (SessionStore store = SessionStore.open(session)) {
                    store.write(session(kept));
                }
            }
        }
    }

    @Test
    void aCopyThatCannotBeWrittenKeepsNoOtherPageFromBeingKept(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        TrainingConfig config = ofTable(table);
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(table));
        Path session = Files.createDirectories(folder.resolve("session"));
        // What the copy needs a folder for is taken by a file.
        Path taken = Files.createFile(session.resolve(KeptData.PREFIX + Long.toHexString(sum.getValue())));
        try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 1);
                DrivenRun other = new CoreWorkbench().startBeside(TrainingConfig.defaults(), Optional.empty(), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            eightSteps(other);
            store.write(two(other.state(), run.state()));
            List<String> notes = store.takeNotes();
            assertEquals(1, notes.size(), notes.toString());
            assertTrue(notes.get(0).startsWith("cannot write " + taken) && notes.get(0).contains("points.csv") && notes.get(0).lines().count() == 1,
                    notes.get(0));
            List<String> problems = new ArrayList<>();
            Session there = SessionStore.readAside(session, folder.resolve("tables"), problems);
            assertEquals(List.of(), problems);
            there.pages().values().forEach(page -> assertEquals(8, page.runs().get(0).step()));
            // As soon as it can be, it is.
            Files.deleteIfExists(taken);
            eightSteps(run);
            store.write(two(other.state(), run.state()));
            assertEquals(List.of(), store.takeNotes());
        }
        Files.delete(table);
        assertTrue(back(session, new ArrayList<>()).hasData());
    }

    /** As a process leaves it that is killed in the middle of a write, or while it sets the session aside. */
    @Test
    void whatWasLeftUnfinishedIsCleared(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("points.csv");
        Path session = folder.resolve("session");
        keep(session, ofTable(table), KeptData.MOST_BYTES, new ArrayList<>());
        Path mine = Files.writeString(session.resolve("mine.txt"), "mine");
        Path others = Files.createDirectories(folder.resolve(".session-of-mine." + UUID.randomUUID() + ".part"));
        List<Path> before = all(folder);
        Path data = session.resolve(names(session).stream().filter(name -> name.startsWith(KeptData.PREFIX)).findFirst().orElseThrow());
        for (Path left : List.of(session.resolve(".run-7.bin"), session.resolve(".session.json"), data.resolve(".points.csv"))) {
            Files.writeString(left.resolveSibling(left.getFileName() + "." + UUID.randomUUID() + ".part"), "half");
        }
        Path aside = Files.createDirectories(folder.resolve(".session-2026-01-02-030405-02." + UUID.randomUUID() + ".part"));
        Files.writeString(aside.resolve("run-1.json"), "half");
        SessionStore.open(session).close();
        assertEquals(before, all(folder));
        assertTrue(before.containsAll(List.of(mine, others)));
    }

    @Test
    void aFullDiskAndAFolderThatCannotBeWrittenLoseNothing(@TempDir Path folder) throws IOException {
        Path session = folder.resolve("session");
        keep(session, TrainingConfig.defaults(), KeptData.MOST_BYTES, new ArrayList<>());
        RunState before = back(session, new ArrayList<>());
        try (DrivenRun run = new CoreWorkbench().startBeside(before.config(), Optional.of(before), 1);
                SessionStore store = SessionStore.open(session)) {
            eightSteps(run);
            // What every write needs a name for is taken by something that is in its way: as a disk that is full, it fails in the middle.
            Path taken = session.resolve("session.json");
            byte[] good = Files.readAllBytes(taken);
            Files.delete(taken);
            Files.createDirectories(taken.resolve("in the way"));
            List<String> there = names(session);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThrows(InvalidInputException.class, () -> store.write(session(run.state())));
            }
            assertEquals(there, names(session), "what cannot be written leaves nothing");
            Files.delete(taken.resolve("in the way"));
            Files.delete(taken);
            Files.write(taken, good);
            assertEquals(before.step(), peek(session).step(), "the last session is whole");
            store.write(session(run.state()));
        }
        assertEquals(before.step() + 8, back(session, new ArrayList<>()).step());
    }

    /** As another process would read it meanwhile. */
    private static RunState peek(Path folder) {
        return SessionStore.readAside(folder, folder.resolveSibling("tables"), new ArrayList<>()).pages().get("Train").runs().get(0);
    }

    /** Trains and writes as the window does, and says which step it has reached when. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        List<String> problems = new ArrayList<>();
        try (SessionStore store = SessionStore.open(Path.of(arguments[0]))) {
            Optional<RunState> from = store.read(problems).map(session -> session.pages().get("Train").runs().get(0));
            problems.forEach(problem -> out.println("problem " + problem));
            TrainingConfig config = from.map(RunState::config).orElseGet(TrainingConfig::defaults);
            try (DrivenRun run = new CoreWorkbench().startBeside(config, from, 1)) {
                long written = System.currentTimeMillis();
                while (true) {
                    run.step(8);
                    long now = System.currentTimeMillis();
                    out.println(now + " " + run.snapshot().step());
                    if (now - written >= BETWEEN_MILLIS) {
                        store.write(session(run.state()));
                        written = System.currentTimeMillis();
                    }
                }
            }
        }
    }

    /** More kills by {@code -Dsession.kills=50}. */
    @Test
    @Slow("a process is started for each kill")
    void aKillAtAnyMomentLosesAtMostTenSeconds(@TempDir Path folder) throws IOException, InterruptedException {
        Random random = new Random(1);
        int told = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> command = new ArrayList<>(JavaCommand.of(SessionStoreTest.class, "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
            command.add(folder.toString());
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            List<long[]> reached = new ArrayList<>();
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                assertTrue(line != null && !line.startsWith("problem"), line);
                long end = System.currentTimeMillis() + BETWEEN_MILLIS + 500 + random.nextInt(7_000);
                while (line != null && System.currentTimeMillis() < end) {
                    String[] words = line.split(" ");
                    reached.add(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
                    line = lines.readLine();
                }
                process.destroyForcibly();
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            }
            long step = read(folder).pages().get("Train").runs().get(0).step();
            long killed = reached.get(reached.size() - 1)[0];
            long kept = reached.stream().filter(each -> each[1] <= step).mapToLong(each -> each[0]).max().orElse(reached.get(0)[0]);
            told += reached.size();
            assertTrue(killed - kept <= 10_000, "kill " + kill + " lost " + (killed - kept) + " ms of training");
        }
        assertTrue(told > KILLS, "the trainings went on until they were killed");
    }
}
