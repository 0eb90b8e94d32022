package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.CouplingChart;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.flow.LayerPosition;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.place.LayersReading;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.ColourStrip;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChartPair;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.PictureAndCharts;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.run.ProbeRing;

/** The place among the layers as a large picture, the coupling at work beside it, all places as a strip below. */
final class LayersView implements LensView<LayersInstrument.Style, LayersReading> {

    private static final String DATA_HELP = "Points of the training data, where the samples are to arrive";
    /** Curves go with the hand that scrubs; behind a run they need not. */
    private static final long CHART_NANOS = 90_000_000;
    private static final long CHART_NANOS_RUNNING = 450_000_000;

    private static final double SCALE_INSET = 6;
    /** Of the width. */
    private static final double LEAST_PICTURE = 0.36;

    private final LensModel model;
    private final PixelPool pool;
    private final ObservableValue<LayersInstrument.Style> wishes;
    private final RedrawScheduler redraws = new RedrawScheduler(CHART_NANOS);
    private final PixelView picture = new PixelView(this::figure);
    private final ProbeRing probe = new ProbeRing(picture);
    private final ColourStrip colours = ColourStrip.density();
    private final Label ceiling = label("picture-origin");
    private final Label title = label("picture-title");
    private final CheckBox data;
    private final CheckBox samples;
    private final CheckBox grid;
    private final CheckBox density;
    private final Label atWork = label("picture-title");
    private final Label formula = label("layer-words");
    private final Label effect = label("layer-words");
    private final Button toggle = new Button();
    private final Button restore = new Button();
    private final CouplingChart logScale = CouplingChart.ofLogScale();
    private final CouplingChart shift = CouplingChart.ofShift();
    private final ChartView logScaleView = new ChartView(logScale, redraws);
    private final ChartView shiftView = new ChartView(shift, redraws);
    private final ChartPair charts = new ChartPair(logScaleView, shiftView);
    private final LayersStripView strip;
    private final Region root;
    /** Of the last reading; -1 before the first. */
    private int coupling = -1;

    /**
     * @param model what the lens is turned to, and what it turns
     * @param pool  takes back the pixels of pictures that were shown
     */
    LayersView(LensModel model, PixelPool pool) {
        this.model = model;
        this.pool = pool;
        data = Nodes.layer("data", "data-layer", DATA_HELP, false);
        samples = Nodes.layer("samples", "sample-layer", "Fixed draws of noise on their way to the data", true);
        grid = Nodes.layer("grid", "grid-layer", "A grid that is regular in the noise, carried along; padding noise at 0", true);
        density = Nodes.layer("density", "density-layer",
                "Density of the samples' distribution at this place; the colour goes with its square root", true);
        strip = new LayersStripView(passed -> model.shareOfLayersProperty().set(passed / model.couplingsProperty().get()));
        AlignedCharts.arrange(List.of(logScale, shift), charts::isRow);
        root = build();
        wishes = Bindings.createObjectBinding(() -> new LayersInstrument.Style(picture.pixelSideProperty().get(), strip.pixelSideProperty().get(),
                data.isSelected(), samples.isSelected(), grid.isSelected(), density.isSelected()), picture.pixelSideProperty(),
                strip.pixelSideProperty(), data.selectedProperty(), samples.selectedProperty(), grid.selectedProperty(), density.selectedProperty());
    }

    private static Label label(String styleClass) {
        Label label = Nodes.label("", styleClass);
        label.setMinWidth(0);
        return label;
    }

    @Override
    public ObservableValue<LayersInstrument.Style> wishes() {
        return wishes;
    }

    @Override
    public Region region() {
        return root;
    }

    private Region build() {
        VBox left = new VBox(caption(), picture);
        left.getStyleClass().add("picture-column");
        addScale();
        // Seen, not dragged: that is done at the ends of the flow.
        probe.setMouseTransparent(true);
        picture.overlay().getChildren().add(probe);
        PictureAndCharts columns = new PictureAndCharts(left, couplingColumn(), LEAST_PICTURE);
        VBox.setVgrow(columns, Priority.ALWAYS);
        VBox all = new VBox(columns, strip);
        all.getStyleClass().add("layers");
        all.setMinWidth(0);
        strip.setMinHeight(Region.USE_PREF_SIZE);
        strip.lensHeightProperty().bind(all.heightProperty());
        return all;
    }

    private HBox caption() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(title, space, Nodes.unless(data, DATA_HELP, model.whyNoDataProperty()), samples, grid, density) {
            @Override
            protected void layoutChildren() {
                // The slider names the place as well. Not before a layout: another size of type is known then.
                showTitle(this);
                super.layoutChildren();
            }
        };
        line.getStyleClass().add("picture-caption");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void showTitle(HBox line) {
        double boxes = line.getChildren().stream().filter(child -> child != title).mapToDouble(box -> box.prefWidth(-1) + line.getSpacing()).sum();
        title.setVisible(boxes + title.prefWidth(-1) <= line.getWidth() - line.getSpacing());
        title.setManaged(title.isVisible());
    }

