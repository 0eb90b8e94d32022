package org.pushforward.lab.page.augmented;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.ConstructionCurves;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.constructed.Construction;
import org.pushforward.instrument.constructed.ConstructionReading;
import org.pushforward.instrument.constructed.FamilyCurves;
import org.pushforward.instrument.constructed.MeasuredRows;
import org.pushforward.instrument.constructed.StageFrame;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChartPair;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.MenuField;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.PictureAndCharts;
import org.pushforward.lab.page.augmented.AugmentedModel.Curves;
import org.pushforward.lab.product.StepControls;

/** The pictures of the points at the left, a question and the curves at the right. */
final class AugmentedView {

    private static final double LEAST_PICTURE = .4;
    /** Of places on the way from the noise to the data. */
    private static final String UNIT = ", data units";

    private final AugmentedModel model;
    private final StepControls controls;
    private final RedrawScheduler redraws = new RedrawScheduler(20_000_000);
    private final PixelView first = new PixelView(() -> figure(0));
    private final PixelView second = new PixelView(() -> figure(1));
    private final DecadeChart upper = new DecadeChart("Condition number", ConstructionCurves.NOISE, ConstructionCurves.KAPPA);
    private final DecadeChart lower = new DecadeChart("Gap", ConstructionCurves.NOISE, "nats");
    private final ChartPair charts = new ChartPair(new ChartView(upper, redraws), new ChartView(lower, redraws));
    private final Key measureKey;

    AugmentedView(AugmentedModel model, AugmentedController controller) {
        this.model = model;
        AlignedCharts.arrange(List.of(upper, lower), charts::isRow);
        controls = new StepControls(model.progress(), "coupling");
        List.of(first, second).forEach(picture -> FigureMenu.repeatedBy(picture, () -> model.pictureCommand().text()));
        // What several constructions, families and a run came to side by side is no one command's.
        FigureMenu.repeatedBy(charts, () -> model.curves.get() == Curves.FAMILIES || model.curves.get() == Curves.PRICES ? ""
                : model.rowsCommand().text());
        measureKey = Key.of(KeyCode.M, "measure the curves, or cancel", controller::measureOrCancel);
    }

    List<Key> keys() {
        List<Key> keys = new ArrayList<>(controls.keys());
        keys.add(measureKey);
        return keys;
    }

    StepControls controls() {
        return controls;
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return first.pixelSideProperty();
    }

    void setTheme(Theme theme) {
        first.setGutterScale(theme.scale());
        second.setGutterScale(theme.scale());
        charts.setScale(theme.scale());
        upper.setTheme(theme, 1);
        lower.setTheme(theme, 1);
    }

    Region buildTransport() {
        Button measure = measureKey.button(new Button(), "Measures the rows behind the curves, as the command does");
        Nodes.toggling(measure, model.shareProperty().map(share -> model.isMeasuring()), "Measure", "fth-trending-down", "Cancel", "fth-x");
        Region measuring = Nodes.unless(Nodes.kept(measure), measure.getTooltip().getText(), Bindings.createStringBinding(
                () -> !model.isMeasuring() && !isAnswered() ? "Answer the question first." : "", model.predictionsProperty(),
                model.construction.valueProperty(), model.shareProperty()));
        FoldingRow bar = new FoldingRow("transport", controls.buttons());
        bar.getChildren().addAll(Nodes.space(), ChoiceField.segments(model.construction), measuring);
        bar.gatherButtons();
        return bar;
    }

