package org.pushforward.lab.page.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.CostChart;
import org.pushforward.chart.FitErrorChart;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.RootChart;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.instrument.matrix.MotionFrame;
import org.pushforward.instrument.matrix.Product;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChartPair;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.PictureAndCharts;
import org.pushforward.lab.page.linear.LinearModel.Job;
import org.pushforward.lab.product.FactorStrip;
import org.pushforward.lab.product.StepControls;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;

/** The routes in numbers, the picture of what moves, the charts of fits, roots and costs, and the product as block pictures. */
final class LinearView {

    /** Of the width. */
    private static final double LEAST_PICTURE = 0.28;
    /** Of the page's height, for the strip of factors. */
    private static final double STRIP_SHARE = 0.15;

    private final LinearModel model;
    private final LinearController controller;
    private final StepControls controls;
    private final FitErrorChart fitChart = new FitErrorChart();
    private final RootChart rootChart = new RootChart("Roots that cannot meet");
    private final CostChart costChart = new CostChart();
    private final RedrawScheduler redraws = new RedrawScheduler();
    private final ChartView fitView = new ChartView(fitChart, redraws);
    private final ChartView rootView = new ChartView(rootChart, redraws);
    private final ChartView costView = new ChartView(costChart, redraws);
    private final ChartPair charts = new ChartPair(new StackPane(fitView, rootView), costView);
    private final PixelView plane = new PixelView(() -> PictureFigure.plane(figureTitle("Unit square and points"), "x₁ (no unit)",
            "x₂ (no unit)", null, List.of(PictureFigure.Entry.NOISE))
            .saying("Orange and blue: images of the first and second unit vector; dashed: the square as it was."));
    private final PixelView image = new PixelView(() -> PictureFigure.plain(figureTitle("The picture, 32 × 32")));
    private final FactorStrip strip;
    private final Key fitKey;
    private final Key costsKey;
    private final Key seedKey;
    private Factorization stripShows;

    LinearView(LinearModel model, LinearController controller) {
        this.model = model;
        this.controller = controller;
        controls = new StepControls(model.steps(), "factor");
        strip = new FactorStrip(model.steps());
        AlignedCharts.arrange(List.of(fitChart, costChart), charts::isRow);
        FigureMenu.repeatedBy(fitView, () -> model.fitProperty().get().spec() == null ? "" : controller.fitCommand().text());
        // No command has the roots of one matrix, or its routes and fits side by side.
        List.of(rootView, costView).forEach(view -> FigureMenu.repeatedBy(view, () -> ""));
        fitKey = Key.of(KeyCode.F, "fit couplings, or cancel", controller::fitOrCancel);
        costsKey = Key.of(KeyCode.C, "compare costs, or cancel", controller::compareCostsOrCancel);
        seedKey = Key.of(KeyCode.N, "new seed", controller::newSeed);
    }

    List<Key> keys() {
        List<Key> keys = new ArrayList<>(controls.keys());
        keys.addAll(List.of(fitKey, costsKey, seedKey));
        return keys;
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return plane.pixelSideProperty();
    }

    StepControls controls() {
        return controls;
    }

    void setTheme(Theme theme) {
        plane.setGutterScale(theme.scale());
        image.setGutterScale(theme.scale());
        strip.setTheme(theme);
        charts.setScale(theme.scale());
        fitChart.setTheme(theme, 1);
        rootChart.setTheme(theme, 1);
        costChart.setTheme(theme, 1);
    }

    Region buildTransport() {
        Region fit = jobButton(Job.FIT, "Fit", "Cancel the fit", "fth-trending-down",
                fitKey, "Fits K couplings to the matrix from several starts");
        Region costs = jobButton(Job.COSTS, "Compare costs", "Cancel", "fth-sliders",
                costsKey, "Fits 4 to 12 couplings with small parameters: are there better conditioned products between the routes?");
        Button newSeed = seedKey.button(new Button("New seed", Icons.of("fth-shuffle")), "Another matrix of the same kind");
        Region another = Nodes.unless(Nodes.kept(newSeed), "Another matrix of the same kind (N)",
                model.settings().kind.valueProperty().map(kind -> kind.hasSeed() ? "" : "Nothing about this matrix is random."));
        FoldingRow bar = new FoldingRow("transport", controls.buttons());
        bar.getChildren().addAll(Nodes.space(), another, fit, costs);
        bar.gatherButtons();
        return bar;
    }

    private Region jobButton(Job job, String begin, String cancel, String icon, Key key, String help) {
        Button button = Nodes.toggling(key.button(new Button(), help), model.jobProperty().map(job::equals), begin, icon, cancel, "fth-x");
        button.setId("job-" + job.name().toLowerCase(Locale.ROOT));
        return Nodes.unless(Nodes.kept(button), button.getTooltip().getText(), Bindings.createStringBinding(() -> {
            LinearReading reading = model.getReading();
            boolean even = reading != null && reading.matrix() != null && reading.matrix().size() % 2 == 0;
            return even ? "" : "There is no matrix with two equal halves.";
        }, model.readingProperty()));
    }

    Region build() {
        VBox column = new VBox(routes(), verdict(), Nodes.rising(new PictureAndCharts(pictureColumn(), chartColumn(), LEAST_PICTURE)), stripColumn(),
                controls.scrubbers());
        column.getStyleClass().add("train-page");
        strip.usualHeightProperty().bind(column.heightProperty().multiply(STRIP_SHARE));
        model.readingProperty().addListener(observable -> refreshStrip());
        model.settings().route.valueProperty().addListener(observable -> refreshStrip());
        model.frameProperty().addListener((property, old, frame) -> show(frame));
        return column;
    }

