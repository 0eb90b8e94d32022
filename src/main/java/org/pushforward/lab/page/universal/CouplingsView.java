package org.pushforward.lab.page.universal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.NumberLineChart;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.data.Points;
import org.pushforward.instrument.universal.CouplingsReading;
import org.pushforward.instrument.universal.CouplingsReading.DigitLine;
import org.pushforward.instrument.universal.CouplingsReading.Panel;
import org.pushforward.instrument.universal.CouplingsReading.Rounded;
import org.pushforward.instrument.universal.CouplingsReading.Step;
import org.pushforward.instrument.universal.TargetChoice;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChartPair;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.page.universal.CouplingsModel.Guess;
import org.pushforward.lab.page.universal.CouplingsModel.Kind;
import org.pushforward.lab.page.universal.CouplingsModel.Side;
import org.pushforward.lab.run.ProbeRing;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;

/** The stages side by side, numbers below, then the number line with the followed point, and the curves. */
final class CouplingsView {

    private static final int STAGES = 4;
    private static final double GAP = 8;
    /** Pixels of a picture of nothing. */
    private static final int LEAST_SIDE = 64;
    private static final double KEYBOARD_STEP = 0.02;
    /** Of the height, for the pictures. */
    private static final double PICTURES = 52;

    private final CouplingsModel model;
    private final CouplingsController controller;
    private final CouplingsCharts charts = new CouplingsCharts();
    private final NumberLineChart line = new NumberLineChart();
    /** The charts follow a hand. */
    private final RedrawScheduler redraws = new RedrawScheduler(40_000_000);
    private final List<Tile> tiles = new ArrayList<>();
    private final GridPane grid = new GridPane();
    private final ChartPair pair;
    private final Button play = new Button();
    private Theme theme = Theme.LIGHT;
    private final Key playKey;
    private final Key zoomKey;
    private final Key backKey;
    private final Key learnKey;
    private final List<Key> keys;

    /** A picture of a stage, with its title and the followed point. */
    private static final class Tile {

        private final Label title = Nodes.cut("", "picture-title");
        private Panel panel;
        private List<double[]> painted = List.of();
        private final PixelView view = new PixelView(this::figure);
        private final PaintedDots dots = new PaintedDots(view);
        private final ProbeRing ring = new ProbeRing(view);

        Tile() {
            view.overlay().getChildren().addAll(dots, ring);
        }

        private PictureFigure figure() {
            List<PictureFigure.Entry> key = painted.isEmpty() ? List.of() : List.of(PictureFigure.Entry.PAINTED);
            if (panel != null) {
                return PictureFigure.plane(panel.title(), panel.across(), panel.up(), null, key);
            }
            return painted.isEmpty() ? PictureFigure.plain("No picture yet")
                    : PictureFigure.plane("Points painted by hand", "first coordinate, " + Target.OWN, "second coordinate, " + Target.OWN, null, key);
        }

        /** What a hand has painted on it, which goes with the picture when that is taken away. */
        void show(List<double[]> points) {
            painted = points;
            dots.show(points);
            PictureContent below = panel == null ? PictureContent.NOTHING : panel.content();
            view.setContent(points.isEmpty() ? below : below.painted(TargetChoice.Painted.WINDOW, new Points(points.size(), 2,
                    points.stream().flatMapToDouble(Arrays::stream).toArray())));
        }

        /** Nothing of an earlier target is to stand under what is said of this one. */
        void clear(Theme theme) {
            panel = null;
            title.setText("");
            // In the size of the view: where JavaFX draws without a graphics card, a single pixel that is stretched shows what was never painted.
            int side = Math.max(LEAST_SIDE, view.pixelSideProperty().get());
            view.show(PictureContent.NOTHING.paint(side, theme, 1), side);
            view.setContent(PictureContent.NOTHING);
            ring.standAt(null);
        }
    }

    CouplingsView(CouplingsModel model, CouplingsController controller) {
        this.model = model;
        this.controller = controller;
        for (int i = 0; i < STAGES; i++) {
            tiles.add(new Tile());
        }
        ChartView numbers = new ChartView(charts.numbers(), redraws);
        ChartView second = new ChartView(charts.second(), redraws);
        FigureMenu.repeatedBy(numbers, () -> controller.curvesCommand(false).text());
        FigureMenu.repeatedBy(second, () -> controller.curvesCommand(model.side.get() == Side.LEARNED).text());
        pair = new ChartPair(numbers, second);
        AlignedCharts.arrange(List.of(charts.numbers(), charts.second()), pair::isRow);
        playKey = Key.of(KeyCode.SPACE, "let ε fall, or halt it", controller::playOrPause);
        zoomKey = Key.of(KeyCode.Z, "magnify the number line tenfold", () -> controller.zoom(1));
        backKey = Key.of(KeyCode.X, "magnify the number line less", () -> controller.zoom(-1));
        learnKey = Key.of(KeyCode.T, "train flows to compare with, or cancel", controller::learnOrCancel);
        keys = List.of(playKey, Key.of(KeyCode.LEFT, "smaller ε", () -> model.epsilon.step(-1)),
                Key.of(KeyCode.RIGHT, "larger ε", () -> model.epsilon.step(1)), zoomKey, backKey, learnKey);
    }

