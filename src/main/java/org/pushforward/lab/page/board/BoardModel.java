package org.pushforward.lab.page.board;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ConstructedRuns;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepPart;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.instrument.board.RunForms;
import org.pushforward.instrument.board.ShownRuns;
import org.pushforward.instrument.board.ShownTraining;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.session.Cells;
import org.pushforward.train.KappaUnits;

/** The truth of the board: which runs there are, what of them is shown, and how the sweep stands. Knows no node. For one thread. */
public final class BoardModel {

    /**
     * A table of runs.
     *
     * @param title where it comes from, for people
     */
    public record Table(String title, List<SweepRow> rows) {

        static final Table NONE = new Table("No sweep yet", List.of());

        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** How the sweep stands that the page makes. */
    public enum State { AT_REST, RUNNING, ENDING }

    public final ChoiceSetting<Metric> distance = new ChoiceSetting<>("Up", "How far the flow is from its data: less is better.",
            List.of(Metric.GAP, Metric.DISTANCE, Metric.KAPPA_P95, Metric.SIGMA_MIN), BoardModel::up, Effect.NONE, Metric.GAP);
    public final ChoiceSetting<SweepTrails.Across> across = new ChoiceSetting<>("Over",
            "How badly the flow is conditioned, or a setting: then every run has a place, one that diverged as a cross.",
            List.of(SweepTrails.Across.values()), SweepTrails.Across::title, Effect.NONE, SweepTrails.Across.CONDITIONING);
    public final ChoiceSetting<Metric> conditioning = new ChoiceSetting<>("κ", "Which summary of the condition number.",
            List.of(Metric.KAPPA_P50, Metric.KAPPA_MEAN, Metric.KAPPA_P95),
            metric -> metric == Metric.KAPPA_P50 ? "Median" : metric == Metric.KAPPA_MEAN ? "Mean" : "95 %", Effect.NONE, Metric.KAPPA_P95);

    public final ChoiceSetting<KappaUnits> units = new ChoiceSetting<>("κ in",
            "Data units: the condition number of the whole map. Standard units: that of the flow behind the standardisation, which does not change "
                    + "with the units of a point cloud.",
            List.of(KappaUnits.values()), units -> units == KappaUnits.DATA ? "Data units" : "Standard units", Effect.NONE, KappaUnits.DATA);

    private final SweepSettings settings;
    private final BooleanProperty frontsShown = new SimpleBooleanProperty(this, "frontsShown", true);
    private final BooleanProperty alongTraining = new SimpleBooleanProperty(this, "alongTraining", false);
    private final ReadOnlyObjectWrapper<ShownTraining> training = new ReadOnlyObjectWrapper<>(this, "training");
    private SweepHistories histories = SweepHistories.NONE;
    private Optional<ConstructedRuns> beside = Optional.empty();
    private final Set<String> hiddenForms = new HashSet<>();
    private final Set<Padding.Kind> hiddenPaddings = new HashSet<>();
    /** What was hidden of the table that comes next, which was shown before; null for one that is to be seen whole. */
    private List<String> shownBefore;
    /** Of the table that is shown, or on its way. */
    private final ObjectProperty<TableSource> source = new SimpleObjectProperty<>(this, "source", TableSource.FIRST);
    /** The folder of the sweep under way, or that was made last; null before the first. */
    private Path sweepFolder;
    /** The rows of that sweep that are there; another table may be shown meanwhile. */
    private Table sweepTable = Table.NONE;
    private KappaUnits sweepUnits = KappaUnits.DATA;
    /** How many tables are being read. */
    private final ReadOnlyIntegerWrapper reading = new ReadOnlyIntegerWrapper(this, "reading", 0);
    private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(this, "table", Table.NONE);
    private final ReadOnlyObjectWrapper<ShownRuns> board = new ReadOnlyObjectWrapper<>(this, "board");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.AT_REST);
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", 0);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper(this, "resumable", false);
    private final Notice notice = new Notice();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
    private final ReadOnlyStringWrapper emptyWords = new ReadOnlyStringWrapper(this, "emptyWords", "");
    /** Of the sweep that was made last, if there is something left of it. */
    private Path unfinished;