    Region buildSettings() {
        Region scratch = Nodes.collapsing(new MenuField(model.scratch));
        scratch.visibleProperty().bind(model.construction.valueProperty().isEqualTo(Construction.SCRATCH));
        Region target = Nodes.collapsing(new MenuField(model.target));
        Region sigma = Nodes.collapsing(new NumberField(model.sigma));
        Region map = Nodes.collapsing(new MenuField(model.map));
        Region scheme = Nodes.collapsing(new ChoiceField(model.scheme));
        Region steps = Nodes.collapsing(new NumberField(model.steps));
        Region velocity = Nodes.collapsing(new NumberField(model.velocity));
        target.visibleProperty().bind(model.construction.valueProperty().isNotEqualTo(Construction.SPLITTING));
        sigma.visibleProperty().bind(target.visibleProperty().and(model.construction.valueProperty().isNotEqualTo(Construction.KINETIC)));
        velocity.visibleProperty().bind(model.construction.valueProperty().isEqualTo(Construction.KINETIC));
        for (Region plane : List.of(map, scheme)) {
            plane.visibleProperty().bind(model.construction.valueProperty().isEqualTo(Construction.SPLITTING));
        }
        steps.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.construction.get() == Construction.KINETIC
                || model.construction.get() == Construction.SPLITTING, model.construction.valueProperty()));
        return Nodes.column("settings", new Fold("Construction", "made at once", target, sigma, velocity, scratch, map, scheme, steps),
                new Fold("Curves", "", new MenuField(model.curves)));
    }

    Region build() {
        second.managedProperty().bind(second.visibleProperty());
        second.setVisible(false);
        first.setAccessibleText("Points on their way from noise to data");
        second.setAccessibleText("The second block of coordinates of the same points");
        Label title = Nodes.cut("", "picture-title");
        title.textProperty().bind(Bindings.createStringBinding(this::pictureTitle, model.readingProperty(), model.progress().positionProperty()));
        HBox pictures = new HBox(Nodes.growing(first), Nodes.growing(second));
        pictures.setSpacing(8);
        Region left = Nodes.column("picture-column", Nodes.row("picture-caption", title), Nodes.rising(pictures));
        VBox column = new VBox(words(), Nodes.rising(new PictureAndCharts(left, chartColumn(), LEAST_PICTURE)), controls.scrubbers());
        column.getStyleClass().add("train-page");
        model.frameProperty().addListener((property, old, frame) -> show(frame));
        InvalidationListener refresh = observable -> refreshCharts();
        model.rowsProperty().addListener(refresh);
        model.curves.valueProperty().addListener(refresh);
        model.othersProperty().addListener(refresh);
        model.readingProperty().addListener((property, old, reading) -> {
            first.setOpacity(reading.refusal().isEmpty() ? 1 : 0);
            second.setOpacity(reading.refusal().isEmpty() ? 1 : 0);
        });
        return column;
    }

    private Region words() {
        Label words = Nodes.growing(Nodes.sentences("", "verdict-words"));
        Nodes.bind(words, Bindings.createStringBinding(() -> {
            ConstructionReading reading = model.readingProperty().get();
            return reading == null ? "" : reading.words();
        }, model.readingProperty()));
        return Nodes.row("verdict", words);
    }

    private String pictureTitle() {
        ConstructionReading reading = model.readingProperty().get();
        if (reading == null || reading.stages().isEmpty()) {
            return "Points";
        }
        int acted = (int) Math.floor(model.progress().getPosition());
        return (acted == 0 ? "Before the first coupling" : "After " + acted + " of " + reading.couplings() + " couplings")
                + (reading.dimension() == 4 ? ": first and second block" : !reading.request().isPadded() ? ""
                : reading.dataStart() > 0 ? ", data upward" : ", data across");
    }

    private PictureFigure figure(int block) {
        ConstructionReading reading = model.readingProperty().get();
        boolean four = reading != null && reading.dimension() == 4;
        String name = four ? (block == 0 ? "first block, " : "second block, ") : "";
        return PictureFigure.plane(pictureTitle(), name + "x" + (four && block == 1 ? "₃" : "₁") + UNIT,
                name + "x" + (four && block == 1 ? "₄" : "₂") + UNIT, null, List.of());
    }

    private void show(StageFrame frame) {
        second.setVisible(frame.pixels().size() > 1);
        List<PixelView> views = List.of(first, second);
        for (int i = 0; i < frame.pixels().size(); i++) {
            views.get(i).setWindow(frame.window());
            views.get(i).show(frame.pixels().get(i), frame.request().side());
            views.get(i).setContent(frame.contents().get(i));
        }
    }

    private boolean isAnswered() {
        return model.predictionsProperty().get().containsKey(model.construction.get());
    }

    private Region chartColumn() {
        Label question = Nodes.sentences("", "verdict-words");
        HBox answers = new HBox();
        answers.setSpacing(8);
        for (String answer : AugmentedModel.ANSWERS) {
            Button button = Nodes.button(new Button(answer), "Your answer before the curves are seen; they appear then", () -> model.predict(answer));
            button.setId("predict-" + answer);
            answers.getChildren().add(button);
        }
        InvalidationListener refresh = observable -> {
            MeasuredRows rows = model.rowsProperty().get();
            String answer = model.predictionsProperty().get().get(model.construction.get());
            question.setText(model.construction.get().question() + (answer == null ? " …" : " " + answer + ", you said. "
                    + (rows == null ? "" : rows.words())));
            answers.setVisible(answer == null);
            charts.setVisible(answer != null);
        };
        answers.managedProperty().bind(answers.visibleProperty());
        model.predictionsProperty().addListener(refresh);
        model.rowsProperty().addListener(refresh);
        model.construction.valueProperty().addListener(refresh);
        refresh.invalidated(null);
        VBox.setVgrow(charts, Priority.ALWAYS);
        return Nodes.column("chart-column", question, answers, charts);
    }

    /** To be called as well where what stands beside the rows may have changed elsewhere. */
    void refreshCharts() {
        if (model.curves.get() == Curves.FAMILIES || model.curves.get() == Curves.PRICES) {
            FamilyCurves all = model.curves.get() == Curves.PRICES ? FamilyCurves.prices(model.families())
                    : FamilyCurves.conditioning(model.families());
            upper.show(all.byGap());
            lower.show(all.byDistance());
            return;
        }
        MeasuredRows rows = model.rowsProperty().get();
        if (rows == null) {
            upper.show(new Content("Condition number", ConstructionCurves.NOISE, ConstructionCurves.KAPPA, List.of(), List.of()));
            lower.show(new Content("Gap", ConstructionCurves.NOISE, "nats", List.of(), List.of()));
            return;
        }
        boolean distance = model.curves.get() == Curves.DISTANCE;
        upper.show(rows.upper(distance));
        lower.show(rows.lower(distance));
    }
}