    private Region routes() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("route-cards");
        List<RouteCard> cards = new ArrayList<>();
        for (Route route : Route.values()) {
            RouteCard card = new RouteCard(route, model.settings().route, group);
            FigureMenu.repeatedBy(card, () -> model.isDone(route) ? controller.factorCommand(route).text() : "");
            card.setPrefWidth(10);
            card.setMinWidth(0);
            cards.add(Nodes.growing(card));
            row.getChildren().add(card);
        }
        FigureRow.alike(cards.stream().map(RouteCard::figures).toList());
        model.readingProperty().addListener((property, old, reading) -> {
            for (int i = 0; i < cards.size(); i++) {
                boolean refused = !reading.refusal().isEmpty();
                cards.get(i).show(refused ? null : reading.of(Route.values()[i]));
            }
        });
        return row;
    }

    /** How many couplings the matrix needs, where that is known, and why. */
    private Region verdict() {
        Label least = Nodes.collapsing(Nodes.whole("", "least-count"));
        Label words = Nodes.growing(Nodes.sentences("", "verdict-words"));
        InvalidationListener refresh = observable -> {
            LinearReading reading = model.getReading();
            boolean refused = reading != null && !reading.refusal().isEmpty();
            words.setText(reading == null ? "" : reading.words());
            words.setGraphic(refused ? Icons.of("fth-alert-triangle") : null);
            least.setVisible(reading != null && reading.least() > 0);
            least.setText(reading == null ? "" : "needs " + reading.least());
        };
        model.readingProperty().addListener(refresh);
        return Nodes.row("verdict", least, words);
    }

    private Region pictureColumn() {
        Label title = Nodes.cut("", "picture-title");
        title.textProperty().bind(Bindings.createStringBinding(this::pictureTitle, model.readingProperty()));
        image.setVisible(false);
        for (PixelView view : List.of(plane, image)) {
            Nodes.rising(Nodes.collapsing(view));
        }
        plane.setAccessibleText("Where the unit square and a cloud of points go");
        image.setAccessibleText("The picture on its way through the factors");
        new ArrowHandles(model, controller, plane);
        return Nodes.column("picture-column", Nodes.row("picture-caption", title), plane, image);
    }

    private String pictureTitle() {
        LinearReading reading = model.getReading();
        if (reading == null || reading.matrix() == null) {
            return "Unit square and points";
        }
        if (reading.picture() != null) {
            return "The picture, 32 × 32";
        }
        return reading.matrix().size() == 2 ? "Drag the square's orange or blue arrow"
                : "First two of " + reading.matrix().size() + " coordinates";
    }

    /** With how many factors have acted. */
    private String figureTitle(String what) {
        double acted = model.steps().getPosition();
        return what + ", after " + Numbers.rounded(acted, acted == Math.rint(acted) ? 0 : 1) + " of " + model.steps().getCount() + " factors";
    }

    private Region chartColumn() {
        Label fitWords = Nodes.cut("", "picture-origin");
        fitWords.textProperty().bind(model.fitProperty().map(FitProgress::words));
        showRootsUntilAFit();
        model.fitProperty().addListener((property, old, now) -> {
            if (now.spec() != old.spec()) {
                fitChart.restart(now.spec() == null ? 1 : now.spec().steps());
            }
            fitChart.show(now.errors(), now.ended());
        });
        InvalidationListener points = observable -> costChart.show(model.points(), model.settings().route.get());
        model.readingProperty().addListener((property, old, reading) -> {
            if (old == null || !reading.request().dragged()) {
                costChart.restart();
            }
            points.invalidated(property);
        });
        model.costsProperty().addListener(points);
        model.settings().route.valueProperty().addListener(points);
        return Nodes.column("chart-column", Nodes.rising(charts), fitWords);
    }

    /** The roots of a witness stand where the error of a fit will fall. */
    private void showRootsUntilAFit() {
        rootView.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.getReading() != null && model.getReading().roots() != null
                && model.fitProperty().get() == FitProgress.NONE, model.readingProperty(), model.fitProperty()));
        fitView.visibleProperty().bind(rootView.visibleProperty().not());
        model.readingProperty().addListener((property, old, reading) -> {
            if (reading.roots() != null) {
                rootChart.show(reading.roots());
            }
        });
    }

    private Region stripColumn() {
        Label stage = Nodes.cut("", "stage-words");
        stage.setMinHeight(0);
        stage.textProperty().bind(Bindings.createStringBinding(model::stageWords, model.readingProperty(), model.steps().positionProperty(),
                model.settings().route.valueProperty()));
        return Nodes.column("strip-column", strip, stage);
    }

    private void refreshStrip() {
        Factorization shown = model.shown();
        if (shown != stripShows) {
            stripShows = shown;
            strip.show(shown == null ? null : Product.of("T", shown.target(), shown.factors()));
        }
        plane.setOpacity(model.isPictured() ? 1 : 0);
        image.setOpacity(model.isPictured() ? 1 : 0);
    }

    private void show(MotionFrame frame) {
        boolean isPlane = frame.window() != null;
        if (isPlane) {
            plane.setWindow(frame.window());
        }
        plane.setVisible(isPlane);
        image.setVisible(!isPlane);
        PixelView view = isPlane ? plane : image;
        view.show(frame.pixels(), frame.side());
        view.setContent(frame.content());
        strip.showSoFar(frame.product());
    }
}
