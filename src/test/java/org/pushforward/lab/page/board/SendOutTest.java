package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.repeat.SweepTasks;
import org.pushforward.experiment.repeat.SweepTasks.Way;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepPart;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.train.TrainingConfig;

/** What the board shows to send a sweep out by does in a shell what it says, and the board opens what comes of it. */
class SendOutTest {

    private static final String NAME = "it's my $HOME sweep.json";
    private static final String STEM = "it's my $HOME sweep";

    @TempDir
    Path folder;

    private final SweepSettings settings = new SweepSettings(TrainingConfig.defaults(), 1);
    private final BoardModel model = new BoardModel(settings);
    private final BoardController board = new BoardController(model, new CurrentThreadTaskExecutor(), new CurrentThreadTaskExecutor(), Runnable::run,
            (config, state, told) -> { }, () -> folder);

    /** Three runs. */
    private Sweep small() {
        settings.paddings.set(List.of(Padding.Kind.NONE));
        settings.levels("flow.couplings").set(List.of(1));
        settings.levels("flow.hidden").set(List.of(8));
        settings.seeds.set(3);
        settings.steps.set(10);
        return settings.toSweep();
    }

    private SendOutModel sent(Way way) {
        small();
        SendOutModel sent = board.sendOut();
        sent.tasks.set(2);
        sent.way.set(way);
        sent.enterFile(NAME);
        assertEquals("", sent.fileNoticeProperty().get());
        return sent;
    }

