package org.pushforward.lab.page.universal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.run.TargetSource;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.instrument.universal.CouplingsReading;
import org.pushforward.instrument.universal.CouplingsRequest;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.instrument.universal.CurvesReading;
import org.pushforward.instrument.universal.CurvesRequest;
import org.pushforward.instrument.universal.TargetChoice;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Edits;
import org.pushforward.live.DatasetCard;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Target.Ink;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;
import org.pushforward.train.TrainingConfig;

/** What the page of few couplings shows. Knows no node; changed on the JavaFX thread. */
final class CouplingsModel {

    static final double LEAST_EPSILON = 0.003;
    static final double MOST_EPSILON = 0.4;
    static final int MOST_ZOOM = 16;

    /** Each of the 256 rows of the program's picture is a band then. */
    private static final double FIRST_EPSILON = 0.0078125;
    private static final double PROBE_REACH = 5;
    private static final String FIRST_DATA = "annulus";

    /** What is painted. */
    enum Kind {
        PICTURE("Picture"), DATA("Data"), PAINTED("By hand");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** What stands in the second chart. */
    enum Side {
        LIKELIHOOD("Likelihood"), BITS("Bits"), LEARNED("Learned");

        private final String title;

        Side(String title) {
            this.title = title;
        }
    }

    /** What a person expects of the condition number while epsilon falls. */
    enum Guess {
        NONE("not asked", 2), GROWS("κ grows", 1), STAYS("κ stays", 0), FALLS("κ falls", -1), PASSED("passed", 2);

        final String words;
        final int trend;

        Guess(String words, int trend) {
            this.words = words;
            this.trend = trend;
        }
    }

    final ChoiceSetting<Kind> kind = new ChoiceSetting<>("Target", "What the Gaussian is transported to.", List.of(Kind.values()), k -> k.title,
            Effect.NONE, Kind.PICTURE);
    final ChoiceSetting<Variant> variant = new ChoiceSetting<>("Couplings", "How many, and how they write their digits.", List.of(Variant.values()),
            Variant::title, Effect.NONE, Variant.TWO);
    final ChoiceSetting<Price> price = new ChoiceSetting<>("Squeezed",
            "Of three couplings with a slot for each cell: whether both coordinates stay squeezed, or one is given back its size.",
            List.of(Price.values()), Price::title, Effect.NONE, Price.BOTH);
    final ChoiceSetting<Ink> ink = new ChoiceSetting<>("Mass",
            "Whether the light or the dark parts of the picture have the points.", List.of(Ink.values()),
            i -> i == Ink.LIGHT ? "Light" : "Dark", Effect.NONE, Ink.LIGHT);
    final ChoiceSetting<Side> side = new ChoiceSetting<>("Chart", "What the second chart shows.", List.of(Side.values()), s -> s.title, Effect.NONE,
            Side.LIKELIHOOD);
    final NumberSetting epsilon = NumberSetting.real("Epsilon", "Width of a band, in units of the target (of points of a file "
            + "in standard units), or 1 over the number of cells.",
            LEAST_EPSILON, MOST_EPSILON, Scale.LOGARITHMIC, Effect.NONE, FIRST_EPSILON);
    final NumberSetting bits = NumberSetting.whole("Bits", "Every number is rounded to so many: 52 is double, 23 is float.",
            RoundOff.LEAST_BITS, RoundOff.DOUBLE_BITS, Scale.LINEAR, Effect.NONE, RoundOff.DOUBLE_BITS);
    final NumberSetting seed = NumberSetting.seed("Of the points.");
    final NumberSetting probe1 = NumberSetting.real("Probe x₁", "First coordinate of the noise that is followed.", -PROBE_REACH, PROBE_REACH,
            Scale.NO_SLIDER, Effect.NONE, 0.5);
    final NumberSetting probe2 = NumberSetting.real("Probe x₂", "Second coordinate of the noise that is followed.", -PROBE_REACH, PROBE_REACH,
            Scale.NO_SLIDER, Effect.NONE, -0.3);
    final NumberSetting zoom = NumberSetting.whole("Zoom", "The number line is magnified by 10 to this, about the followed point.", 0,
            MOST_ZOOM, Scale.LINEAR, Effect.NONE, 1);
    final ChoiceSetting<Integer> line = new ChoiceSetting<>("Number line", "Of the coordinate that the first or the second coupling writes.",
            List.of(0, 1), i -> i == 0 ? "y" : "a", Effect.NONE, 0);
    final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    final ObjectProperty<Guess> guess = new SimpleObjectProperty<>(this, "guess", Guess.NONE);
    /** Null for the picture that comes with the program. */
    final ObjectProperty<Path> picture = new SimpleObjectProperty<>(this, "picture");
    final ObjectProperty<List<double[]>> painted = new SimpleObjectProperty<>(this, "painted", List.of());
    final ObjectProperty<Progress> learned = new SimpleObjectProperty<>(this, "learned", Progress.NONE);
    final BooleanProperty learning = new SimpleBooleanProperty(this, "learning");
    private final DatasetShelf shelf;
    private final TrainSettings data;
    private final ReadOnlyObjectWrapper<CouplingsReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadOnlyObjectWrapper<CurvesReading> curves = new ReadOnlyObjectWrapper<>(this, "curves");
    private final Notice notice = new Notice();
    private final ObservableValue<String> status = Bindings.createStringBinding(this::statusWords, reading, curves, learned, learning);

