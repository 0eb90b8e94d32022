package org.pushforward.lab.page.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.NumberText;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.flow.FlowFamily;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.RunsModel;
import org.pushforward.lab.session.Cells;
import org.pushforward.train.TrainingConfig;

/**
 * The truth of the Compare page: that of a page with several runs, and in what they differ. What is varied is taken from the levels instead of the
 * settings. Knows no node. For one thread.
 */
public final class CompareModel extends RunsModel<ColumnModel> {

    private final ObjectProperty<VariedFactor> factor = new SimpleObjectProperty<>(this, "factor", VariedFactor.PADDING);
    /** Of each factor, so that one that is chosen again has those that it had. */
    private final Map<VariedFactor, List<String>> levelsOf = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> levels = new ReadOnlyObjectWrapper<>(this, "levels", VariedFactor.PADDING.defaults());
    private final ReadOnlyStringWrapper levelsNotice = new ReadOnlyStringWrapper(this, "levelsNotice", "");

    private final BooleanProperty atEqualFit = new SimpleBooleanProperty(this, "atEqualFit", false);

    /** @param comparison what the page opens with */
    public CompareModel(Comparison comparison, DatasetShelf shelf) {
        super(comparison.base(), shelf, false);
        factor.addListener((property, old, now) -> changeFactor(old, now));
        take(comparison);
    }

    public ObjectProperty<VariedFactor> factorProperty() {
        return factor;
    }

    /** Whether the condition number is drawn against the fit rather than the step. */
    public BooleanProperty atEqualFitProperty() {
        return atEqualFit;
    }

    /** One for each column. */
    public ReadOnlyObjectProperty<List<String>> levelsProperty() {
        return levels.getReadOnlyProperty();
    }

    /** All of it, for what is undone and kept. */
    Cells cells() {
        // Before the settings: a factor brings some along, which then have their own values again.
        Cells cells = settings().addTo(new Cells().add("Compared", factor, VariedFactor::title,
                title -> VariedFactor.all().stream().filter(each -> each.title().equals(title)).findFirst().orElse(null)));
        cells.add("levelsOf", () -> Map.copyOf(levelsOf), kept -> {
            levelsOf.clear();
            levelsOf.putAll(kept);
        }, null, null, null);
        cells.add("Equal fit", atEqualFit, shown -> shown ? "shown" : "hidden", shown -> shown.equals("shown"));
        return cells.add("Levels", levels::get, kept -> levels.set(kept), kept -> String.join(", ", kept), kept -> String.join(" ", kept),
                text -> List.of(text.split(" "))).hear(levels.getReadOnlyProperty());
    }

    /** Empty, or what is wrong with the levels that were wanted last. */
    public ReadOnlyStringProperty levelsNoticeProperty() {
        return levelsNotice.getReadOnlyProperty();
    }

    /** Takes other levels if they make a comparison; else leaves them as they are and says why. */
    public void setLevels(List<String> wanted) {
        try {
            new Comparison(settings().toConfig(), factor.get(), wanted).runs();
        } catch (InvalidInputException e) {
            levelsNotice.set(e.getMessage());
            return;
        }
        levelsNotice.set("");
        levelsOf.put(factor.get(), List.copyOf(wanted));
        levels.set(List.copyOf(wanted));
    }

    /** Takes levels of numbers as they are typed, with commas, blanks or semicolons between them. */
    public void enterLevels(String text) {
        try {
            setLevels(NumberText.list(text, factor.get().isWhole()));
        } catch (InvalidInputException e) {
            levelsNotice.set(e.getMessage());
        }
    }

    private void changeFactor(VariedFactor old, VariedFactor now) {
        if (now.needsPadding()) {
            // Dimensions and level of the columns that have padding are the settings'.
            settings().padding.set(Padding.Kind.GAUSSIAN);
        } else if (old.needsPadding()) {
            settings().padding.set(Padding.Kind.NONE);
        }
        settings().seed.setApplies(now != VariedFactor.SEED, "The columns differ in the seed.");
        levelsNotice.set("");
        levels.set(levelsOf.getOrDefault(now, now.defaults()));
    }

    /** Takes back what was said of levels that could not be used. */
    void forgetRefusedLevels() {
        levelsNotice.set("");
    }

    /** Takes over a comparison. */
    public void take(Comparison comparison) {
        TrainingConfig base = comparison.base();
        levelsOf.put(comparison.factor(), comparison.levels());
        // First: another factor asks for another padding than the one before, and the comparison may have its own.
        factor.set(comparison.factor());
        settings().choose(comparison.factor().needsPadding() && base.padding().kind() != Padding.Kind.GAUSSIAN
                ? base.withPadding(Padding.gaussian(Math.max(2, base.padding().dimensions()))) : base, shelf().card(base.dataset()));
        levels.set(comparison.levels());
        levelsNotice.set("");
    }

    /** What the settings describe. */
    public Comparison comparison() {
        return new Comparison(settings().toConfig(), factor.get(), levels.get());
    }

    @Override
    public void beginRuns(List<ColumnModel> columns) {
        // Beside the deepest flow the slider has a stop for each coupling; the others follow by their shares.
        lens().couplingsProperty().set(columns.stream().mapToInt(column -> column.config().flow().couplings()).max().orElse(1));
        lens().familyProperty().set(columns.stream().map(column -> column.config().flow().family())
                .reduce((one, other) -> one.couples() ? other : one).orElse(FlowFamily.COUPLINGS));
        super.beginRuns(columns);
    }
}