    List<Key> keys() {
        return keys;
    }

    void focusPlay() {
        play.requestFocus();
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return tiles.get(0).view.pixelSideProperty();
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        tiles.forEach(tile -> tile.view.setGutterScale(theme.scale()));
        charts.numbers().setTheme(theme, 1);
        charts.second().setTheme(theme, 1);
        line.setTheme(theme, 1);
        pair.setScale(theme.scale());
    }

    Region buildTransport() {
        playKey.button(play, "Let ε fall, or halt it").getStyleClass().addAll("accent", "play");
        Nodes.toggling(play, model.playing, "Play", "fth-play", "Pause", "fth-pause");
        Button learn = learnKey.button(new Button(), "Trains flows of 2 and 3 couplings on the data, to stand beside the constructed ones");
        learn.setId("learn");
        Nodes.toggling(learn, model.learning, "Train flows", "fth-trending-down", "Cancel", "fth-x");
        Region learnable = Nodes.unless(Nodes.kept(learn), learn.getTooltip().getText(), model.kind.valueProperty().map(kind -> kind == Kind.DATA ? ""
                : "Flows are trained on data: choose Data as the target."));
        FoldingRow bar = new FoldingRow("transport", Nodes.kept(play));
        bar.getChildren().addAll(ChoiceField.segments(model.kind), Nodes.space(), ChoiceField.segments(model.side), learnable);
        bar.gatherButtons();
        return bar;
    }

    Region build() {
        Region upper = pictures();
        Region lower = lower();
        GridPane halves = new GridPane();
        ColumnConstraints whole = new ColumnConstraints();
        whole.setPercentWidth(100);
        halves.getColumnConstraints().add(whole);
        RowConstraints first = new RowConstraints();
        first.setPercentHeight(PICTURES);
        RowConstraints second = new RowConstraints();
        second.setPercentHeight(100 - PICTURES);
        halves.getRowConstraints().addAll(first, second);
        halves.add(upper, 0, 0);
        halves.add(lower, 0, 1);
        halves.setMinSize(0, 0);
        VBox column = new VBox(words(), figures(), Nodes.rising(halves), scrubbers());
        column.getStyleClass().add("train-page");
        model.readingProperty().addListener((property, old, reading) -> show(reading));
        InvalidationListener curves = observable -> showCurves();
        model.curvesProperty().addListener(curves);
        model.side.valueProperty().addListener(curves);
        model.learned.addListener(curves);
        InvalidationListener place = observable -> showLine();
        model.zoom.valueProperty().addListener(place);
        model.line.valueProperty().addListener(place);
        return column;
    }

    private Region words() {
        Label words = Nodes.growing(Nodes.sentences("", "verdict-words"));
        words.setId("couplings-words");
        InvalidationListener refresh = observable -> words.setText(model.words());
        model.readingProperty().addListener(refresh);
        model.curvesProperty().addListener(refresh);
        model.guess.addListener(refresh);
        words.setText(model.words());
        words.setMinHeight(Region.USE_PREF_SIZE);
        return Nodes.column("page-words", words);
    }

    private Region pictures() {
        grid.getStyleClass().add("page-pictures");
        RowConstraints captions = new RowConstraints();
        RowConstraints pictures = new RowConstraints();
        pictures.setVgrow(Priority.ALWAYS);
        pictures.setMinHeight(0);
        grid.getRowConstraints().addAll(captions, pictures);
        grid.setMinHeight(0);
        setStages(3);
        tiles.get(0).view.setOnMouseClicked(click -> {
            PixelView view = tiles.get(0).view;
            if (click.getButton() == MouseButton.PRIMARY && view.windowProperty().get() != null) {
                Point2D at = view.at(click);
                model.probe(view.fromOverlayX(at.getX()), view.fromOverlayY(at.getY()));
            }
        });
        for (Tile tile : tiles) {
            tile.view.setOnMouseDragged(drag -> paint(tile, drag));
            tile.view.setOnMousePressed(press -> paint(tile, press));
        }
        InvalidationListener byHand = observable -> showPainted();
        model.kind.valueProperty().addListener(byHand);
        model.painted.addListener(byHand);
        return grid;
    }