    CouplingsModel(DatasetShelf shelf) {
        this.shelf = shelf;
        DatasetCard card = shelf.find(FIRST_DATA).orElseThrow();
        data = new TrainSettings(TrainingConfig.defaults().withDataset(card.preset()), card, false);
    }

    DatasetShelf shelf() {
        return shelf;
    }

    /** Of which the dataset alone is used, with the noise and modes that it comes with. */
    TrainSettings data() {
        return data;
    }

    Cells cells() {
        Cells cells = new Cells().add("target", kind).add("variant", variant).add("price", price).add("ink", ink).add("epsilon", epsilon)
                .add("bits", bits).add("seed", seed).add("probe1", probe1).add("probe2", probe2);
        cells.add("data", () -> data.datasetProperty().get(), data::choose, DatasetCard::title, CouplingsModel::written, this::card)
                .hear(data.datasetProperty());
        cells.add("picture", picture::get, picture::set, path -> String.valueOf(path.getFileName()), Path::toString, CouplingsModel::file)
                .hear(picture);
        cells.add("painted", painted, points -> points.size() + " points", CouplingsModel::written, CouplingsModel::read);
        // Behind the data, which forget them when they are set.
        return cells.addResult("learned", "the trained flows", this::keptFlows, learned::set, () -> KeptFlows.text(learned.get()), KeptFlows::read);
    }

    /** Flows that were trained are an edit. */
    void tell(Edits edits) {
        learning.addListener(observable -> {
            if (keptFlows() != Progress.NONE) {
                edits.changed("trained flows");
            }
        });
    }

    private Progress keptFlows() {
        return learning.get() || learned.get().flows().isEmpty() ? Progress.NONE : learned.get();
    }

    Cells views() {
        return new Cells().add("zoom", zoom).add("line", line).add("side", side).add("guess", guess, Guess::valueOf);
    }

    /** The name, and for a table that is read in a way of its own that way: its header and its columns, each on a line. */
    private static String written(DatasetCard card) {
        TableChoice table = card.preset().table();
        return table.equals(TableChoice.DEFAULT) ? card.name() : card.name() + "\n" + table.header() + "\n" + table.typed();
    }

    /** The card of what was written; its name alone in sessions of earlier releases. */
    private DatasetCard card(String text) {
        String[] lines = text.split("\n", 3);
        if (lines.length < 3) {
            return shelf.find(lines[0]).orElseGet(() -> shelf.card(new DatasetSpec(lines[0], 0, 0, 0, 0)));
        }
        TableChoice.Header header = TableChoice.Header.valueOf(lines[1]);
        return shelf.card(new DatasetSpec(lines[0], 0, 0, 0, 0,
                new TableChoice(lines[2].isEmpty() ? List.of() : TableChoice.columns(lines[2]), header)));
    }

    /** A path that has no name is none of a picture. */
    private static Path file(String text) {
        Path path = Path.of(text);
        return path.getFileName() == null || text.isEmpty() ? null : path;
    }

    private static String written(List<double[]> points) {
        return points.stream().map(point -> String.format(Locale.ROOT, "%.4f,%.4f", point[0], point[1])).collect(Collectors.joining(";"));
    }

    private static List<double[]> read(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(";")).map(point -> {
            String[] parts = point.split(",");
            InvalidInputException.require(parts.length == 2, "a painted point has two numbers");
            return new double[] {Cells.finite(parts[0]), Cells.finite(parts[1])};
        }).toList();
    }

    /** Takes all settings of an exhibit. */
    void choose(Exhibit.FewCouplings exhibit) {
        if (exhibit.isPicture()) {
            picture.set(null);
            ink.set(Ink.LIGHT);
        } else {
            data.choose(shelf.card(exhibit.dataset()));
        }
        kind.set(exhibit.isPicture() ? Kind.PICTURE : Kind.DATA);
        variant.set(exhibit.spec().variant());
        price.set(exhibit.spec().price());
        epsilon.admit(exhibit.spec().epsilon());
        bits.set(exhibit.bits());
        seed.set(exhibit.seed());
    }

