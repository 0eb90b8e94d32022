package org.pushforward.lab.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Axes;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Edits;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.Memento;
import org.pushforward.live.DrivenRun;
import org.pushforward.live.Pace;
import org.pushforward.live.PacedRun;
import org.pushforward.live.Workbench;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Turns what a person wants into runs, one or several that keep pace, and what the runs report into changes of the model. A page adds what its runs
 * are, its charts, and what only it can do. For the window's thread.
 *
 * @param <R> what the page has of each run
 */
public abstract class RunsController<R extends RunModel> implements Kept {

    private static final CompletableFuture<List<Optional<RunState>>> NOTHING = CompletableFuture.completedFuture(List.of());

    private final RunsModel<R> model;
    private final Workbench workbench;
    private final TaskExecutor tasks;
    private final Executor later;
    private final Drivers makeDriver;
    private final List<RunDriver> drivers = new ArrayList<>();
    private final RunFeed feed;
    private final boolean alone;
    /** Of the present runs; read by the threads of training when they begin one. */
    private volatile Pace pace = new Pace(1);
    private PictureRequest.Style style;
    private boolean restartPending;
    /** The runs that the page shows could not begin or go on. */
    private boolean failed;
    /** The step that runs which keep pace are all to come to stand at; -1 while they go on or stand there. */
    private long haltingAt = -1;
    private long standingAt;
    private boolean lookingBack;
    private long figuresShown;
    /** Null before the first. */
    private PageRuns present;
    /**
     * What the present runs go on from, until they have begun: known at once, or once they have been put aside, which takes until they stand between
     * two steps.
     */
    private CompletableFuture<List<Optional<RunState>>> taken = NOTHING;
    /** Whether the drivers have the present runs. */
    private boolean driven;
    /** While a memento is taken over, what changes asks for no runs of its own. */
    private boolean restoring;
    /** The step that runs are to be looked back at as soon as they stand; -1 for none. */
    private long lookAt = -1;
    /** Whether they are to go on from there. */
    private boolean goesOnThere;
    private Runnable onceStanding = () -> { };
    private Consumer<String> told = action -> { };

    /** Makes what drives a run. */
    @FunctionalInterface
    public interface Drivers {

        /** The arguments are those of {@link TrainingService}. */
        RunDriver make(BiFunction<TrainingConfig, Optional<RunState>, DrivenRun> starter,
                Consumer<TrainingSnapshot> publisher, Consumer<Throwable> onFailure);
    }

    /**
     * Where a page's runs come from and go to.
     *
     * @param later       runs something on the window's thread after what goes on now: several changes at once make one restart
     * @param instruments takes what they are to read, on any thread
     */
    public record Surroundings(Workbench workbench, TaskExecutor tasks, Executor later, Drivers drivers, Consumer<RunFeed.Seen> instruments) {
    }

    /** @param most as many runs as there can be at once; more than one keep pace */
    protected RunsController(RunsModel<R> model, int most, Surroundings around) {
        this.model = model;
        workbench = around.workbench();
        tasks = around.tasks();
        later = around.later();
        makeDriver = around.drivers();
        alone = most == 1;
        List<LatestValue<TrainingSnapshot>> window = IntStream.range(0, most)
                .mapToObj(place -> new LatestValue<TrainingSnapshot>(later, run -> show(place, run))).toList();
        feed = new RunFeed(most, around.instruments(), (place, run) -> window.get(place).offer(run));
        TrainSettings settings = model.settings();
        restartOn(settings.datasetProperty());
        settings.restartingNumbers().forEach(setting -> restartOn(setting.valueProperty()));
        settings.restartingChoices().forEach(setting -> restartOn(setting.valueProperty()));
        model.lens().focusProperty().addListener(observable -> ask());
        model.lens().axesProperty().addListener(observable -> turn());
        // Before the drivers rest: their last snapshots must come to the window.
        model.playingProperty().addListener(observable -> ask());
        model.speedProperty().addListener((property, old, speed) -> {
            ask();
            drivers.forEach(driver -> driver.setSpeed(speed));
        });
    }

    /** The settings of the runs that the page's settings describe. @throws InvalidInputException if they describe none */
    protected abstract List<TrainingConfig> chosenRuns();

    /** What the page has of one run. */
    protected abstract R runOf(int place, TrainingConfig config);

    /** Runs begin: their data are not there yet. */
    protected abstract void onRestart();

    /** The drivers have the runs, and the runs their data. */
    protected abstract void onBegun();