    /** A hand paints the target on the last picture. */
    private void paint(Tile tile, MouseEvent hand) {
        PixelView view = tile.view;
        if (model.kind.get() == Kind.PAINTED && tile == last() && hand.isPrimaryButtonDown() && view.windowProperty().get() != null) {
            Point2D at = view.at(hand);
            model.paint(view.fromOverlayX(at.getX()), view.fromOverlayY(at.getY()));
        }
    }

    private Tile last() {
        return tiles.get(grid.getColumnConstraints().size() - 1);
    }

    /** What a hand has painted stands on the last picture from the first point on, where it was painted. */
    private void showPainted() {
        boolean byHand = model.kind.get() == Kind.PAINTED;
        if (byHand) {
            last().view.setWindow(TargetChoice.Painted.WINDOW);
            if (last().panel == null) {
                last().title.setText("paint here");
            }
        }
        tiles.forEach(tile -> tile.show(byHand && tile == last() ? model.painted.get() : List.of()));
    }

    private void setStages(int count) {
        if (grid.getColumnConstraints().size() == count) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int i = 0; i < count; i++) {
            ColumnConstraints part = new ColumnConstraints();
            part.setPercentWidth(100.0 / count);
            grid.getColumnConstraints().add(part);
            grid.add(tiles.get(i).title, i, 0);
            grid.add(tiles.get(i).view, i, 1);
        }
    }

    private Region figures() {
        FigureView w2 = FigureView.sampled("W₂, at most", "Root mean square distance to an exact transport: an upper bound of W₂ to the "
                + "target's table of cells");
        FigureView sigma = FigureView.sampled("σ_min, median", "The smallest singular value of the Jacobian, median over the points");
        FigureView kappa = FigureView.sampled("κ, median", "Condition number of the Jacobian, median over the points");
        FigureView det = FigureView.sampled("log |det|, nats", "Mean over the points of noise of the logarithm of the change of volume");
        FigureView nll = FigureView.sampled("−log p, nats", "Of points of the target under the exact density of the couplings, median");
        FigureView digits = new FigureView("bits of digits", "How many bits of a number in floating point its digits take");
        FigureView wrong = FigureView.sampled("misread", "Share of points of which a coupling reads a digit wrongly, "
                + "when all numbers are rounded to that many bits");
        FigureRow row = new FigureRow(model.statusProperty()::getValue, w2, sigma, kappa, det, nll, digits, wrong);
        row.getStyleClass().add("page-figures");
        model.readingProperty().addListener((property, old, reading) -> {
            if (reading.isRefused()) {
                List.of(w2, sigma, kappa, det, nll, digits, wrong).forEach(FigureView::clear);
                return;
            }
            Measurement now = reading.numbers();
            boolean full = reading.request().bits() == RoundOff.DOUBLE_BITS;
            Rounded rounded = reading.rounded();
            w2.show(full ? "W₂, at most" : "W₂, at most, " + reading.request().bits() + " bits", full ? Estimate.of(now.w2(), now.w2Error())
                    : Estimate.of(rounded.w2(), rounded.w2Error()));
            sigma.show("σ_min, median", Estimate.of(now.sigmaMinMedian(), now.sigmaMinMedianError()));
            kappa.show("κ, median", Estimate.of(now.kappaMedian(), now.kappaMedianError()));
            det.show("log |det|, nats", Estimate.of(now.logDetMean(), now.logDetError()));
            nll.show("−log p, nats", Estimate.of(now.dataNllMedian(), now.dataNllMedianError()));
            digits.show("bits of digits", now.bits() > 0 ? Numbers.fixed(now.bits(), 1) : "none");
            wrong.show("misread", Estimate.of(100 * rounded.misread(), 100 * rounded.misreadError()).in("%"));
        });
        return row;
    }

    private Region lower() {
        Button in = zoomKey.button(new Button(null, Icons.of("fth-zoom-in")), "Ten times more");
        Button out = backKey.button(new Button(null, Icons.of("fth-zoom-out")), "Ten times less");
        in.setAccessibleText("Magnify the number line tenfold");
        out.setAccessibleText("Magnify the number line less");
        ChartView view = new ChartView(line, redraws);
        view.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                controller.zoom(click.isShiftDown() ? -1 : 1);
            }
        });
        Region coordinate = Nodes.collapsing(ChoiceField.segments(model.line));
        coordinate.visibleProperty().bind(model.readingProperty().map(reading -> reading.lines().size() > 1).orElse(false));
        VBox buttons = Nodes.column("couplings-digits", in, out, coordinate);
        HBox chart = new HBox(Nodes.growing(view), buttons);
        chart.setMinHeight(0);
        chart.getStyleClass().add("couplings-digits");
        chart.setMinSize(0, 0);
        StackPane right = new StackPane(pair, question());
        right.setMinSize(0, 0);
        GridPane row = new GridPane();
        row.getStyleClass().add("page-charts");
        for (double share : new double[] {42, 58}) {
            ColumnConstraints part = new ColumnConstraints();
            part.setPercentWidth(share);
            row.getColumnConstraints().add(part);
        }
        RowConstraints only = new RowConstraints();
        only.setPercentHeight(100);
        row.getRowConstraints().add(only);
        row.add(chart, 0, 0);
        row.add(right, 1, 0);
        row.setMinSize(0, 0);
        return row;
    }

    /** Asked before the curves are shown. */
    private Region question() {
        Label words = Nodes.sentences("ε falls, and W₂ to the target with it. What will the condition number κ do?", "verdict-words");
        words.setMinWidth(0);
        // In a narrow window they take several rows.
        FlowPane answers = new FlowPane(GAP, GAP);
        answers.setPrefWrapLength(0);
        answers.setMinWidth(0);
        for (Guess guess : List.of(Guess.GROWS, Guess.STAYS, Guess.FALLS)) {
            answers.getChildren().add(Nodes.kept(answer(guess, guess.words, "Say what you expect; then see what was measured")));
        }
        answers.getChildren().add(Nodes.kept(answer(Guess.PASSED, "Just show the curves", "See the curves without a guess")));
        VBox box = new VBox(GAP, words, answers);
        box.setMinWidth(0);
        box.setId("question");
        box.getStyleClass().add("couplings-question");
        box.visibleProperty().bind(model.guess.isEqualTo(Guess.NONE));
        pair.visibleProperty().bind(box.visibleProperty().not());
        return box;
    }

    private Button answer(Guess guess, String words, String help) {
        Button button = new Button(words);
        button.setId("guess-" + guess.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> model.guess.set(guess));
        return button;
    }

    /** Sliders that act while they move. */
    private Region scrubbers() {
        HBox row = new HBox(Nodes.growing(scrubber("ε", model.epsilon, "epsilon-slider")),
                Nodes.growing(scrubber("Mantissa bits", model.bits, "bits-slider")));
        row.getStyleClass().add("scrubbers");
        return row;
    }

    private Region scrubber(String words, NumberSetting setting, String id) {
        Slider slider = new Slider(0, 1, setting.fraction());
        slider.setId(id);
        slider.setMinWidth(80);
        slider.setBlockIncrement(KEYBOARD_STEP);
        slider.setAccessibleText(setting.name());
        slider.setTooltip(new Tooltip(setting.help()));
        boolean[] telling = new boolean[1];
        slider.valueProperty().addListener((property, old, now) -> {
            if (!telling[0]) {
                controller.halt();
                setting.setFraction(now.doubleValue());
            }
        });
        setting.valueProperty().addListener(observable -> {
            telling[0] = true;
            if (!slider.isValueChanging() && !slider.isPressed()) {
                slider.setValue(setting.fraction());
            }
            telling[0] = false;
        });
        Label name = Nodes.whole(words, "setting-name");
        name.setLabelFor(slider);
        Label value = Nodes.whole("", "scrubber-value");
        value.textProperty().bind(Bindings.createStringBinding(setting::text, setting.valueProperty()));
        return Nodes.row("scrubber", name, Nodes.growing(slider), value);
    }

    private void show(CouplingsReading reading) {
        setStages(reading.request().spec().variant().couplings() + 1);
        if (reading.isRefused()) {
            tiles.forEach(tile -> tile.clear(theme));
            line.show("y", null, new double[0], Double.NaN, 0, RoundOff.NONE);
            showPainted();
            return;
        }
        for (int i = 0; i < reading.panels().size(); i++) {
            Tile tile = tiles.get(i);
            Panel panel = reading.panels().get(i);
            tile.panel = panel;
            tile.title.setText(panel.title());
            tile.view.setWindow(panel.window());
            tile.view.setAccessibleText(panel.title());
            if (panel.pixels() != null) {
                tile.view.show(panel.pixels(), panel.side());
            }
            Step step = reading.probe().get(i);
            tile.ring.standAt(new Point2D(step.first(), step.second()));
        }
        showPainted();
        showLine();
    }

    private void showLine() {
        CouplingsReading reading = model.readingProperty().get();
        if (reading == null || reading.isRefused()) {
            return;
        }
        RoundOff round = new RoundOff(reading.request().bits());
        DigitLine digits = reading.lines().stream().filter(each -> each.coupling() == model.line.get()).findFirst()
                .orElse(reading.lines().isEmpty() ? null : reading.lines().get(0));
        if (digits == null) {
            line.show("y", null, new double[0], Double.NaN, 0, round);
        } else {
            double value = reading.probe().get(digits.coupling() + 1).written().orElse(0.0);
            line.show(digits.name(), digits.line(), digits.values(), value, model.zoom.getInt(), round);
        }
    }

    private void showCurves() {
        charts.show(model.curvesProperty().get(), model.side.get(), model.learned.get());
    }
}