    public BoardModel(SweepSettings settings) {
        this.settings = settings;
        InvalidationListener change = observable -> refreshBoard();
        distance.valueProperty().addListener(change);
        across.valueProperty().addListener(change);
        conditioning.valueProperty().addListener(change);
        units.valueProperty().addListener(change);
        frontsShown.addListener(change);
        alongTraining.addListener(observable -> {
            refreshBoard();
            refreshStatus();
        });
        refreshBoard();
        refreshStatus();
    }

    private static String up(Metric metric) {
        return metric == Metric.GAP ? "Gap" : metric == Metric.DISTANCE ? "Sliced W₂" : metric == Metric.SIGMA_MIN ? "σ min" : "κ";
    }

    /** Shows a sweep as it is meant to be looked at. */
    void look(ShippedSweep sweep) {
        across.set(sweep.axes().across());
        conditioning.set(sweep.axes().conditioning());
        distance.set(sweep.axes().distance());
        // The first one is what is shown where nothing else is: it leaves the view as it is.
        if (sweep != ShippedSweep.DEPTH_BOARD) {
            alongTraining.set(sweep.isAtEqualFit());
        }
    }

    Cells cells() {
        return settings.addTo(new Cells()).add("up", distance).add("over", across).add("across", conditioning).add("units", units)
                .add("Fronts", frontsShown, shown -> shown ? "shown" : "hidden", shown -> shown.equals("shown"))
                .add("Along training", alongTraining, shown -> shown ? "shown" : "hidden", shown -> shown.equals("shown"));
    }

    public SweepSettings settings() {
        return settings;
    }

    /** Whether the runs are marked that no other is better than. */
    public BooleanProperty frontsShownProperty() {
        return frontsShown;
    }

    /** Whether runs are shown along their training, at equal fit, rather than at their ends. */
    public BooleanProperty alongTrainingProperty() {
        return alongTraining;
    }

    ReadOnlyObjectProperty<ShownTraining> trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /** What is known of the shown runs along their training. */
    SweepHistories histories() {
        return histories;
    }

    void setHistories(SweepHistories known) {
        histories = known;
        refreshBoard();
        refreshStatus();
    }

    /** Whether there is nothing to draw. */
    ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether a table is on its way, so that what is shown is not all there is. */
    public BooleanExpression readingProperty() {
        return reading.greaterThan(0);
    }

    void beginReading() {
        reading.set(reading.get() + 1);
        refreshStatus();
    }

    void endReading() {
        reading.set(reading.get() - 1);
        refreshStatus();
    }