    /** A run goes back to the step that is looked back at, to go on from there. */
    protected void onReturn(R run, TrainingSnapshot past) { }

    /** The runs are shown anew. */
    protected abstract void showCharts();

    /** So long figures and curves wait for a picture that they can change with: a pulse of their own would paint the window once more. */
    protected abstract long patienceNanos();

    /** Whether the only sense of playing on is the same runs again. */
    protected abstract boolean isOver();

    /** Another value of this begins the runs anew. */
    protected final void restartOn(Observable setting) {
        setting.addListener((InvalidationListener) observable -> restartSoon());
    }

    protected final RunDriver driver(int place) {
        return drivers.get(place);
    }

    protected final boolean isRestartPending() {
        return restartPending;
    }

    /** Begins the first runs, at rest, unless there are some. */
    public void begin() {
        if (present == null) {
            restart(false);
        }
    }

    /** The view wants pictures like this from now on. */
    public void setStyle(PictureRequest.Style newStyle) {
        style = newStyle;
        ask();
    }

    /** What it acts on. */
    public RunsModel<R> model() {
        return model;
    }

    public void playOrPause() {
        if (!model.hasData()) {
            model.notice().tell(whyNotTrained());
        } else if (failed) {
            takeUpAgain(true);
        } else if (!model.isPlaying() && isOver()) {
            restart(true);
        } else {
            setPlaying(!model.isPlaying());
        }
    }

    /** One step, then rest. */
    public void step() {
        if (!model.hasData()) {
            model.notice().tell(whyNotTrained());
        } else if (failed) {
            takeUpAgain(false);
        } else if (alone) {
            model.setPlaying(false);
            drivers().forEach(RunDriver::step);
        } else if (model.isPlaying()) {
            setPlaying(false);
        } else if (haltingAt < 0 && model.hasBegun()) {
            lookAtPresent();
            standingAt++;
            pace.haltAt(standingAt);
            drivers().forEach(RunDriver::step);
        }
    }

    /** The same runs from the beginning: same settings, same seeds. */
    public void reset() {
        told.accept("reset");
        restart(false);
    }

    /** The same settings with another seed. */
    public void newSeed() {
        model.settings().seed.nextSeed();
    }

    /** Plays until all runs that keep pace stand at a step, or cannot go on. A run alone keeps none: it would play on. */
    public void playTo(long step) {
        lookAtPresent();
        haltingAt = Math.max(step, standingAt);
        pace.haltAt(haltingAt);
        model.setPlaying(true);
        ask();
        drivers().forEach(driver -> driver.setPlaying(true));
        settle();
    }

    private Stream<RunDriver> drivers() {
        return drivers.stream().limit(model.runs().size());
    }

    protected final void setPlaying(boolean playing) {
        boolean halts = !playing && model.isPlaying();
        if (playing) {
            lookAtPresent();
            haltingAt = -1;
            pace.release();
        }
        model.setPlaying(playing);
        if (playing || alone) {
            drivers().forEach(driver -> driver.setPlaying(playing));
        } else if (halts) {
            haltingAt = pace.halt();
        }
        settle();
    }

    /** Puts the drivers to rest once all runs stand at the same step. */
    private void settle() {
        boolean together = model.runs().stream().allMatch(run -> !run.canGoOn() || run.newest() != null && run.newest().step() == haltingAt);
        if (haltingAt >= 0 && together) {
            standingAt = haltingAt;
            haltingAt = -1;
            drivers().forEach(driver -> driver.setPlaying(false));
            model.setPlaying(false);
            refresh();
        }
        if (haltingAt < 0 && !model.isPlaying()) {
            Runnable waiting = onceStanding;
            onceStanding = () -> { };
            waiting.run();
        }
    }

    /** Pauses, and does something as soon as all runs stand at the same step. */
    protected final void onceStanding(Runnable action) {
        onceStanding = action;
        setPlaying(false);
    }

    private void restartSoon() {
        if (!restartPending && !restoring) {
            restartPending = true;
            later.execute(() -> {
                if (restartPending) {
                    restart(model.isPlaying());
                }
            });
        }
    }

