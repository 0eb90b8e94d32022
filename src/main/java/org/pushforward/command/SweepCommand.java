package org.pushforward.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepMerge;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains many flows and leaves a table of what they came to. */
@Command(name = "sweep", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Trains a flow for every combination of settings and every seed, and writes a folder: experiment.json (what was asked for), "
                + "sweep.csv (a row for each run: settings and metrics), summary.csv (the seeds summarised: mean, sd, quartiles), runs/ (a folder "
                + "for each run, as `train` writes it).",
            "Interrupt it whenever you like; with --resume it goes on from there, and the tables are the same as without interruption.",
            "Several machines share a sweep by --shard, each into a folder of its own; --merge puts the folders together, and the tables are the "
                + "same as those of one machine."},
        footer = {"", "The file is that of a run (any experiment.json of `train`) with two fields in the place of \"seed\":",
            "  \"seeds\": [1, 2, 3],",
            "  \"vary\": {",
            "    \"flow.couplings\": [2, 4, 8],",
            "    \"padding\": [",
            "      {\"kind\": \"none\", \"dimensions\": 0, \"noise_level\": 0},",
            "      {\"kind\": \"gaussian\", \"dimensions\": 2, \"noise_level\": 1}]}",
            "A name in \"vary\" is that of a setting (object.field) or of a whole object; its values take that place in turn. The first varies "
                + "slowest. A file with \"seed\" is a sweep of one run.",
            "In \"dataset\" a CSV file may have \"columns\": [\"x\", \"y\"] and \"header\": \"present\" or \"absent\", as `train` takes them.",
            "One field may be absent: \"interventions\", what was moved by hand along the run that is repeated. Each entry says after how many "
                + "steps, and the rate and the padding's noise from there on:",
            "  \"interventions\": [{\"step\": 400, \"rate\": 0.001, \"padding_noise\": 0}]"})
final class SweepCommand implements Callable<Integer> {

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);
    private static final int MOST_JOBS = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "experiment.json", arity = "0..1", description = "What to run; not with --merge.")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "The sweep's folder: new or empty, or with --resume its own. Required.")
    private Path out;

    @Option(names = "--jobs", paramLabel = "J",
            description = "Runs at once; as many as there are cores, at most 4, if not given. Does not change results.")
    private Integer jobs;

    @Option(names = "--resume", description = "Go on with the sweep in DIR; begin it if there is none.")
    private boolean resume;

    @Option(names = "--shard", paramLabel = "I/N", description = "Make only each N-th run, beginning with number I.")
    private String shard;

    @Option(names = "--merge", paramLabel = "DIR", arity = "1..*",
            description = "Put the folders of shards together in the folder of --out. Refuses if a run is missing, and says which.")
    private List<Path> parts;

    @Option(names = "--histories", paramLabel = "FILE",
            description = "Write also what the runs were along their training, in one table: what flows are compared by at equal fit. The "
                    + "Board finds it as NAME-histories.csv beside a table NAME.csv.")
    private Path histories;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    private record Result(int runs, int diverged, String table, String summary) {
    }

    @Override
    public Integer call() {
        checkTogether();
        SweepProgress end = parts == null ? make() : SweepMerge.merge(parts, out);
        if (histories != null) {
            SweepHistories.write(out, end.rows(), histories);
        }
        Result result = new Result(end.runs(), end.diverged(), out.resolve(SweepFolder.TABLE).toString(),
                out.resolve(SweepFolder.SUMMARY).toString());
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            Output.printJson(stdout, result);
        } else {
            Output.printTable(stdout, List.of(List.of("runs", Integer.toString(result.runs)), List.of("diverged", Integer.toString(result.diverged)),
                    List.of("table", result.table), List.of("summary", result.summary)));
        }
        return 0;
    }

    private void checkTogether() {
        Commands.checkOptions(spec.commandLine(), () -> {
            InvalidInputException.require(parts == null || file == null && shard == null && !resume && jobs == null,
                    "--merge takes the experiment from the folders: leave the file, --shard, --resume and --jobs out");
            InvalidInputException.require(parts != null || file != null, "say what to run: an experiment.json, or what to --merge");
            InvalidInputException.require(out != null, "say where to: --out DIR");
            InvalidInputException.require(histories == null || !ResultFiles.followed(histories).startsWith(ResultFiles.followed(out)),
                    "a sweep's folder holds its own files alone: put --histories %s elsewhere than in %s", histories, out);
        });
        if (histories != null) {
            WholeFile.requireWritable(histories);
            if (file != null) {
                ResultFiles.requireNotInput(histories, file);
            }
        }
    }

    private SweepProgress make() {
        Shard part = shard == null ? Shard.WHOLE : Commands.fromOptions(spec.commandLine(), () -> Shard.parse(shard));
        Commands.requireMemoryToTrain();
        int atOnce = jobs == null ? Team.threadsFor(MOST_JOBS) : jobs;
        Commands.checkOptions(spec.commandLine(), () -> SweepRunner.requireJobs(atOnce));
        Sweep sweep = SweepFile.read(file);
        ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
        SweepRunner runner = new SweepRunner(sweep, List.of(part), out, atOnce, BETWEEN_CHECKPOINTS,
                progress -> printer.report(progress.words(), progress.isComplete()));
        SweepProgress end = runner.run(resume, spec.commandLine().getErr()::println);
        InvalidInputException.require(end.isComplete(), "the sweep was interrupted after %d of %d runs: add --resume to go on", end.ended(),
                end.runs());
        return end;
    }
}
