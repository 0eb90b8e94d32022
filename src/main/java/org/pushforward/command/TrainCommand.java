package org.pushforward.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.run.FiledRun;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.experiment.setting.Change;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.setting.Implied;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.film.FilmSpec;
import org.pushforward.film.RunFilm;
import org.pushforward.train.Convergence;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a flow and leaves a folder with everything about the run. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Trains a flow and writes a folder: experiment.json (all settings), history.csv, model.json, samples.csv, "
                + "metrics.json, density.png, spectrum.png, checkpoint.bin.",
            "Settings that are not given are those of --config, else the lab's. The same settings and seed give the same bits.",
            "Singular values of a run (sigma_...) are those of noise -> data, in data units. kappa_... is in data units, the standardisation "
                + "included; kappa_standard_... is that of the flow in standard units, which does not change with the units of the data.",
            "A CSV file is UTF-8 (or UTF-16 with a mark), its cells divided by commas, semicolons, tabs, bars or blanks; decimal commas are "
                + "read where no cell has a decimal point. A first line is a header if it has a word above numbers, or numbers that count up "
                + "(2019,2020), far from "
                + "the numbers below it. Row numbers are no data where two other columns of numbers stand. The columns that are taken stand in what "
                + "the run leaves.",
            "An array of numpy, points.npy, has a point in each row: numbers of four or eight bytes, in two dimensions. All of its columns are "
                + "taken, 2 to 16, or those that --columns numbers from 1.",
            "While it runs, DIR.unfinished holds settings and checkpoint (FILE.pushforward.run.unfinished for one file); --resume goes on "
                + "from there, and with a file that the window saved."})
final class TrainCommand implements Callable<Integer> {

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final int MOST_THREADS = 4;
    private static final Set<String> ENGINE = Set.of("optimization.engine", "optimization.precision");

    @Spec
    private CommandSpec spec;

    @Mixin
    private final CommandSpec dataset = SettingOptions.of(setting -> setting.name().equals(Implied.DATASET));

    @Mixin
    private DatasetOptions shape;

    @Mixin
    private TableOptions table;

    @Mixin
    private final CommandSpec settings = SettingOptions.of(
            setting -> !setting.name().equals(Implied.DATASET) && !DatasetOptions.SHAPE.contains(setting.name()));

    @Option(names = Change.OPTION, paramLabel = Change.PLACEHOLDER,
            description = "After so many steps the learning rate (at which the schedule starts) or the noise of the padding changes, as if "
                + "somebody moved it by hand: 400:rate=0.001 or 900:noise=0.5. Once for each change, in their order; "
                + "they replace those of --config.")
    private List<Change> changes;

