package org.pushforward.lab.page.augmented;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.instrument.constructed.Construction;
import org.pushforward.instrument.constructed.ConstructionReading;
import org.pushforward.instrument.constructed.ConstructionRequest;
import org.pushforward.instrument.constructed.Family;
import org.pushforward.instrument.constructed.MeasuredRows;
import org.pushforward.instrument.constructed.MeasuredRows.Study;
import org.pushforward.instrument.constructed.StageFrame;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.product.StepModel;
import org.pushforward.lab.session.Cells;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;

/** What the page shows. Knows no node; changed on the JavaFX thread. */
final class AugmentedModel {

    /** No work goes on. */
    static final double AT_REST = -1;
    /** To what the curves will do. */
    static final List<String> ANSWERS = List.of("fall", "stay", "grow");

    /** Which curves stand at the right. */
    enum Curves {
        GAP("κ and gap"), DISTANCE("σ min and W₂"), FAMILIES("all measured"), PRICES("bits and nats");

        private final String title;

        Curves(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** The couplings of constant padding. */
    enum Scratch {
        TWO(2, "two, data in the second block"), FOUR(4, "four, data back in the first");

        private final int couplings;
        private final String title;

        Scratch(int couplings, String title) {
            this.couplings = couplings;
            this.title = title;
        }
    }

    final ChoiceSetting<Construction> construction = new ChoiceSetting<>("Construction", "Which couplings make the distribution or the map.",
            List.of(Construction.values()), Construction::title, Effect.NONE, Construction.TWO);
    final ChoiceSetting<PaddedTarget> target = new ChoiceSetting<>("Target", "The distribution that the couplings make of N(0, I).",
            List.of(PaddedTarget.values()), PaddedTarget::title, Effect.NONE, PaddedTarget.SQRT5);
    final NumberSetting sigma = NumberSetting.real("Noise σ", "Of the padding.", .001, 2, Setting.Scale.LOGARITHMIC, Effect.NONE, .2);
    final NumberSetting velocity = NumberSetting.real("Velocities σ", "Standard deviation of the velocities about those of the path.", .05, 2,
            Setting.Scale.LOGARITHMIC, Effect.NONE, 1);
    final NumberSetting steps = NumberSetting.whole("Steps K", "Momentum steps, or steps of the splitting.", 1, 64, Setting.Scale.LOGARITHMIC,
            Effect.NONE, 8);
    final ChoiceSetting<Scratch> scratch = new ChoiceSetting<>("Couplings", "Additive couplings on data and constant padding.",
            List.of(Scratch.values()), choice -> choice.title, Effect.NONE, Scratch.FOUR);
    final ChoiceSetting<PlaneMap> map = new ChoiceSetting<>("Map", "A map of the plane: where the flow of a field takes each point in time 1.",
            List.of(PlaneMap.values()),
            PlaneMap::title, Effect.NONE, PlaneMap.CUBIC);
    final ChoiceSetting<Scheme> scheme = new ChoiceSetting<>("Scheme", "How the flow of a sum of fields is put together from the flows of its parts.",
            List.of(Scheme.values()),
            Scheme::title, Effect.NONE, Scheme.STRANG);
    final ChoiceSetting<Curves> curves = new ChoiceSetting<>("Curves", "Which curves are shown.", List.of(Curves.values()), Curves::title,
            Effect.NONE, Curves.GAP);
    private final StepModel progress = new StepModel();
    private final Notice notice = new Notice();
    private final ReadOnlyObjectWrapper<ConstructionReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadOnlyObjectWrapper<StageFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<MeasuredRows> rows = new ReadOnlyObjectWrapper<>(this, "rows");
    private final Map<Study, MeasuredRows> measured = new LinkedHashMap<>();
    private final ObjectProperty<List<Family>> others = new SimpleObjectProperty<>(this, "others", List.of());
    private final Supplier<Optional<Family>> trained;
    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", AT_REST);
    /** What was said of each construction before its curves were seen. */
    private final ObjectProperty<Map<Construction, String>> predictions = new SimpleObjectProperty<>(this, "predictions", Map.of());
    private final StringBinding status = Bindings.createStringBinding(this::statusWords, reading, progress.positionProperty(), share);

    /** @param trained the run of the person's own, as it stands; asked whenever the families are drawn */
    AugmentedModel(Supplier<Optional<Family>> trained) {
        this.trained = trained;
    }

    Cells cells() {
        return new Cells().add("construction", construction).add("target", target).add("sigma", sigma).add("velocity", velocity).add("steps", steps)
                .add("scratch", scratch).add("map", map).add("scheme", scheme).add("curves", curves);
    }

    /** Where one stands, and what was said: to have answered is nothing that is undone. */
    Cells views() {
        return progress.cells().add("predictions", predictions, AugmentedModel::written, AugmentedModel::read);
    }

    private static String written(Map<Construction, String> said) {
        return said.entrySet().stream().map(each -> each.getKey().name() + " " + each.getValue()).collect(Collectors.joining("\n"));
    }

    /** What is no construction or no answer is left out. */
    private static Map<Construction, String> read(String text) {
        Map<Construction, String> said = new LinkedHashMap<>();
        for (Construction each : Construction.values()) {
            text.lines().filter(line -> line.startsWith(each.name() + " ")).map(line -> line.substring(each.name().length() + 1))
                    .filter(ANSWERS::contains).findFirst().ifPresent(answer -> said.put(each, answer));
        }
        return said;
    }

    /** Takes all settings of a construction with padding. */
    void choose(PaddedSpec spec) {
        target.set(spec.target());
        construction.set(Arrays.stream(Construction.values()).filter(each -> each.variant() == spec.variant()).findFirst().orElseThrow());
        switch (spec.variant()) {
            case KINETIC -> {
                velocity.admit(spec.sigma());
                steps.admit(spec.couplings());
            }
            case SCRATCH -> {
                sigma.admit(spec.sigma());
                scratch.set(spec.couplings() == 2 ? Scratch.TWO : Scratch.FOUR);
            }
            case TWO -> sigma.admit(spec.sigma());
        }
    }

    StepModel progress() {
        return progress;
    }

    Notice notice() {
        return notice;
    }

    ConstructionRequest request() {
        int couplings = switch (construction.get()) {
            case TWO -> 2;
            case SCRATCH -> scratch.get().couplings;
            default -> steps.getInt();
        };
        double noise = (construction.get() == Construction.KINETIC ? velocity : sigma).get();
        return new ConstructionRequest(construction.get(), target.get(), noise, couplings, map.get(), scheme.get(), steps.getInt());
    }

    /** The command that measures the rows behind the curves. */
    CommandText rowsCommand() {
        Study study = Study.of(request());
        return study.request().isPadded() ? CommandText.padded(target.get(), construction.get().variant(), study.sigmas(), study.couplings())
                : CommandText.splitting(map.get(), scheme.get(), study.steps());
    }

    /** The command that writes the points of the very construction in the picture. */
    CommandText pictureCommand() {
        ConstructionRequest now = request();
        return now.isPadded() ? CommandText.padded(now.target(), now.construction().variant(), List.of(now.sigma()), List.of(now.couplings()))
                : CommandText.splitting(now.map(), now.scheme(), List.of(now.steps()));
    }

    ReadOnlyObjectProperty<ConstructionReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<StageFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Null while there are none for what is chosen. */
    ReadOnlyObjectProperty<MeasuredRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Of the measurement that goes on, from 0 to 1; negative at rest. */
    DoubleProperty shareProperty() {
        return share;
    }

    boolean isMeasuring() {
        return share.get() >= 0;
    }

    ObjectProperty<Map<Construction, String>> predictionsProperty() {
        return predictions;
    }

    void predict(String answer) {
        Map<Construction, String> all = new LinkedHashMap<>(predictions.get());
        all.put(construction.get(), answer);
        predictions.set(all);
    }

    void show(ConstructionReading newReading) {
        if (newReading.request().equals(request())) {
            reading.set(newReading);
            progress.setCount(newReading.couplings());
        }
    }

    void show(StageFrame newFrame) {
        frame.set(newFrame);
    }

    /** Takes rows that were measured; those of what is chosen are shown. */
    void take(MeasuredRows newRows) {
        measured.put(newRows.study(), newRows);
        refreshRows();
    }

    /** @return whether there are rows for what is chosen */
    boolean refreshRows() {
        rows.set(measured.get(Study.of(request())));
        return rows.get() != null;
    }

    /** Families without padding, once they are measured; empty before. */
    ObjectProperty<List<Family>> othersProperty() {
        return others;
    }

    /** All that was measured since the page was opened, and the run on Train if there is one. */
    List<Family> families() {
        List<Family> families = new ArrayList<>();
        measured.values().stream().filter(each -> !each.padded().isEmpty()).forEach(each -> families.add(each.family()));
        families.addAll(others.get());
        trained.get().ifPresent(families::add);
        return families;
    }

    ObservableValue<String> statusProperty() {
        return status;
    }

    private String statusWords() {
        if (isMeasuring()) {
            return String.format(Locale.ROOT, "Measuring the curves, %.0f %%", 100 * share.get());
        }
        ConstructionReading now = reading.get();
        return now == null ? "Making the couplings" : !now.refusal().isEmpty() ? now.refusal()
                : (int) Math.floor(progress.getPosition()) + " of " + progress.getCount() + " couplings have acted";
    }
}
