package org.pushforward.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.film.Film;
import org.pushforward.film.FilmSpec;
import org.pushforward.film.RunFilm;
import org.pushforward.train.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a film of a run. */
@Command(name = "film", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Makes an animated GIF of a run: its training, or its layers from noise to data. The same run gives the same bytes.",
            "A training is trained once more for it, bit for bit, as a run's folder has only its end. Its data must be as they were, or in its "
                + ".pushforward file."})
final class FilmCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The folder of a finished run, as `train` leaves it, or the .pushforward file of a run.")
    private Path run;

    @Option(names = "--out", required = true, paramLabel = "film.gif", description = "The file to write.")
    private Path out;

    @Option(names = "--of", defaultValue = "training", description = "training or layers (${DEFAULT-VALUE}).")
    private FilmSpec.Subject of;

    @Mixin
    private FilmOptions options;

    @Override
    public Integer call() {
        FilmSpec film = Commands.fromOptions(spec.commandLine(), () -> options.spec(of, out));
        Commands.requireMemoryToTrain();
        options.requireWritable(out);
        TrainingConfig config = isFile() ? RunFile.config(run) : config();
        options.write(switch (of) {
            case TRAINING -> RunFilm.ofTraining(film, config, RunFile.data(run), Team.threadsFor(MOST_THREADS), options.framesWanted(),
                    FilmOptions.progress(spec.commandLine()));
            case LAYERS -> layers(film, config);
        }, out, CommandText.comment(config));
        Output.printTable(spec.commandLine().getOut(), List.of(List.of("film", out.toString())));
        return 0;
    }

    private boolean isFile() {
        return RunFile.isNamed(run) && !Files.isDirectory(run);
    }

    private TrainingConfig config() {
        ResultFiles.restoreFolderOf(run.resolve(RunFolder.EXPERIMENT));
        RunFolder folder = new RunFolder(run);
        InvalidInputException.require(folder.isFinished(), "there is no finished run in %s: give the folder that `train` left", run);
        return ExperimentFile.read(folder.finished(RunFolder.EXPERIMENT));
    }

    private long steps(TrainingConfig config) {
        if (isFile()) {
            return RunFile.steps(run);
        }
        JsonNode steps = new RunFolder(run).metrics().get("steps");
        return steps == null ? config.steps() : steps.asLong();
    }

    private Film layers(FilmSpec film, TrainingConfig config) {
        return RunFilm.ofLayers(film, config, RunFile.data(run), ModelFile.find(run), steps(config), options.framesWanted(),
                FilmOptions.progress(spec.commandLine()));
    }
}
