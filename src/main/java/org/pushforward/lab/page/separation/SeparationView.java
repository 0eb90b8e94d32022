package org.pushforward.lab.page.separation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.instrument.separation.SeparationReading;
import org.pushforward.instrument.separation.SeparationReading.Sizes;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;
import org.pushforward.theory.separation.Part;

/** What there is to see of a part in words, its numbers, and two charts side by side. */
final class SeparationView {

    private static final Content EMPTY = new Content("", "", "", List.of(), List.of());
    private static final String FEWEST = "gap, fewest modes, nats";
    private static final String MOST = "gap, most modes, nats";

    private final SeparationModel model;
    private final DecadeChart left = new DecadeChart("", "", "");
    private final DecadeChart right = new DecadeChart("", "", "");
    private final RedrawScheduler redraws = new RedrawScheduler(40_000_000);
    private final SegmentedButton parts;
    private final Key nextKey;
    private final Key previousKey;
    private final Key runKey;

    SeparationView(SeparationModel model, SeparationController controller) {
        this.model = model;
        parts = ChoiceField.segments(model.part);
        nextKey = Key.of(KeyCode.RIGHT, "the next part of the argument", () -> turn(1));
        previousKey = Key.of(KeyCode.LEFT, "the part before", () -> turn(-1));
        runKey = Key.of(KeyCode.R, "make the sweep of the Depth part, or cancel it", () -> {
            if (model.part.get() == Part.DEPTH) {
                controller.runOrCancel();
            }
        });
    }

    private void turn(int by) {
        Part[] all = Part.values();
        model.part.set(all[Math.max(0, Math.min(all.length - 1, model.part.get().ordinal() + by))]);
    }

    List<Key> keys() {
        return List.of(nextKey, previousKey, runKey);
    }

    void focusFirst() {
        parts.getButtons().get(model.part.get().ordinal()).requestFocus();
    }

    void setTheme(Theme theme) {
        left.setTheme(theme, 1);
        right.setTheme(theme, 1);
    }