    /** The legend of the density, in the corner of the picture where little is to be seen. */
    private void addScale() {
        HBox scale = new HBox(colours, ceiling);
        scale.getStyleClass().addAll("colour-scale", "picture-note");
        scale.setAlignment(Pos.CENTER_LEFT);
        scale.setMouseTransparent(true);
        scale.visibleProperty().bind(density.selectedProperty());
        scale.layoutXProperty().bind(picture.overlay().widthProperty().subtract(scale.widthProperty()).subtract(SCALE_INSET));
        scale.setLayoutY(SCALE_INSET);
        ceiling.setMinWidth(Region.USE_PREF_SIZE);
        picture.overlay().getChildren().add(scale);
    }

    private VBox couplingColumn() {
        toggle.setOnAction(event -> model.switchedOffProperty().set(model.switchedOffProperty().get() == coupling ? -1 : coupling));
        toggle.setTooltip(new Tooltip("Shows what the flow makes without it"));
        restore.setOnAction(event -> model.switchedOffProperty().set(-1));
        restore.managedProperty().bind(restore.visibleProperty());
        restore.setVisible(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(atWork, space, restore, toggle);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("layer-head");
        // A title that only just does not fit beside the buttons breaks into two lines, which the row does not foresee.
        head.minHeightProperty().bind(Bindings.max(atWork.heightProperty(), toggle.heightProperty()));
        for (Button button : new Button[] {toggle, restore}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setDisable(true);
        }
        for (Label words : new Label[] {atWork, formula, effect}) {
            Nodes.wrapping(words);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        effect.managedProperty().bind(effect.visibleProperty());
        effect.setVisible(false);
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox column = new VBox(head, formula, effect, charts);
        column.getStyleClass().add("chart-column");
        return column;
    }

    @Override
    public void setTheme(Theme theme) {
        colours.setTheme(theme);
        picture.setGutterScale(theme.scale());
        charts.setScale(theme.scale());
        logScale.setTheme(theme, 1);
        shift.setTheme(theme, 1);
    }

    @Override
    public void restart() {
        logScale.restart();
        shift.restart();
    }

    @Override
    public void show(LayersReading reading) {
        redraws.setLeastInterval(reading.running() ? CHART_NANOS_RUNNING : CHART_NANOS);
        showPicture(reading.picture());
        showPlace(reading);
        showCoupling(reading);
        strip.show(reading);
    }

    private void showPicture(LayersReading.Picture shown) {
        picture.setWindow(shown.window());
        if (shown.side() > 0) {
            int[] free = picture.showHandedOver(shown.pixels(), shown.side());
            if (free != null) {
                pool.giveBack(free);
            }
            picture.setContent(shown.content());
            redraws.rideAlong();
        }
        LensParts.setText(ceiling, Numbers.brief(shown.ceiling()));
    }

    private PictureFigure figure() {
        List<PictureFigure.Entry> key = new ArrayList<>();
        if (samples.isSelected()) {
            key.add(PictureFigure.Entry.SAMPLES);
        }
        if (data.isSelected() && !data.isDisabled()) {
            key.add(PictureFigure.Entry.DATA);
        }
        return PictureFigure.plane("From noise to data: " + title.getText(), model.dataAxis(0), model.dataAxis(1),
                density.isSelected() ?
                new PictureFigure.Legend("density, per unit²", "0", ceiling.getText(), ColourMap::density, Math::sqrt) : null, key);
    }

    private void showPlace(LayersReading reading) {
        probe.standAt(reading.probe() == null ? null : new Point2D(reading.probe()[0], reading.probe()[1]));
        LensParts.setText(title, LayersWords.title(reading.position(), reading.family()));
        picture.setNote(LayersWords.note(reading));
        picture.setAccessibleText("The flow from noise to data: " + LayersWords.place(reading.position(), reading.family()));
    }

    private void showCoupling(LayersReading reading) {
        LayerPosition position = reading.position();
        int couplings = position.couplings();
        boolean another = position.coupling() != coupling;
        coupling = position.coupling();
        LayersReading.AtWork shown = reading.atWork();
        LensParts.setText(atWork, LayersWords.atWork(position, shown, reading.family()));
        LensParts.setText(formula, LayersWords.formula(shown));
        boolean off = reading.switchedOff() == coupling;
        toggle.setDisable(false);
        toggle.setText(off ? "Switch on" : "Switch off");
        int offNumber = LayersWords.number(reading.switchedOff(), couplings);
        restore.setVisible(reading.switchedOff() >= 0 && !off);
        restore.setDisable(false);
        restore.setText("Switch on " + reading.family().layer() + " " + offNumber);
        effect.setVisible(reading.ablation() != null);
        LensParts.setText(effect, reading.ablation() == null ? "" : LayersWords.ablation(reading.ablation(), reading.family(), offNumber));
        logScaleView.setVisible(shown.logScale() != null);
        if (shown.logScale() != null) {
            logScale.show(shown.logScale());
        }
        shiftView.setVisible(shown.shift() != null);
        if (shown.shift() != null) {
            shift.show(shown.shift());
        }
        if (another && shown.shift() != null) {
            // The grid is that of another coupling already: no frame is to show the curves of the one before beside it.
            redraws.drawNow(logScaleView, shiftView);
        }
    }
}