    @Option(names = "--config", paramLabel = "experiment.json", description = "Settings to begin with; other options change them.")
    private Path config;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The run's folder: new, empty, or that of a run to replace. A name that ends in .pushforward is one file with all of it (a "
                + "zip), and the table that it learns.")
    private Path out;

    @Option(names = "--resume",
            description = "Go on with the run of DIR; a finished one at a constant rate with more --steps, otherwise there is nothing to do.")
    private boolean resume;

    @Option(names = "--film", paramLabel = "film.gif",
            description = "Make a film of the training, too, as the command `film` does; the next options shape it.")
    private Path film;

    @Mixin
    private FilmOptions filming;

    @Option(names = "--json", description = "Print the metrics as JSON.")
    private boolean json;

    /** To be printed when the run goes: what refuses it stays one line. */
    private String notice = "";

    @Override
    public Integer call() {
        Commands.requireMemoryToTrain();
        FiledRun filed = RunFile.isNamed(out) ? new FiledRun(out) : null;
        RunFolder folder = filed == null ? new RunFolder(out) : filed.folder();
        FilmSpec shown = Commands.fromOptions(spec.commandLine(), this::film);
        if (shown != null) {
            filming.requireWritable(film);
        }
        if (!resume) {
            folder.requireNotInput(config);
        }
        ResultFiles.restoreFolderOf(config);
        TrainingRun run = new TrainingRun(folder, Team.threadsFor(MOST_THREADS), BETWEEN_REPORTS, this::report,
                note -> spec.commandLine().getErr().println(note));
        if (filed == null) {
            return train(run, folder, shown, asked -> { });
        }
        if (resume) {
            filed.takeUp();
        } else {
            if (config != null) {
                ResultFiles.requireNotInput(out, config);
            }
            filed.requireUsable();
        }
        int code;
        try {
            code = train(run, folder, shown, asked -> filed.requireFits(asked.dataset()));
        } catch (RuntimeException e) {
            filed.release();
            throw e;
        }
        filed.pack(run.learned());
        return code;
    }

    /** @param fits refuses settings whose run could not be kept */
    private int train(TrainingRun run, RunFolder folder, FilmSpec shown, Consumer<TrainingConfig> fits) {
        Map<String, Object> asked = SettingOptions.given(settings);
        UnaryOperator<TrainingConfig> change = base -> {
            TrainingConfig changed = Commands.fromOptions(spec.commandLine(), () -> apply(base));
            fits.accept(changed);
            return changed;
        };
        if (resume) {
            TrainingConfig given = config == null ? null : ExperimentFile.read(config);
            if (run.resume(begun -> change.apply(given == null ? begun : given)).isEmpty()) {
                return finished(run, folder, shown);
            }
        } else {
            TrainingConfig started = change.apply(config == null ? TrainingConfig.defaults() : ExperimentFile.read(config));
            notice = passedOver(asked, started);
            run.start(started);
        }
        writeFilm(run, folder, shown);
        return print(folder.metrics());
    }

    /** What was asked for and changes nothing: a person who gave it thinks otherwise. @return one line; empty where there is nothing of that kind */
    private static String passedOver(Map<String, Object> asked, TrainingConfig config) {
        if (asked.get("optimization.engine") == GradientEngine.ND4J && asked.get("optimization.precision") == Precision.FLOAT) {
            return "--engine nd4j trains in double: --precision float is passed over";
        }
        // The reference's precision is double, so that double is what it is; and greedy layers refuse it.
        List<String> idle = Setting.ALL.stream().filter(setting -> asked.containsKey(setting.name()) && !setting.applies(config)
                && !ENGINE.contains(setting.name())).map(Setting::option).toList();
        return idle.isEmpty() ? "" : String.join(", ", idle) + " " + (idle.size() == 1 ? "is" : "are") + " passed over: without meaning for "
                + (config.flow().family().couples() ? "these settings" : config.flow().family().descends() ? "leaky layers" : "greedy layers");
    }

    /** @return null for none */
    private FilmSpec film() {
        InvalidInputException.require(film != null || !filming.isGiven(), "--frames, --size, --dark and --png are those of a --film");
        return film == null ? null : filming.spec(FilmSpec.Subject.TRAINING, film);
    }

    private void writeFilm(TrainingRun run, RunFolder folder, FilmSpec shown) {
        if (shown != null) {
            TrainingConfig trained = ExperimentFile.read(folder.finished(RunFolder.EXPERIMENT));
            RunData data = run.learned().orElseGet(() -> RunFile.data(folder.path()));
            filming.write(RunFilm.ofTraining(shown, trained, data, Team.threadsFor(MOST_THREADS), filming.framesWanted(),
                    FilmOptions.progress(spec.commandLine())), film, CommandText.comment(trained));
        }
    }

    /** Of a run that is finished a person wants to know just that; a script wants the metrics, as from every run. */
    private int finished(TrainingRun run, RunFolder folder, FilmSpec shown) {
        TrainingConfig trained = ExperimentFile.read(folder.finished(RunFolder.EXPERIMENT));
        spec.commandLine().getErr().println(String.format(Locale.ROOT, "the run in %s is finished: %,d steps, nothing to do; %s",
                OneLine.of(out.toString()), trained.steps(),
                !trained.flow().family().descends() ? "its layers are fitted, so start another run for more of them"
                        : trained.optimization().schedule() == Schedule.CONSTANT ? "give more --steps to go on with it"
                        : "its rate has come down to its end, so start another run for more steps"));
        writeFilm(run, folder, shown);
        if (json) {
            Output.printJson(spec.commandLine().getOut(), folder.metrics());
        }
        return 0;
    }

    /** The settings that the options make of others. */
    TrainingConfig apply(TrainingConfig base) {
        Map<String, Object> given = SettingOptions.given(settings);
        DatasetSpec data = table.apply(shape.apply(base.dataset(), (String) SettingOptions.given(dataset).get(Implied.DATASET),
                (Integer) given.remove("dataset.count")));
        Padding.Kind kind = (Padding.Kind) given.getOrDefault(Implied.PADDING, base.padding().kind());
        if (kind != base.padding().kind()) {
            Padding usual = Implied.padding(kind);
            given.putIfAbsent("padding.dimensions", usual.dimensions());
            given.putIfAbsent("padding.noise_level", usual.noiseLevel());
        }
        TrainingConfig config = Settings.with(base.withDataset(data), given);
        return changes == null ? config : Change.apply(changes, config);
    }

    private void report(TrainingSnapshot snapshot) {
        HistoryRow row = snapshot.history().get(snapshot.history().size() - 1);
        PrintWriter err = spec.commandLine().getErr();
        Output.printNote(err, notice);
        notice = "";
        err.println(String.format(Locale.ROOT, "step %,d of %,d   train %s %.4f   %s   %,.0f steps/s", snapshot.step(),
                snapshot.config().steps(), nllName(snapshot.config().padding()), snapshot.trainNll(), kappa(snapshot.config(), row),
                snapshot.stepsPerSecond()));
    }

    /** One number where it is that of the whole map, both where units would hide that of the flow. */
    private static String kappa(TrainingConfig run, HistoryRow row) {
        KappaUnits units = KappaUnits.headline(run.dataset());
        String first = String.format(Locale.ROOT, "kappa %.3g", units.of(row).mean());
        return units == KappaUnits.DATA ? first : first + String.format(Locale.ROOT, " in %s, %.3g in %s",
                units.words(), row.kappa().mean(), KappaUnits.DATA.words());
    }

    private static String nllName(Padding padding) {
        if (!padding.hasDensity()) {
            return "nll (unbounded)";
        }
        return padding.kind() == Padding.Kind.NONE ? "nll" : "nll (upper bound)";
    }

    private static String text(JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.elements().forEachRemaining(part -> parts.add(part.asText()));
        return value.isArray() ? String.join(", ", parts) : value.asText();
    }

    /** @return the exit code: a run that diverged has failed, although what it reached is there */
    private int print(JsonNode metrics) {
        PrintWriter result = spec.commandLine().getOut();
        if (json) {
            Output.printJson(result, metrics);
        } else {
            List<List<String>> rows = new ArrayList<>();
            metrics.properties().forEach(field -> rows.add(List.of(field.getKey(), text(field.getValue()))));
            Output.printTable(result, rows);
        }
        if (metrics.get("divergence").isNull()) {
            String state = new Convergence(metrics.path("learned").asDouble(Double.NaN), metrics.path("late_fall").asDouble(Double.NaN)).state()
                    .sentence();
            if (!state.isEmpty()) {
                spec.commandLine().getErr().println(state);
            }
            return 0;
        }
        spec.commandLine().getErr().println(OneLine.of(metrics.get("divergence").asText() + " What it reached is in " + out + "."));
        return 1;
    }
}