    Region buildTransport() {
        Button run = runKey.button(new Button(), "Makes the sweep that the settings name, in a folder that you name; or ends it");
        run.setId("run-depth");
        Nodes.toggling(run, model.shareProperty().map(share -> model.isSweeping()), "Run…", "fth-play", "Cancel", "fth-x");
        Region running = Nodes.collapsing(Nodes.kept(run));
        running.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.part.get() == Part.DEPTH || model.isSweeping(),
                model.part.valueProperty(), model.shareProperty()));
        ProgressBar bar = new ProgressBar(0);
        bar.progressProperty().bind(Bindings.max(0, model.shareProperty()));
        bar.getStyleClass().add("sweep-progress");
        bar.setAccessibleText("Progress of the sweep");
        bar.visibleProperty().bind(model.shareProperty().greaterThanOrEqualTo(0));
        FoldingRow row = new FoldingRow("transport", parts);
        row.getChildren().addAll(Nodes.space(), Nodes.collapsing(bar), running);
        row.gatherButtons();
        return row;
    }

    Region build() {
        GridPane charts = new GridPane();
        charts.getStyleClass().add("page-charts");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            charts.getColumnConstraints().add(half);
        }
        RowConstraints only = new RowConstraints();
        only.setPercentHeight(100);
        charts.getRowConstraints().add(only);
        charts.add(new ChartView(left, redraws), 0, 0);
        charts.add(new ChartView(right, redraws), 1, 0);
        charts.setMinSize(0, 0);
        AlignedCharts.row(List.of(left, right));
        VBox column = new VBox(words(), distances(), codebooks(), counting(), generator(), lipschitz(), depth(), Nodes.rising(charts));
        column.getStyleClass().add("train-page");
        InvalidationListener refresh = observable -> refreshCharts();
        model.readingProperty().addListener(refresh);
        model.runsProperty().addListener(refresh);
        model.part.valueProperty().addListener(refresh);
        refreshCharts();
        return column;
    }

    private void refreshCharts() {
        if (model.part.get() == Part.DEPTH) {
            DepthRuns runs = model.runsProperty().get();
            left.show(runs == null ? EMPTY : runs.depth());
            right.show(runs == null ? EMPTY : runs.perMode());
            return;
        }
        SeparationReading reading = model.readingProperty().get();
        if (reading == null || reading.isRefused()) {
            left.show(EMPTY);
            right.show(EMPTY);
        } else if (reading.request().part() == model.part.get()) {
            left.show(reading.left());
            right.show(reading.right());
        }
    }

    private Region words() {
        Label words = Nodes.growing(Nodes.sentences("", "verdict-words"));
        words.setId("separation-words");
        words.setMinHeight(Region.USE_PREF_SIZE);
        Nodes.bind(words, Bindings.createStringBinding(() -> {
            if (model.part.get() == Part.DEPTH) {
                DepthRuns runs = model.runsProperty().get();
                return runs == null ? "" : runs.words();
            }
            SeparationReading reading = model.readingProperty().get();
            return reading == null ? "" : reading.isRefused() ? reading.refusal() : reading.words();
        }, model.readingProperty(), model.runsProperty(), model.part.valueProperty()));
        return Nodes.column("page-words", words);
    }

    /** A number of a part: what it is called, and how it follows from what was measured. */
    private record Number(String name, String help, boolean sampled, Function<SeparationReading, Estimate> value) {

        static Number exact(String name, String help, Function<Summary, String> value) {
            return new Number(name, help, false, reading -> Estimate.exact(value.apply(reading.summary())));
        }

        static Number counted(String name, String help, ToDoubleFunction<Sizes> value) {
            return new Number(name, help, false, reading -> Estimate.exact(Numbers.brief(value.applyAsDouble(reading.sizes()))));
        }

        static Number sampled(String name, String help, Function<Summary, Estimate> value) {
            return new Number(name, help, true, reading -> value.apply(reading.summary()));
        }
    }

    /** Numbers of one part; a refusal leaves none. */
    private Region figures(Part part, Number... numbers) {
        FigureView[] figures = Arrays.stream(numbers).map(number -> number.sampled ? FigureView.sampled(number.name, number.help)
                : new FigureView(number.name, number.help)).toArray(FigureView[]::new);
        model.readingProperty().addListener((property, old, reading) -> {
            for (int i = 0; i < numbers.length; i++) {
                if (reading.isRefused() || reading.request().part() == part) {
                    figures[i].show(numbers[i].name, reading.isRefused() ? Estimate.NONE : numbers[i].value.apply(reading));
                }
            }
        });
        return row(part, figures);
    }

    private Region row(Part part, FigureView... figures) {
        FigureRow row = new FigureRow(() -> part.title() + ", " + model.statusProperty().getValue(), figures);
        row.getStyleClass().add("page-figures");
        row.visibleProperty().bind(model.part.valueProperty().isEqualTo(part));
        return Nodes.collapsing(row);
    }

    private Region distances() {
        return figures(Part.DISTANCES,
                Number.sampled("mean distance, drawn", "Of fresh pairs of points on the unit sphere, with its standard error",
                        now -> Estimate.of(now.meanDistance(), now.standardError())),
                Number.exact("mean distance, exact", "2^(d−1) Γ(d/2)² / (√π Γ(d − 1/2)), in radii",
                        now -> Numbers.fixed(now.exactMeanDistance(), 5)),
                Number.exact("standard errors apart", "How far the drawn mean is from the exact one", now -> Numbers.fixed(now.deviations(), 1)));
    }

    private Region codebooks() {
        return figures(Part.CODEBOOKS,
                Number.exact("matched, least", "The least matched distance of two of the mixtures, in radii",
                        now -> Numbers.brief(now.matchedMin())),
                Number.exact("matched, mean", "Mean of the matched distances, in radii", now -> Numbers.brief(now.matchedMean())),
                Number.exact("W₁, at least", "What W₁ between any two of the mixtures is at least, in radii",
                        now -> Numbers.brief(now.w1Least())),
                Number.sampled("W₁, samples", "W₁ of samples of the two nearest mixtures by exact assignment, mean of several pairs of samples, in "
                        + "radii: too large on average, by at most twice that of samples of one mixture",
                        now -> Estimate.of(now.w1Samples(), now.w1SamplesError())),
                Number.sampled("W₁, one mixture", "The same of two samples of one mixture: below it samples tell nothing apart",
                        now -> Estimate.of(now.w1SameLaw(), now.w1SameLawError())),
                Number.exact("log₂ sets", "Guaranteed number of sets of means that share half of them at most, as a power of two",
                        now -> Numbers.fixed(now.log2Sets(), 1)),
                Number.exact("log₂ words", "Guaranteed number of words that differ in half of their places or more (Gilbert, Varshamov), as a power "
                        + "of two: the order of the means counts", now -> Numbers.fixed(now.log2Codebook(), 1)));
    }

    private Region counting() {
        return figures(Part.COUNTING,
                Number.counted("log |family|", "Natural logarithm of how many mixtures are sure to be far from each other", Sizes::logFamily),
                Number.counted("log |net|", "L p log(Lip^L / ε), natural logarithm, up to constants", Sizes::logNet),
                Number.counted("L at the crossing", "Where both are as large: the order of the least number of maps", Sizes::crossing),
                Number.counted("missed by, radii", "How far (W₁) some mixture is at least from every flow of fewer maps; 0 where the counting says "
                        + "nothing", Sizes::missedBy));
    }

    private Region generator() {
        return figures(Part.GENERATOR,
                Number.sampled("KL, nats", "KL(mixture || generator), by points of the mixture and the generator's exact density",
                        now -> Estimate.of(now.kl(), now.klError())),
                Number.exact("KL at most, nats", "−mean of log(k pᵢ), with pᵢ the mass of a plateau", now -> Numbers.brief(now.klBound())),
                Number.exact("W₁ at most, radii", "Half of each step times the mass of its ramp: on a ramp a point is at most so far from its mean",
                        now -> Numbers.brief(now.generatorW1Bound())),
                Number.exact("mass of the ramps", "Share of the latent number that lies on a ramp between two means",
                        now -> Numbers.brief(now.rampMass())));
    }

    private Region lipschitz() {
        return figures(Part.LIPSCHITZ, Number.sampled("KL at least, nats",
                "What KL(mixture || flow) is at least for a flow that stretches by C at most, with the standard error of its sample",
                now -> Estimate.of(now.filamentPrice(), now.filamentPriceError())));
    }

    private Region depth() {
        FigureView runs = new FigureView("runs of this width", "Every one of them is a point of the first chart");
        FigureView diverged = new FigureView("diverged", "Runs that stopped at their last good step");
        FigureView easiest = FigureView.sampled(FEWEST, "Median gap over seeds of the deepest flows at the least number of modes k");
        FigureView hardest = FigureView.sampled(MOST, "Median gap over seeds of the deepest flows at the largest number of modes k");
        model.runsProperty().addListener((property, old, now) -> {
            runs.show("runs of this width", now == null ? Estimate.NONE.value() : Numbers.count(now.runs()));
            diverged.show("diverged", now == null ? Estimate.NONE.value() : Numbers.count(now.diverged()));
            easiest.show(FEWEST, now == null ? Estimate.NONE : now.easiest());
            hardest.show(MOST, now == null ? Estimate.NONE : now.hardest());
        });
        return row(Part.DEPTH, runs, diverged, easiest, hardest);
    }
}