    public ReadOnlyObjectProperty<Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ShownRuns> shownProperty() {
        return board.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean isAtRest() {
        return state.get() == State.AT_REST;
    }

    /** Of the sweep's work that is done, 0 to 1. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** Empty, or how the sweep stands. */
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether the sweep that was made last can be gone on with. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    Optional<Path> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /** What went wrong and what to do. */
    public Notice notice() {
        return notice;
    }

    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether runs are shown that a name of {@link RunForms} stands for. */
    public boolean isShown(String form) {
        return !hiddenForms.contains(form);
    }

    public boolean isShown(Padding.Kind padding) {
        return !hiddenPaddings.contains(padding);
    }

    public void setShown(String form, boolean shown) {
        if (shown ? hiddenForms.remove(form) : hiddenForms.add(form)) {
            refreshBoard();
        }
    }

    public void setShown(Padding.Kind padding, boolean shown) {
        if (shown ? hiddenPaddings.remove(padding) : hiddenPaddings.add(padding)) {
            refreshBoard();
        }
    }

    /** The names of the forms and paddings that are hidden. */
    List<String> hidden() {
        return Stream.concat(hiddenForms.stream(), hiddenPaddings.stream().map(Padding.Kind::name)).sorted().toList();
    }

    /** Hides these alone, of the table that is shown or of the one that is on its way. @param names as {@link #hidden} gives them */
    void hide(List<String> names) {
        shownBefore = names;
        Table now = table.get();
        if (reading.get() == 0 && now != Table.NONE) {
            setTable(now, histories, beside);
        }
    }

    /** The next table was shown before: what was chosen then stands. */
    void keepChoices() {
        shownBefore = keepsChoices() ? shownBefore : List.of();
    }

    /** The next table is another one, to be seen whole and in its own units. */
    void forgetChoices() {
        shownBefore = null;
    }

    boolean keepsChoices() {
        return shownBefore != null;
    }

    ObjectProperty<TableSource> sourceProperty() {
        return source;
    }

    /** The folder of a sweep that was ended before its time; null for none. */
    void setUnfinished(Path folder) {
        unfinished = folder;
        resumable.set(folder != null);
        refreshStatus();
    }

    /** Shows other runs, all of them. */
    void setTable(Table newTable) {
        setTable(newTable, SweepHistories.NONE, Optional.empty());
    }

    /**
     * As above.
     *
     * @param known       what came with the table of its runs along their training
     * @param constructed flows from a formula that stand beside its runs
     */
    void setTable(Table newTable, SweepHistories known, Optional<ConstructedRuns> constructed) {
        hiddenForms.clear();
        hiddenPaddings.clear();
        histories = known;
        beside = constructed;
        if (shownBefore == null) {
            units.set(ShownRuns.headline(newTable.rows()));
        } else {
            RunForms forms = new RunForms(newTable.rows(), across.get());
            newTable.rows().forEach(row -> {
                Stream.of(forms.form(row.config()), forms.beside(row.config())).filter(shownBefore::contains).forEach(hiddenForms::add);
                if (shownBefore.contains(row.config().padding().kind().name())) {
                    hiddenPaddings.add(row.config().padding().kind());
                }
            });
            shownBefore = null;
        }
        table.set(newTable);
        refreshBoard();
        refreshStatus();
    }

    /** Whether the table that is shown, or on its way, is that of the sweep under way. */
    boolean showsSweep() {
        return !isAtRest() && isSweep(source.get());
    }

    /** Whether a table is that of the sweep under way. */
    boolean isSweep(TableSource of) {
        return !isAtRest() && of.equals(TableSource.of(sweepFolder.resolve(SweepFolder.TABLE)));
    }

    /** Shows the sweep under way again, as it stands; more rows come by themselves. */
    void showSweep() {
        boolean inItsUnits = shownBefore == null;
        source.set(TableSource.of(sweepFolder.resolve(SweepFolder.TABLE)));
        setTable(sweepTable);
        if (inItsUnits) {
            units.set(sweepUnits);
        }
    }

    /** Takes more rows of the sweep under way. */
    private void grow(List<SweepRow> rows) {
        sweepTable = new Table(sweepTable.title(), rows);
        if (showsSweep() && !rows.equals(table.get().rows())) {
            table.set(new Table(table.get().title(), rows));
            refreshBoard();
        }
    }

    /** @param shards of the sweep that are made there. @param newUnits in which condition numbers of its data are looked at first */
    void beginSweep(Path folder, List<Shard> shards, KappaUnits newUnits) {
        unfinished = folder;
        resumable.set(false);
        notice.dismiss();
        forgetChoices();
        String which = SweepPart.which(shards);
        sweepFolder = folder;
        sweepUnits = newUnits;
        sweepTable = new Table((which.isEmpty() ? "The sweep" : which) + " in " + folder, List.of());
        state.set(State.RUNNING);
        showSweep();
        share.set(0);
        progress.set("Beginning…");
        refreshStatus();
    }

    void endSoon() {
        state.set(State.ENDING);
        progress.set("Ending at the next checkpoints…");
        refreshStatus();
    }

    void show(SweepProgress now) {
        share.set(now.share());
        grow(now.rows());
        if (state.get() == State.RUNNING) {
            progress.set(now.words());
        }
        refreshStatus();
    }

    /** @param end how the sweep stands at its end; null if that is not known */
    void endSweep(SweepProgress end) {
        boolean cancelled = state.get() == State.ENDING;
        boolean complete = end != null && end.isComplete();
        if (end != null) {
            show(end);
        }
        boolean shown = showsSweep();
        state.set(State.AT_REST);
        progress.set(complete ? "Complete." : end == null ? "" : cancelled
                ? String.format(Locale.ROOT, "Cancelled after %,d of %,d runs.", end.ended(), end.runs()) : end.words());
        // A new session may have begun meanwhile: the sweep can be gone on with all the same.
        unfinished = complete ? null : unfinished == null ? sweepFolder : unfinished;
        resumable.set(unfinished != null);
        refreshStatus();
        if (end != null && !shown) {
            notice.inform(String.format(Locale.ROOT, "%s: %s Its table is the %s there.", sweepTable.title(), progress.get(), SweepFolder.TABLE));
        }
    }

    /** The folder of the last sweep cannot be gone on with. */
    void forgetUnfinished() {
        unfinished = null;
        resumable.set(false);
        refreshStatus();
    }

    /** What is said in the place of the board while there is nothing on it. */
    ReadOnlyStringProperty emptyWordsProperty() {
        return emptyWords.getReadOnlyProperty();
    }

    private String emptyWords() {
        if (!table.get().rows().isEmpty() && empty.get()) {
            return "This table came without the files of its runs, so nothing is known of them along their training: show another of the shipped "
                    + "sweeps, \"" + ShippedSweep.DEPTH_BOARD.title() + "\" or \"" + ShippedSweep.PADDING_AT_EQUAL_FIT.title()
                    + "\", make this one here, or open the sweep.csv in the folder of one.";
        }
        return switch (showsSweep() ? state.get() : State.AT_REST) {
            case RUNNING -> "The first runs are under way. Each will be a point here when it ends.";
            case ENDING -> "Ending at the next checkpoints. No run has ended yet.";
            case AT_REST -> reading.get() > 0 ? "Reading the table of a sweep."
                    : resumable.get() ? status.get()
                    : "Each run of a sweep will be a point here. Define a sweep at the right and press Run, or open the sweep.csv of one.";
        };
    }

    private String endedWords() {
        return progress.get().isEmpty() ? "The sweep was ended before its time." : progress.get();
    }

    private SweepTrails.Axes axes() {
        Metric summary = units.get() == KappaUnits.DATA ? conditioning.get() : conditioning.get().inStandardUnits();
        Metric up = distance.get() == Metric.KAPPA_P95 ? summary
                : distance.get() == Metric.DISTANCE ? ShownRuns.sampleDistance(table.get().rows()) : distance.get();
        return new SweepTrails.Axes(across.get(), summary, up);
    }

    private void refreshBoard() {
        ShownRuns.View view = new ShownRuns.View(axes(), frontsShown.get(),
                Set.copyOf(hiddenForms), Set.copyOf(hiddenPaddings));
        // Flows from a formula have no training to stand along.
        board.set(ShownRuns.of(table.get().rows(), alongTraining.get() ? Optional.empty() : beside, view));
        training.set(alongTraining.get() ? ShownTraining.of(table.get().rows(), histories, view) : null);
    }

    private void refreshStatus() {
        status.set(switch (state.get()) {
            case RUNNING -> showsSweep() ? "Sweep: " + progress.get() : sweepTable.title() + " goes on: " + progress.get();
            case ENDING -> progress.get();
            case AT_REST -> reading.get() > 0 ? "Reading a table of runs."
                    : resumable.get() ? endedWords() + " Resume goes on with it."
                    : table.get().rows().isEmpty() ? "Define a sweep at the right and press Run, or open a table." : table.get().title() + ".";
        });
        empty.set(table.get().rows().isEmpty() || alongTraining.get() && histories.ofRuns().isEmpty());
        emptyWords.set(emptyWords());
    }
}
