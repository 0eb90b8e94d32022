package org.pushforward.lab.page.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pushforward.base.ChosenFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.repeat.PythonText;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.film.Film;
import org.pushforward.film.FilmListener;
import org.pushforward.film.FilmSpec;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.RunModel;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.lab.session.Cells;
import org.pushforward.live.ReadFile;
import org.pushforward.live.Workbench;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import org.pushforward.train.WithoutData;

/** What the Train page does beyond what all pages with runs do: rate and noise of the padding go on, and its run comes from and goes to a file. */
public final class TrainController extends RunsController<RunModel> {

    /** Of one core, while the training wants both. */
    private static final double FILM_SHARE = 0.2;

    private final TrainModel model;
    private final TrainCharts charts;
    private final Workbench workbench;
    private final TaskExecutor tasks;
    /** The run that was opened last, which may change something on its way; null before. */
    private TrainingConfig opened;
    /** Read by the thread that makes a film. */
    private volatile boolean playing;
    private final CountDownLatch ended = new CountDownLatch(1);
    private List<LensChoice> lenses = List.of();
    /** Whether it is the current run that the driver has. */
    private boolean begun;

    TrainController(TrainModel model, TrainCharts charts, Surroundings around) {
        super(model, 1, around);
        this.model = model;
        this.charts = charts;
        workbench = around.workbench();
        tasks = around.tasks();
        TrainSettings settings = model.settings();
        model.playingProperty().addListener((property, was, is) -> playing = is);
        settings.rate.valueProperty().addListener(observable -> passRate());
        settings.noiseLevel.valueProperty().addListener(observable -> passNoiseLevel());
    }

    /** The lenses that there are. */
    void setLenses(List<LensChoice> choices) {
        lenses = choices;
    }

    private RunModel run() {
        return model.runs().get(0);
    }

    @Override
    protected List<TrainingConfig> chosenRuns() {
        return List.of(chosen());
    }

    @Override
    protected RunModel runOf(int place, TrainingConfig config) {
        return new RunModel(place, config);
    }

    @Override
    public Cells settings() {
        return model.settings().addTo(new Cells()).<Optional<TrainingConfig>>add("opened",
                () -> Optional.ofNullable(opened), config -> opened = config.orElse(null), null, null, null);
    }

    @Override
    public void open(Map<String, String> texts, List<RunState> states) {
        opened = states.isEmpty() ? null : states.get(0).config();
        super.open(texts, states);
    }

    @Override
    public Cells views() {
        return super.views().add("density", model.densityShownProperty(), Object::toString, Boolean::valueOf)
                .add("samples", model.samplesShownProperty(), Object::toString, Boolean::valueOf)
                .add("data", model.dataShownProperty(), Object::toString, Boolean::valueOf)
                .add("lens", model.lens().choiceProperty(), LensChoice::id,
                        id -> lenses.stream().filter(lens -> lens.id().equals(id)).findFirst().orElse(null));
    }

    @Override
    protected void onRestart() {
        begun = false;
        charts.restart(run().config());
    }

    @Override
    protected void onBegun() {
        begun = true;
        // These may have been moved while the data were being drawn; they go on, they do not restart.
        Optional<Intervention> inForce = run().from().map(RunState::inForce);
        if (model.settings().rate.get() != inForce.map(Intervention::rate).orElse(run().config().optimization().rate())) {
            passRate();
        }
        if (model.settings().noiseLevel.get() != inForce.map(Intervention::paddingNoise).orElse(run().config().padding().noiseLevel())) {
            passNoiseLevel();
        }
    }

    @Override
    protected void onReturn(RunModel run, TrainingSnapshot past) {
        // What was moved after that step is no part of what follows, and the settings say so.
        Intervention inForce = past.inForce();
        model.settings().rate.set(inForce.rate());
        if (isPaddingNoisy()) {
            model.settings().noiseLevel.set(inForce.paddingNoise());
        }
    }

    @Override
    protected void showCharts() {
        charts.show(model.getSnapshot());
    }

    /** Where pictures are coming, figures and curves change with no other. */
    @Override
    protected long patienceNanos() {
        return model.lens().choiceProperty().get().showsDataSpace() ? Long.MAX_VALUE : 0;
    }

    @Override
    protected boolean isOver() {
        return model.getSnapshot() != null && model.getSnapshot().isFinished();
    }

    /** Makes the run of an experiment's file the page's own, at rest at its first step. */
    public void openExperiment(Path file) {
        openExperiment(() -> ExperimentFile.read(file));
    }

