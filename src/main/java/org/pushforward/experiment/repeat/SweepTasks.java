package org.pushforward.experiment.repeat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;

/**
 * A sweep sent out: commands that make its {@linkplain Shard parts} on one machine or several that share a folder, and put them together, for a POSIX
 * shell in that folder.
 *
 * @param file  of the experiment, as a shell is to find it; {@link #parts()} and {@link #whole()} are called after it
 * @param tasks n, how many parts
 */
public record SweepTasks(Sweep sweep, String file, int tasks) {

    /** An array of Slurm has no larger index, unless its administrator wants it. */
    public static final int MOST_TASKS = 1_000;

    private static final String JSON = ".json";
    private static final String SCRIPT = "pushforward-slurm.sh";

    /** What starts the tasks. */
    public enum Way {
        SHELL("Shell"), PARALLEL("GNU parallel"), SLURM("Slurm");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    /** @throws InvalidInputException one line, if there are more parts than runs, or the file has a name that cannot stand in a command line */
    public SweepTasks {
        int runs = sweep.runs().size();
        InvalidInputException.require(tasks >= 1 && tasks <= MOST_TASKS, "tasks lie between 1 and %,d, not %,d", MOST_TASKS, tasks);
        InvalidInputException.require(tasks <= runs, "%d tasks are more than the %d runs of the sweep: choose fewer", tasks, runs);
        InvalidInputException.require(!file.isBlank() && !file.endsWith("/") && !file.equals(JSON),
                "the experiment needs a file's name, such as %s", usualFile(sweep));
        Shell.word(file);
        // Else it would be taken for an option.
        file = file.startsWith("-") ? "./" + file : file;
    }

    /** The name of a file that no other sweep's is called. */
    public static String usualFile(Sweep sweep) {
        return CommandText.nameOf(sweep) + JSON;
    }

    private String stem() {
        return file.endsWith(JSON) ? file.substring(0, file.length() - JSON.length()) : file;
    }

    /** The folder that gets one for each part, {@code shard-1} and so on. */
    public String parts() {
        return stem() + "-parts";
    }

    /** The folder of the parts together. */
    public String whole() {
        return stem() + "-all";
    }

    /** Writes what the tasks read: the experiment, for Slurm the script of the array too. Ends without a line end. */
    public String files(Way way) {
        String files = Shell.file(file, SweepFile.text(sweep)) + (way == Way.SLURM ? Shell.file(SCRIPT, script()) : "");
        return files.stripTrailing();
    }

    /** The script of the house, {@code src/cluster/slurm.sh}. */
    private static String script() {
        try (InputStream in = SweepTasks.class.getResourceAsStream("/org/pushforward/cluster/slurm.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is torn: slurm.sh", e);
        }
    }

    /**
     * Makes the parts: a line each, which may go to as many machines; or one line that starts all. Ends without a line end.
     *
     * @throws InvalidInputException one line, if a name cannot be handed on
     */
    public String make(Way way) {
        return make(way, Program.words(), Program.jar());
    }

    /**
     * As {@link #make(Way)}.
     *
     * @param program what a command line begins with, quoted for a shell
     * @param jar     that Slurm's tasks run; empty for that of their folder
     */
    String make(Way way, String program, Optional<Path> jar) {
        return switch (way) {
            case SHELL -> IntStream.rangeClosed(1, tasks).mapToObj(task -> program + " " + Shell.line(List.of("sweep", file, "--shard",
                    new Shard(task, tasks).words(), "--resume", "--out", parts() + "/shard-" + task))).collect(Collectors.joining("\n"));
            case PARALLEL -> {
                InvalidInputException.require(!(program + file).contains("{"), "GNU parallel would take the braces in %s for its own: rename it",
                        file.contains("{") ? file : program);
                // Its own shell would else take the words apart once more. A name is in quotes whole: the braces want none.
                yield "parallel -q " + program + " sweep " + Shell.word(file) + " --shard {}/" + tasks + " --jobs 1 --resume --out "
                        + Shell.word(parts() + "/shard-") + "{} ::: $(seq " + tasks + ")";
            }
            case SLURM -> jar.map(path -> "PUSHFORWARD=" + Shell.word(path.toString()) + " ").orElse("") + "sbatch --array=1-" + tasks + " "
                    + Shell.line(List.of(SCRIPT, file, parts()));
        };
    }

    /** Puts the parts together once all are made. Ends without a line end. */
    public String merge() {
        return merge(Program.words());
    }

    /** As {@link #merge()}. @param program what a command line begins with, quoted for a shell */
    String merge(String program) {
        return program + " sweep --merge " + Shell.word(parts()) + "/shard-* --out " + Shell.word(whole());
    }
}