    /** Adds a point that a hand has painted, in the digits in which it is written down; past the edge of what is painted on there is none. */
    void paint(double x, double y) {
        if (TargetChoice.Painted.WINDOW.contains(x, y)) {
            List<double[]> more = new ArrayList<>(painted.get());
            more.add(new double[] {rounded(x, 1e4), rounded(y, 1e4)});
            painted.set(List.copyOf(more));
        }
    }

    /** Puts the probe at a point of noise, in digits that a person would type. */
    void probe(double x, double y) {
        probe1.set(rounded(x, 100));
        probe2.set(rounded(y, 100));
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts;
    }

    TargetChoice target() {
        return switch (kind.get()) {
            case PICTURE -> new TargetChoice.Image(picture.get(), ink.get());
            case DATA -> new TargetChoice.Data(data.datasetProperty().get().preset());
            case PAINTED -> {
                double[] values = painted.get().stream().flatMapToDouble(Arrays::stream).toArray();
                yield new TargetChoice.Painted(new Points(values.length / 2, 2, values));
            }
        };
    }

    /** What the target is read from; empty where that is no file. */
    Optional<Path> targetFile() {
        return switch (kind.get()) {
            case PICTURE -> Optional.ofNullable(picture.get());
            case DATA -> RunData.file(data.datasetProperty().get().preset());
            case PAINTED -> Optional.empty();
        };
    }

    /** As a command calls it. */
    String pictureName() {
        return picture.get() == null ? TargetSource.PLANET : picture.get().toString();
    }

    ConstructionSpec spec() {
        return ConstructionSpec.of(variant.get(), epsilon.get()).withPrice(price.get());
    }

    CouplingsRequest request(Look look) {
        return new CouplingsRequest(target(), spec(), bits.getInt(), seed.getLong(), probe1.get(), probe2.get(), look);
    }

    CurvesRequest curvesRequest() {
        return new CurvesRequest(target(), variant.get(), price.get(), seed.getLong());
    }

    /** Null until the first. */
    ReadOnlyObjectProperty<CouplingsReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    void show(CouplingsReading newReading) {
        reading.set(newReading);
    }

    /** Null until the first. */
    ReadOnlyObjectProperty<CurvesReading> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    void show(CurvesReading newCurves) {
        if (newCurves.request().equals(curvesRequest())) {
            curves.set(newCurves);
        }
    }

    Notice notice() {
        return notice;
    }

    ObservableValue<String> statusProperty() {
        return status;
    }

    /** What is above the pictures. */
    String words() {
        CouplingsReading now = reading.get();
        if (now != null && now.isRefused()) {
            return kind.get() == Kind.PAINTED && painted.get().size() < Target.LEAST_POINTS
                    ? "Paint with the mouse on the last picture: " + Target.LEAST_POINTS + " points or more become the target." : now.refusal();
        }
        String verdict = curves.get() == null ? "" : curves.get().refusal().isEmpty() ? curves.get().verdict() : curves.get().refusal();
        if (guess.get() == Guess.NONE || verdict.isEmpty()) {
            String what = variant.get().couplings() == 2 ? "Two affine couplings, written down and not learned, carry a Gaussian to the target"
                    : "Three affine couplings, written down and not learned, carry a Gaussian to the target";
            return what + ": one coordinate takes the other one into its low-order digits. The smaller ε, the nearer.";
        }
        return answer() + verdict;
    }

    private String answer() {
        if (guess.get() == Guess.PASSED || curves.get() == null || !curves.get().isDone()) {
            return "";
        }
        int trend = curves.get().kappaTrend();
        String found = trend > 0 ? "κ grows" : trend < 0 ? "κ falls" : "κ stays";
        return guess.get().trend == trend ? "As you said, " + found + " with these couplings. "
                : "You said that " + guess.get().words + "; with these couplings " + found + ". ";
    }

    /** What is measured at the present epsilon, in words that a command's row can be compared with. */
    static String at(CouplingsReading reading) {
        return "at " + Numbers.count(reading.numbers().points()) + " points, seed " + reading.request().seed();
    }

    private String statusWords() {
        if (learning.get()) {
            return "Training flows of two and three couplings: " + learned.get().flows().size() + " of " + LearnedCouplings.COUNT + " done";
        }
        CouplingsReading now = reading.get();
        if (now == null) {
            return "Writing down the couplings";
        }
        if (now.isRefused()) {
            return now.refusal();
        }
        String what = OneLine.capital(now.request().spec().variant().phrase()) + ", ε = " + epsilon.text(now.request().spec().epsilon()) + ", "
                + at(now);
        return curves.get() == null || curves.get().isDone() ? what
                : what + " · curves: " + curves.get().rows().size() + " of " + curves.get().total();
    }

    /** The dataset to be learned. @throws InvalidInputException if the target is none */
    DatasetSpec dataset() {
        InvalidInputException.require(kind.get() == Kind.DATA, "flows are trained on data: choose Data as the target");
        return data.datasetProperty().get().preset();
    }
}