    /** As {@link #openExperiment(Path)}, of the text of such a file. */
    void pasteExperiment(String text) {
        openExperiment(() -> ExperimentFile.read("what was pasted", text));
    }

    private void openExperiment(Supplier<TrainingConfig> reader) {
        tasks.run(() -> {
            TrainingConfig read = reader.get();
            TrainingConfig config = read.withDataset(workbench.withColumns(read.dataset()));
            // A file whose data are not to be had must not cost the run that is shown.
            workbench.data(config.dataset(), config.seed());
            return config;
        }, this::open, this::report);
    }

    /** Makes a run the page's own, at rest at its first step. */
    void open(TrainingConfig config) {
        tell("opened run");
        opened = config;
        model.choose(config);
        restart(false);
    }

    /** Makes a run the page's own, at rest where it stands, with its history and its past. */
    public void open(RunState run) {
        tell("opened run");
        change(List.of(run), () -> {
            opened = run.config();
            model.choose(run.config());
            model.settings().follow(run.inForce());
        });
    }

    /** The page's run, to be saved. */
    SavableRun savable() {
        return new SavableRun("the run", () -> stateOf(run()));
    }

    /** Writes the run as the page has it, with what was moved by hand so far; the command train makes the same run, to the bit. */
    public void saveExperiment(Path file) {
        TrainingConfig config;
        try {
            config = asItStands();
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        tasks.run(() -> {
            ExperimentFile.write(config, file);
            return file;
        }, written -> tellOfOtherData("The experiment in " + file.getFileName()), this::report);
    }

    /**
     * The command that makes the run as the page has it, with what was moved by hand so far; with a comment where its data are others by now.
     *
     * @throws InvalidInputException if there is none
     */
    String command() {
        return repeating().text();
    }

    private CommandText repeating() {
        return CommandText.train(asItStands()).withNote(whyOther().orElse(""));
    }

    /** The run as the text of its file; the page tells where its data are others by now. @throws InvalidInputException if there is none */
    String experiment() {
        String text = ExperimentFile.text(asItStands());
        tellOfOtherData("The experiment that was copied");
        return text;
    }

    /** Says so where what was taken away does not make the run. */
    private void tellOfOtherData(String taken) {
        whyOther().ifPresent(why -> model.notice().tell(why + ". " + taken + " makes another one, or none."));
    }

    /** Why the settings of the run as it stands do not make it, in a line; empty where they do. */
    private Optional<String> whyOther() {
        return standing().isPresent() ? run().whyOther() : workbench.fileOf(chosen().dataset(), Optional.empty()).flatMap(ReadFile::whyOther);
    }

    /** The run as it is shown, be it at an earlier step. @throws InvalidInputException if none has begun */
    private TrainingSnapshot shown() {
        InvalidInputException.require(begun && model.getSnapshot() != null, "the run has not begun yet: wait for its first picture");
        return model.getSnapshot();
    }

    /** Writes the flow that is shown, and copies a script that reads it. */
    void copyAsPython(Path file) {
        withShownFlow(flow -> {
            ModelFile.write(flow, file);
            return PythonText.script(file.toAbsolutePath());
        }, PageAction::put);
    }

    /** Writes the flow that is shown as a script and the file that it reads. */
    void saveAsPython(Path script) {
        withShownFlow(flow -> {
            PythonText.write(flow, script);
            return "";
        }, written -> { });
    }

    /** @param writer runs in the background; its result goes to {@code then} on the window's thread */
    private void withShownFlow(Function<FlowModel, String> writer, Consumer<String> then) {
        FlowModel flow;
        try {
            flow = shown().model();
        } catch (InvalidInputException e) {
            model.notice().report(e);
            return;
        }
        tasks.run(() -> writer.apply(flow), then, model.notice()::report);
    }

    /**
     * Makes a film of the run as it stands: of its training the steps that can be gone back to, of its layers the flow that is shown. The training
     * goes on meanwhile and keeps most of the processor.
     *
     * @param frames  whether its frames are to be files too, see {@link Film#framesBeside}
     * @param filming for the film alone
     */
    void film(FilmSpec spec, Path file, boolean frames, FilmProgress job, TaskExecutor filming) {
        TrainingSnapshot shown;
        String comment;
        try {
            shown = shown();
            comment = model.settings().datasetProperty().get().preset().equals(WithoutData.UNKNOWN) ? "a model alone"
                    : CommandText.comment(() -> repeating().text(CommandText.NAME));
        } catch (InvalidInputException e) {
            model.notice().report(e);
            return;
        }
        LearnedData data = run().dataProperty().get();
        TrainingSnapshot newest = run().newest();
        CompletableFuture<Optional<RunState>> state = spec.of() == FilmSpec.Subject.LAYERS ? null : driver(0).state();
        job.begin(file);
        LatestValue<Double> reached = new LatestValue<>(FxThread.later(), job::reach);
        FilmListener listener = new FilmListener() {
            private long begin = System.nanoTime();

            @Override
            public boolean drawn(int frames, int of) {
                reached.offer((double) frames / of);
                rest(System.nanoTime() - begin);
                begin = System.nanoTime();
                return !job.isCancelled();
            }
        };
        filming.run(() -> {
            if (frames) {
                Film.requireFrames(Film.framesBeside(file));
                if (Files.notExists(file)) {
                    // Those of a film that is replaced go with it.
                    ChosenFile.requireNew(Film.framesBeside(file));
                }
            }
            Optional<Film> film = spec.of() == FilmSpec.Subject.LAYERS ? Film.ofLayers(spec, data, shown, frames, listener)
                    : ofTraining(spec, data, newest, state.get(), frames, listener);
            film.ifPresent(made -> {
                made.write(file, comment);
                if (frames) {
                    made.writeFrames(Film.framesBeside(file));
                }
            });
            return file;
        }, written -> job.end(), failure -> {
            job.end();
            model.notice().report(failure);
        });
    }

    /**
     * Of the run as it stood at one moment: while the film is made its timeline gives up steps, and has those of another way once somebody has gone
     * back.
     *
     * @param any   a snapshot of the run
     * @param state how it stood; empty where it has failed and nothing of it is left
     */
    private static Optional<Film> ofTraining(FilmSpec spec, LearnedData data, TrainingSnapshot any, Optional<RunState> state,
            boolean frames, FilmListener listener) {
        RunState run = state.orElseThrow(() -> new InvalidInputException("nothing is known of the run: begin it again"));
        Timeline past = run.timeline(Long.MAX_VALUE);
        TrainingSnapshot whole = new TrainingSnapshot(any.config(), run.step(), any.model(), run.history(), any.floor(), run.trainNll(), 0,
                run.divergence(), run.interventions());
        return Film.ofTraining(spec, data, spec.steps(past.steps()), step -> whole.at(past.atOrBefore(step)), frames, listener);
    }

    /** While the run goes on, it is to have the processor; once the window is closed, a film has little time. @param nanos that a frame took */
    private void rest(long nanos) {
        if (playing) {
            try {
                ended.await((long) (nanos * (1 / FILM_SHARE - 1)), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void end() {
        ended.countDown();
        super.end();
    }

    /** The run with all that was moved by hand along it; while another one is about to begin, that one. */
    private TrainingConfig asItStands() {
        TrainingConfig chosen = chosen();
        InvalidInputException.require(!chosen.dataset().equals(WithoutData.UNKNOWN),
                "no command makes this model: it came without the settings of its run");
        return standing().map(newest -> newest.config().withInterventions(newest.interventions())).orElse(chosen);
    }

    /** The run as it stands, whatever is shown; empty while another one is about to begin. */
    private Optional<TrainingSnapshot> standing() {
        return begun && !isRestartPending() ? Optional.ofNullable(run().newest()) : Optional.empty();
    }

    /** The run that the settings describe: the opened one with all that it changes on its way, until somebody changes a setting. */
    private TrainingConfig chosen() {
        TrainingConfig config = model.settings().toConfig();
        return opened != null && config.equals(opened.withInterventions(Interventions.NONE)) ? opened : config;
    }

    private void passRate() {
        if (begun) {
            driver(0).setRate(model.settings().rate.get());
        }
    }

    /** To the run that the settings describe, if it has begun: another one may have no padding. */
    private void passNoiseLevel() {
        if (begun && !isRestartPending() && isPaddingNoisy()) {
            driver(0).setPaddingNoise(model.settings().noiseLevel.get());
        }
    }

    private boolean isPaddingNoisy() {
        return run().config().padding().kind() == Padding.Kind.GAUSSIAN;
    }

    /** Takes a finished picture. */
    void show(DataSpaceFrame frame) {
        model.setFrame(frame);
        onPicture();
    }
}