    /** Runs lines in a shell, in the folder. @param before what stands in the place of programs that are not here */
    private void shell(String before, String... texts) throws Exception {
        Path script = Files.writeString(folder.resolve("pasted.sh"), "set -e\n" + before + String.join("\n", texts) + "\n");
        Path log = folder.resolve("log");
        Process shell = new ProcessBuilder("sh", script.toString()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        assertEquals(0, shell.waitFor(), () -> read(log));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void make(Sweep sweep, Shard shard, Path where) {
        new SweepRunner(sweep, List.of(shard), where, 1, Duration.ofHours(1), progress -> { }).run(true);
    }

    private String title() {
        assertEquals("", model.notice().wordsProperty().getValue());
        return model.tableProperty().get().title();
    }

    private List<Integer> runs() {
        return model.tableProperty().get().rows().stream().map(SweepRow::run).toList();
    }

    @Test
    @Slow("starts the program from a shell, three times")
    void pastedIntoAShellThePartsAreTheSweepMadeInOneGo() throws Exception {
        SendOutModel.Commands commands = sent(Way.SHELL).commandsProperty().get();
        String java = JavaCommand.of(Launcher.class).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        shell("pushforward() { " + java + " \"$@\"; }\n", commands.files(), commands.make(), commands.merge());
        Path all = folder.resolve(commands.whole());
        make(small(), Shard.WHOLE, folder.resolve("whole"));
        for (String table : List.of(SweepFolder.TABLE, SweepFolder.SUMMARY, SweepFolder.EXPERIMENT)) {
            assertEquals(read(folder.resolve("whole").resolve(table)), read(all.resolve(table)), table);
        }
        board.open(all.resolve(SweepFolder.TABLE));
        assertEquals(List.of(1, 2, 3), runs());
        assertEquals(all.resolve(SweepFolder.TABLE).toString(), title());
        assertEquals(Optional.of(small()), board.shownSweep());
        Path part = folder.resolve(STEM + "-parts/shard-1").resolve(SweepFolder.TABLE);
        board.open(part);
        assertEquals(List.of(1, 3), runs());
        assertEquals("Part 1 of 2, 2 of the sweep's 3 runs: " + part, title());
    }

    /** Parts say what they are while they are made, and a part that is gone on with stays one. */
    @Test
    void theBoardSaysWhichPartAFolderHoldsAndGoesOnWithItAlone() throws IOException {
        Sweep sweep = small();
        Path part = folder.resolve("part");
        make(sweep, new Shard(1, 2), part);
        Path first = SweepFolder.run(part, 1).path();
        Path table = part.resolve(SweepFolder.TABLE);
        // As if it had been ended before its first run was made.
        List<String> lines = Files.readAllLines(table);
        Files.write(table, List.of(lines.get(0), lines.get(2)));
        Files.move(first, folder.resolve("elsewhere"));
        board.open(table);
        assertEquals("Part 1 of 2, 1 of the sweep's 3 runs, 1 to be made: " + table, title());
        board.resume(part);
        assertEquals("Part 1 of 2 in " + part, title());
        assertEquals("Complete.", model.progressProperty().get());
        assertEquals(List.of(1, 3), runs());
        assertEquals(lines, Files.readAllLines(table));
        // Another part in the same folder, then all of it.
        make(sweep, new Shard(2, 3), part);
        board.open(table);
        assertEquals(table.toString(), title());
        Path two = folder.resolve("two");
        make(sweep, new Shard(1, 3), two);
        make(sweep, new Shard(3, 3), two);
        board.open(two.resolve(SweepFolder.TABLE));
        assertEquals("Parts 1, 3 of 3, 2 of the sweep's 3 runs: " + two.resolve(SweepFolder.TABLE), title());
        // Both are gone on with, and the other part is not made here.
        WholeFolder.delete(SweepFolder.run(two, 3).path());
        board.resume(two);
        assertEquals("Parts 1, 3 of 3 in " + two, title());
        assertEquals(List.of(1, 3), runs());
        assertEquals(List.of(new Shard(1, 3), new Shard(3, 3)), SweepPart.shards(two));
        make(sweep, Shard.WHOLE, two);
        assertFalse(Files.exists(two.resolve("shards.json")));
        // What is no such file keeps nobody from the table.
        Files.writeString(part.resolve("shards.json"), "{\"format\": \"poem\"}");
        board.open(table);
        assertEquals(3, runs().size());
    }

    /** In the place of sbatch something that starts the script for each task, as Slurm does; in that of Java something that writes down its words. */
    @Test
    void slurmsArrayMakesThePartsOfThisSweep() throws Exception {
        SendOutModel.Commands commands = sent(Way.SLURM).commandsProperty().get();
        assertTrue(commands.make().startsWith("sbatch --array=1-2 pushforward-slurm.sh "), commands.make());
        Path bin = Files.createDirectory(folder.resolve("bin"));
        executable(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > words-$SLURM_ARRAY_TASK_ID\n");
        executable(bin.resolve("sbatch"), "#!/bin/sh\nexport SLURM_ARRAY_TASK_COUNT=2\ntest \"$1\" = --array=1-2 || exit 9\nshift\nfor i in 1 2; do\n"
                + "SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_MAX=2 SLURM_CPUS_PER_TASK=1 bash \"$@\" || exit 8\ndone\n");
        shell("PATH='" + bin + "':\"$PATH\"\n", commands.files(), commands.make());
        for (int task = 1; task <= 2; task++) {
            List<String> words = Files.readAllLines(folder.resolve("words-" + task));
            List<String> sweep = words.subList(words.indexOf("sweep"), words.size());
            assertEquals(List.of("sweep", NAME, "--shard", task + "/2", "--resume", "--jobs", "1", "--out", STEM + "-parts/shard-" + task),
                    sweep);
        }
        assertEquals(small(), SweepFile.read(folder.resolve(NAME)));
    }

    /** A single task that is sent again does not know of itself how many shards there are, and would go on with another one. */
    @Test
    void slurmsTaskIsRefusedWhereTheNumberOfShardsIsNotKnown() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        executable(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > words\n");
        String script = "'" + Path.of("src/cluster/slurm.sh").toAbsolutePath() + "' experiment.json out";
        String task = "export PATH='" + bin + "':\"$PATH\" SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_COUNT=1\n";
        shell(task, "bash " + script + " 2> refusal && exit 9; test $? = 2; grep -q 'third argument' refusal; test ! -e words");
        shell(task, "bash " + script + " 8");
        List<String> words = Files.readAllLines(folder.resolve("words"));
        assertEquals("3/8", words.get(words.indexOf("--shard") + 1), words.toString());
    }

    /** What the script says of its memory is what it asks for. */
    @Test
    void slurmsTaskHasTheMemoryThatItSaysItNeeds() {
        String script = read(Path.of("src/cluster/slurm.sh"));
        int least = 1_024 + 300;
        assertTrue(script.contains("-Xmx1g ") && script.contains("about 300 MB beside the heap of 1 GB, and 100 MB for each core"), script);
        assertTrue(number(script, "#SBATCH --mem=(\\d+)M") >= least + 100 * number(script, "#SBATCH --cpus-per-task=(\\d+)"), script);
        assertTrue(number(script, "\n# --mem=(\\d+)M") >= least + 100 * number(script, "sbatch --cpus-per-task=(\\d+)\n"), script);
    }

    /** Each pod of the manifest's job is handed the shard that its index names, of as many as there are pods, and no two have one folder. */
    @Test
    void kubernetesHandsEachPodItsShard() throws Exception {
        String manifest = read(Path.of("src/cluster/kubernetes.yaml"));
        int pods = number(manifest, "\n  completions: (\\d+)\n");
        assertEquals(pods, number(manifest, "name: SHARDS\n +value: \"(\\d+)\"\n"));
        Matcher command = Pattern.compile("command: \\[\"/bin/sh\", \"-c\"]\n +args:\n +- ([^\n]*(?:\n {14}[^\n]*)*)").matcher(manifest);
        assertTrue(command.find(), manifest);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        executable(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > words-$JOB_COMPLETION_INDEX\n");
        // Lines of a plain scalar are folded to one.
        String folded = command.group(1).replaceAll("\\s+", " ");
        for (int index = 0; index < pods; index++) {
            shell("export PATH='" + bin + "':\"$PATH\" SHARDS=" + pods + " JOB_COMPLETION_INDEX=" + index + "\n", folded);
            List<String> words = Files.readAllLines(folder.resolve("words-" + index));
            assertEquals(List.of("sweep", "/sweep/experiment.json", "--shard", new Shard(index + 1, pods).words(), "--resume", "--jobs", "1", "--out",
                    "/sweep/shard-" + index), words.subList(words.indexOf("sweep"), words.size()));
        }
    }

    private static int number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), pattern);
        return Integer.parseInt(matcher.group(1));
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertTrue(file.toFile().setExecutable(true));
    }

    /** With -q GNU parallel hands on each word as it got it, with the number of the task in the place of the braces. */
    @Test
    void parallelGetsEachWordWhole() throws Exception {
        SendOutModel sent = sent(Way.PARALLEL);
        shell("parallel() { printf '%s\\0' \"$@\" > words; }\n", sent.commandsProperty().get().make());
        List<String> words = List.of(new String(Files.readAllBytes(folder.resolve("words")), StandardCharsets.UTF_8).split("\0"));
        assertEquals(List.of("-q", "pushforward", "sweep", NAME, "--shard", "{}/2", "--jobs", "1", "--resume", "--out", STEM + "-parts/shard-{}",
                ":::", "1", "2"), words);
        // Braces of a name would be taken for a task's number.
        sent.enterFile("a{}.json");
        assertTrue(sent.noticeProperty().get().contains("braces"), sent.noticeProperty().get());
        assertEquals("", sent.commandsProperty().get().make());
        sent.way.set(Way.SHELL);
        assertEquals("", sent.noticeProperty().get());
    }

    @Test
    void whatCannotBeSentIsRefusedInWords() {
        small();
        SendOutModel sent = board.sendOut();
        assertEquals(List.of(SendOutModel.Which.SETTINGS), sent.which.choices());
        assertEquals(SweepTasks.usualFile(small()), sent.file());
        assertEquals(3, sent.tasks.getInt());
        sent.tasks.enter("4");
        assertFalse(sent.tasks.noticeProperty().get().isEmpty());
        for (String name : List.of("", " ", "a\nb.json", "folder/", ".json")) {
            sent.enterFile(name);
            assertEquals(1, sent.fileNoticeProperty().get().lines().count(), name);
            assertEquals(SweepTasks.usualFile(small()), sent.file());
        }
        sent.forgetFile();
        sent.enterFile("-x.json");
        assertTrue(sent.commandsProperty().get().make().contains(" sweep ./-x.json --shard 1/3 "), sent.commandsProperty().get().make());
        // What is shown can be sent whatever the settings say, under a name of its own.
        make(small(), Shard.WHOLE, folder.resolve("made"));
        board.open(folder.resolve("made").resolve(SweepFolder.TABLE));
        Sweep shown = small();
        settings.seeds.set(1);
        SendOutModel both = board.sendOut();
        assertEquals(1, both.tasks.getInt());
        String one = both.file();
        both.which.set(SendOutModel.Which.SHOWN);
        assertEquals(shown, both.sweep());
        assertEquals(SweepTasks.usualFile(shown), both.file());
        assertFalse(one.equals(both.file()));
        settings.datasets.set(List.of());
        List<SendOutModel.Which> left = new ArrayList<>(board.sendOut().which.choices());
        assertEquals(List.of(SendOutModel.Which.SHOWN), left);
    }
}