    protected final void restart(boolean playing) {
        restartPending = false;
        told.accept("");
        List<TrainingConfig> configs;
        try {
            configs = chosenRuns();
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        if (!model.hasData() && configs.get(0).dataset().equals(present.configs().get(0).dataset())) {
            // Nothing could begin, and what is shown would be lost for it.
            model.notice().tell(whyNotTrained());
            return;
        }
        take(new PageRuns(configs), playing);
    }

    /** The same runs, each from where it is known to have stood: what a failure costs is the last few steps of one. */
    private void takeUpAgain(boolean playing) {
        told.accept("");
        take(present, playing);
    }

    private String whyNotTrained() {
        return model.whyNoDataProperty().get() + " Choose other data to begin a run.";
    }

    /** The one door by which runs take the place of others, be they new or were there before. The others are put aside as they stand. */
    private void take(PageRuns next, boolean playing) {
        putAside();
        failed = false;
        model.setFailed(false);
        lookingBack = false;
        haltingAt = -1;
        standingAt = 0;
        onceStanding = () -> { };
        lookAt = -1;
        goesOnThere = false;
        present = next;
        driven = false;
        List<R> runs = IntStream.range(0, next.configs().size()).mapToObj(place -> runOf(place, next.configs().get(place))).toList();
        while (drivers.size() < runs.size()) {
            drivers.add(driverOf(drivers.size()));
        }
        CompletableFuture<List<Optional<RunState>>> states = next.takeUp();
        taken = states;
        model.beginRuns(runs);
        model.setPlaying(playing);
        onRestart();
        if (states.isDone()) {
            states.whenComplete((from, failure) -> prepare(runs, from, failure));
        } else {
            // They are still being put aside, on their own thread.
            states.whenComplete((from, failure) -> later.execute(() -> prepare(runs, from, failure)));
        }
    }

    /** @param failure null, or why it is not known how the runs stood: they begin anew then */
    private void prepare(List<R> runs, List<Optional<RunState>> from, Throwable failure) {
        if (model.runs() != runs) {
            return;
        }
        if (failure != null) {
            report(failure);
        }
        prepare(runs, failure == null ? from : Collections.nCopies(runs.size(), Optional.empty()));
    }

    private void prepare(List<R> runs, List<Optional<RunState>> from) {
        taken = CompletableFuture.completedFuture(from);
        runs.forEach(run -> run.setFrom(from.get(run.place())));
        runs.stream().filter(run -> !run.hasData()).findFirst().flatMap(RunModel::from)
                .ifPresent(state -> model.setWhyNoData(state.withoutData().reason()));
        Axes axes = model.lens().axesProperty().get();
        tasks.run(() -> data(runs, axes), data -> {
            if (model.runs() == runs) {
                start(runs, data);
            }
        }, ofPresent(runs, this::fail));
    }

    /** Takes a failure while these runs are the page's: others, which may have begun meanwhile, are neither paused nor blamed for it. */
    private Consumer<Throwable> ofPresent(List<R> runs, Consumer<Throwable> taker) {
        return failure -> {
            if (model.runs() == runs) {
                taker.accept(failure);
            }
        };
    }

    /** Ends the present runs and notes how they stood. */
    private void putAside() {
        if (present != null && present.isLive()) {
            present.putAside(PageRuns.together(answers()));
        }
        drivers.forEach(RunDriver::end);
    }

    private List<CompletableFuture<Optional<RunState>>> answers() {
        return model.runs().stream()
                .map(run -> driven ? drivers.get(run.place()).state() : taken.thenApply(from -> from.get(run.place()))).toList();
    }

    /** How a run of the page stands, whole; empty if it has not begun. Comes on any thread. */
    protected final CompletableFuture<Optional<RunState>> stateOf(R run) {
        return answers().get(run.place());
    }

    @Override
    public CompletableFuture<List<RunState>> runs() {
        // One that could not begin must not cost the others.
        return PageRuns.together(answers()).thenApply(all -> all.stream().flatMap(Optional::stream).toList());
    }

    /** What is looked at, and from where. */
    @Override
    public Cells views() {
        LensModel lens = model.lens();
        return new Cells().add("speed", model.speedProperty(), Speed::name, Speed::valueOf)
                .add("layers", () -> lens.shareOfLayersProperty().get(), share -> lens.shareOfLayersProperty().set(share), null,
                        share -> Double.toString(share), text -> Math.max(0, Math.min(1, Cells.finite(text))))
                .add("axes", lens.axesProperty(), axes -> axes.first() + " " + axes.second(), RunsController::axes)
                .add("probe", lens.probeProperty(), probe -> probe.space() + " " + probe.x() + " " + probe.y(), RunsController::probe)
                .add(SHOWN_STEP, this::shownStep, step -> lookAt = step == null ? -1 : step, null, step -> Long.toString(step), Long::valueOf);
    }

    /** The step that is looked back at, or will be as soon as the runs stand; null if their present is shown. */
    private Long shownStep() {
        return model.isLookingBack() ? model.shownStepProperty().getValue() : lookAt >= 0 ? Long.valueOf(lookAt) : null;
    }

    private static Axes axes(String text) {
        String[] words = text.split(" ");
        return new Axes(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    private static ProbePoint probe(String text) {
        String[] words = text.split(" ");
        return words.length != 3 ? null
                : new ProbePoint(ProbePoint.Space.valueOf(words[0]), Cells.finite(words[1]), Cells.finite(words[2]));
    }

    @Override
    public Memento memento() {
        if (restartPending) {
            restart(model.isPlaying());
        }
        return new Memento(settings().values(), present);
    }

    @Override
    public void restore(Memento memento) {
        PageRuns next = memento.runs() == null ? present : (PageRuns) memento.runs();
        change(next != present, () -> Kept.super.restore(memento), () -> next);
        if (memento.runs() == null) {
            restart(false);
        }
    }

    @Override
    public void open(Map<String, String> texts, List<RunState> states) {
        tell("restored session");
        Map<String, Object> before = settings().values();
        try {
            takeUp(texts, states);
        } catch (RuntimeException e) {
            // Settings that describe no runs would leave a page without any, for good. The runs have their own.
            changeSettings(before);
            try {
                takeUp(Map.of(), states);
            } catch (RuntimeException again) {
                changeSettings(before);
                restart(false);
            }
            report(e);
        }
    }

    private void changeSettings(Map<String, Object> values) {
        change(false, () -> settings().setValues(values), () -> present);
    }

    private void takeUp(Map<String, String> texts, List<RunState> states) {
        change(!states.isEmpty(), () -> {
            states.stream().findFirst().ifPresent(run -> model.settings().choose(run.config(), model.shelf().card(run.config().dataset())));
            settings().setTexts(texts);
            // Whatever they describe, they must describe something.
            chosenRuns();
        }, () -> described(states));
    }

    /** The runs that the settings describe, of which these are some: one that could not begin was not kept, and begins anew. */
    private PageRuns described(List<RunState> states) {
        List<TrainingConfig> configs = chosenRuns();
        if (states.size() == 1 && configs.size() == 1) {
            // A run alone may have been changed on its way; runs beside each other are told apart by what the settings say.
            return PageRuns.of(states);
        }
        List<RunState> left = new ArrayList<>(states);
        List<Optional<RunState>> all = new ArrayList<>();
        for (TrainingConfig config : configs) {
            Optional<RunState> own = left.stream().filter(state -> state.config().equals(config)).findFirst();
            own.ifPresent(left::remove);
            all.add(own);
        }
        InvalidInputException.require(left.isEmpty(), "the settings of the last session are not those of its runs");
        return PageRuns.of(configs, all);
    }

    @Override
    public void beginAnew(Map<String, Object> values) {
        if (present != null) {
            tell("new session");
            restore(new Memento(values, null));
        }
    }

    /** Changes settings and runs together. */
    protected final void change(List<RunState> states, Runnable settings) {
        change(true, settings, () -> PageRuns.of(states));
    }

    /** @param next the runs that take the place of the present ones, if others do; asked once the settings are there */
    private void change(boolean others, Runnable settings, Supplier<PageRuns> next) {
        if (others) {
            // Before the settings: what they ask a run to go on with is not for these.
            putAside();
        }
        restoring = true;
        try {
            settings.run();
        } finally {
            restoring = false;
        }
        restartPending = false;
        if (others) {
            take(next.get(), false);
        }
        told.accept("");
    }

    @Override
    public void tell(Edits edits) {
        told = edits::changed;
        Kept.super.tell(edits);
    }

    /** Says what is being done, for whoever wants to undo it. */
    protected final void tell(String action) {
        told.accept(action);
    }

    private void start(List<R> runs, List<LearnedData> data) {
        boolean playing = model.isPlaying();
        pace = new Pace(runs.size());
        haltingAt = -1;
        List<Long> steps = runs.stream().filter(RunsController::goesOn).map(run -> run.from().map(RunState::step).orElse(0L)).toList();
        standingAt = steps.stream().mapToLong(step -> step).max().orElse(0);
        if (!playing) {
            pace.haltAt(standingAt);
        }
        model.lens().dimensionProperty().set(data.get(0).dimension());
        runs.forEach(run -> run.setData(data.get(run.place())));
        runs.forEach(run -> run.setFile(workbench.fileOf(run.config().dataset(), run.from())));
        if (!data.get(0).slice().axes().equals(model.lens().shownAxes())) {
            // Others were chosen while these were made.
            turn();
        }
        ask();
        driven = true;
        runs.forEach(run -> drivers.get(run.place()).begin(run.config(), run.from(), playing));
        onBegun();
        // Nobody asks for it any more, and the run's own past drops states that this one would keep.
        taken = NOTHING;
        runs.forEach(RunModel::begun);
        tasks.run(() -> workbench.whyOld(runs.get(0).config().dataset()), why -> {
            if (model.runs() == runs && model.hasData()) {
                why.ifPresent(words -> model.notice().tell(words));
            }
        }, ofPresent(runs, this::report));
        if (!playing && !alone && steps.stream().distinct().count() > 1) {
            // They were caught on their way to a halt, which they had at the same step.
            playTo(standingAt);
        }
    }

    private static boolean goesOn(RunModel run) {
        return run.from().map(state -> state.hasData() && state.divergence() == null && state.step() < state.config().steps())
                .orElse(true);
    }

    private RunDriver driverOf(int place) {
        RunDriver driver = makeDriver.make((config, from) -> start(config, from, place),
                run -> feed.see(place, run), failure -> fail(place, failure));
        driver.setSpeed(model.speedProperty().get());
        return driver;
    }

    /** On the run's own thread. */
    private DrivenRun start(TrainingConfig config, Optional<RunState> from, int place) {
        Pace shared = pace;
        return alone ? workbench.start(config, from) : new PacedRun(workbench.startBeside(config, from, shared.members()), shared, place);
    }

    /** The data of each run; window and colours are those of the first, so that all pictures compare. */
    private List<LearnedData> data(List<R> runs, Axes axes) {
        Map<Long, LearnedData> bySeed = new HashMap<>();
        List<LearnedData> all = new ArrayList<>();
        for (R run : runs) {
            LearnedData own = run.from().filter(state -> !state.hasData() || state.cloud() != null).map(workbench::dataOf)
                    .orElseGet(() -> bySeed.computeIfAbsent(run.config().seed(), seed -> workbench.data(run.config().dataset(), seed)));
            LearnedData first = all.isEmpty() ? own : all.get(0);
            all.add(own.inTheFrameOf(first));
            // Here, where it keeps nobody waiting.
            own.yardstick();
        }
        return all.stream().map(own -> own.seen(axes)).toList();
    }

    /** Shows the data and the runs by the two coordinates that are chosen now. The probe stands at a place of other coordinates. */
    private void turn() {
        List<R> runs = model.runs();
        Axes axes = model.lens().axesProperty().get();
        if (runs.stream().anyMatch(run -> run.dataProperty().get() == null) || model.lens().dimensionProperty().get() == 2) {
            return;
        }
        model.lens().probeProperty().set(null);
        List<LearnedData> data = runs.stream().map(run -> run.dataProperty().get()).toList();
        tasks.run(() -> data.stream().map(each -> each.seen(axes)).toList(), turned -> {
            if (model.runs() == runs && model.lens().axesProperty().get().equals(axes)) {
                runs.forEach(run -> run.setData(turned.get(run.place())));
                ask();
            }
        }, ofPresent(runs, failure -> {
            if (model.lens().axesProperty().get().equals(axes)) {
                report(failure);
            }
        }));
    }

    /** Says that a run could not begin or go on; others go on without it. The next wish to play or step takes all up again. */
    public void fail(int place, Throwable failure) {
        pace.leave(place);
        fail(failure);
    }

    private void fail(Throwable failure) {
        failed = true;
        model.setFailed(true);
        report(failure);
    }

    /** Says in words that something did not work; runs that go on are paused. */
    protected final void report(Throwable failure) {
        setPlaying(false);
        model.notice().report(failure);
    }

    /** A run's newest snapshot, from the thread that trains it. */
    public final void see(int place, TrainingSnapshot run) {
        feed.see(place, run);
    }

    private void show(int place, TrainingSnapshot snapshot) {
        if (place >= model.runs().size() || snapshot.config() != model.runs().get(place).config()) {
            return;
        }
        R run = model.runs().get(place);
        boolean wentOn = run.canGoOn();
        run.setNewest(snapshot);
        if (wentOn != run.canGoOn()) {
            ask();
        }
        if (model.isPlaying() && model.isFinished()) {
            model.setPlaying(false);
            standingAt = pace.halt();
        }
        settle();
        if (lookAt >= 0 && model.hasBegun()) {
            long step = lookAt;
            lookAt = -1;
            lookBack(step);
            if (goesOnThere) {
                goesOnThere = false;
                continueFromHere();
            }
        }
        if (!model.isPlaying() || run.snapshotProperty().get() == null || System.nanoTime() - figuresShown >= patienceNanos()) {
            refresh();
        }
    }

    /** A picture of the runs is shown. */
    protected final void onPicture() {
        if (!model.runs().stream().allMatch(RunModel::isShown) && System.nanoTime() - figuresShown >= RunFeed.FIGURES_NANOS) {
            refresh();
        }
    }

    /** Brings figures and curves up to date. */
    protected final void refresh() {
        figuresShown = System.nanoTime();
        remember();
        model.refresh(lookingBack);
        showCharts();
    }

    /** Notes what all runs can look back at. A run that has diverged does not keep the others from later steps. */
    private void remember() {
        TreeSet<Long> common = null;
        long newest = 0;
        long bytes = 0;
        long budget = 0;
        for (R run : model.runs()) {
            Optional<Timeline> timeline = drivers.get(run.place()).timeline();
            if (timeline.isEmpty() || run.newest() == null) {
                return;
            }
            newest = Math.max(newest, run.newest().step());
            bytes += timeline.get().bytes();
            budget += timeline.get().budget();
            if (common == null) {
                common = new TreeSet<>(timeline.get().steps());
            } else if (!run.newest().isDiverged()) {
                common.retainAll(timeline.get().steps());
            }
        }
        model.setMemory(new Memory(newest, List.copyOf(common), bytes, budget));
    }

    /** Pauses and shows the runs as they stood at the last kept step at or before this one. */
    public void lookBack(long step) {
        if (!model.hasBegun()) {
            return;
        }
        setPlaying(false);
        for (R run : model.runs()) {
            Optional<Timeline> timeline = drivers.get(run.place()).timeline();
            if (timeline.isPresent() && !timeline.get().steps().isEmpty()) {
                long reached = Math.min(Math.max(0, step), run.newest().step());
                run.setPast(run.newest().at(timeline.get().atOrBefore(reached)));
                lookingBack = true;
            }
        }
        refresh();
        ask();
    }

    /** Shows the runs as they stand. */
    public void lookAtPresent() {
        if (lookingBack) {
            lookingBack = false;
            model.runs().forEach(run -> run.setPast(null));
            refresh();
            ask();
        }
    }

    /** Goes on from the step that is looked back at; what came after it is dropped. */
    public void continueFromHere() {
        if (!model.hasData()) {
            model.notice().tell(whyNotTrained());
            return;
        }
        if (!lookingBack || haltingAt >= 0) {
            return;
        }
        if (failed) {
            // Nobody would go back: the runs are taken up first.
            long step = model.shownStepProperty().getValue();
            takeUpAgain(false);
            lookAt = step;
            goesOnThere = true;
            return;
        }
        standingAt = model.shownStepProperty().getValue();
        tell("going back to step " + Numbers.count(standingAt));
        // What is dropped can be brought back.
        PageRuns shortened = new PageRuns(present.configs());
        present.putAside(PageRuns.together(answers()));
        present = shortened;
        pace.haltAt(standingAt);
        lookingBack = false;
        for (R run : model.runs()) {
            TrainingSnapshot past = run.past();
            run.setPast(null);
            if (run.newest().step() >= standingAt) {
                if (past != null) {
                    // To go back takes as long as training from the last step that was kept. Meanwhile what is to be dropped is shown no more.
                    run.setNewest(past);
                    feed.see(run.place(), past);
                }
                drivers.get(run.place()).continueFrom(standingAt);
                onReturn(run, past);
            }
        }
        ask();
        model.notice().dismiss();
    }

    private void ask() {
        boolean playing = model.isPlaying();
        feed.ask(new RunFeed.Wanted(model.runs().stream()
                .map(run -> new RunFeed.Watched(run.config(), run.dataProperty().get(), run.past(), playing && run.canGoOn())).toList(),
                style, model.lens().focusProperty().get(), !playing || haltingAt >= 0 || !model.speedProperty().get().betweenSteps().isZero()));
    }

    /** Ends all runs. */
    public void end() {
        drivers.forEach(RunDriver::end);
    }
}
