package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.LayerSpectrumChart;
import org.pushforward.chart.LeakCurves;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.map.ConditioningInstrument;
import org.pushforward.instrument.map.ConditioningReading;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.LogLegend;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.run.LensModel;

/** Two maps of the condition number, sentences beside them, and below the spectrum along the layers, or in its place what the flow leaks. */
final class ConditioningView implements LensView<ConditioningInstrument.Style, ConditioningReading> {

    private static final String DATA_HELP = "Points of the data, at the right where the flow carries them";

    private final LensModel model;
    private final PixelView data = new PixelView(() -> figure(true));
    private final PixelView noise = new PixelView(() -> figure(false));
    private final CheckBox points = Nodes.layer("data", "data-layer", DATA_HELP, true);
    private final CheckBox ellipses = Nodes.layer("ellipses", "ellipse-layer", "What small circles of the other space become here", true);
    private final CheckBox leaking = Nodes.layer("leak against L", "leak-layer", "The chart below: mass between two parts of the samples "
            + "against the Lipschitz constant, in the place of the layers", false);
    private final LogLegend legend = new LogLegend(ColourMap.viridis());
    private final Label title = Nodes.label("Condition number κ", "picture-title");
    private final LensWords words = new LensWords();
    private final LayerSpectrumChart chart = new LayerSpectrumChart();
    private final DecadeChart leak = new DecadeChart("", "", "");
    private final RedrawScheduler redraws = new RedrawScheduler();
    private final ObservableValue<ConditioningInstrument.Style> wishes;
    private final TwoMaps content;
    /** Null before the first. */
    private ConditioningReading shown;

    ConditioningView(LensModel model) {
        this.model = model;
        noise.setWindow(ConditioningInstrument.NOISE_WINDOW);
        HBox layers = new HBox(Nodes.unless(points, DATA_HELP, model.whyNoDataProperty()), ellipses);
        layers.getStyleClass().add("map-layers");
        layers.setAlignment(Pos.CENTER_LEFT);
        VBox side = new VBox(new VBox(title, legend), layers, leaking, words);
        side.getStyleClass().add("map-side");
        content = new TwoMaps(LensParts.line("κ over data space", "data units"), data, LensParts.line("κ over noise space", "std. dev."), noise,
                side, charts());
        leaking.selectedProperty().addListener(observable -> refreshWords());
        leak.show(LeakCurves.NONE);
        wishes = Bindings.createObjectBinding(() -> new ConditioningInstrument.Style(data.pixelSideProperty().get(), noise.pixelSideProperty().get(),
                ellipses.isSelected(), points.isSelected(), leaking.isSelected()),
                data.pixelSideProperty(), noise.pixelSideProperty(), ellipses.selectedProperty(), points.selectedProperty(),
                leaking.selectedProperty());
    }

    private Region charts() {
        ChartView ofLayers = new ChartView(chart, redraws);
        ChartView ofLeak = new ChartView(leak, redraws);
        ofLayers.visibleProperty().bind(leaking.selectedProperty().not());
        ofLeak.visibleProperty().bind(leaking.selectedProperty());
        StackPane charts = new StackPane(ofLayers, ofLeak);
        charts.setMinSize(0, 0);
        return charts;
    }

    private void refreshWords() {
        if (shown != null) {
            words.show(shown.sentences(), howToRead(shown));
        }
    }

    @Override
    public ObservableValue<ConditioningInstrument.Style> wishes() {
        return wishes;
    }

    @Override
    public Region region() {
        return content;
    }

    private PictureFigure figure(boolean overData) {
        return PictureFigure.plane("κ over " + (overData ? "data" : "noise") + " space", overData ? model.dataAxis(0) : model.noiseAxis(0),
                overData ? model.dataAxis(1) : model.noiseAxis(1), shown == null ? null
                : PictureFigure.Legend.decades(shown.quantity() + " (no unit)", shown.lowKappa(), shown.highKappa()),
                points.isSelected() ? List.of(PictureFigure.Entry.DATA) : List.of());
    }

    @Override
    public void show(ConditioningReading reading) {
        shown = reading;
        data.setWindow(reading.dataWindow());
        LensParts.show(reading.data(), data);
        LensParts.show(reading.noise(), noise);
        title.setText(reading.quantity());
        legend.setRange(reading.lowKappa(), reading.highKappa());
        refreshWords();
        data.setAccessibleText("Condition number over data space. " + String.join(" ", reading.sentences()));
        noise.setAccessibleText("Condition number over noise space.");
        chart.show(reading.spectrum(), reading.rails(), reading.certificates());
        leak.show(reading.leak());
        redraws.rideAlong();
    }

    private List<String> howToRead(ConditioningReading reading) {
        List<String> how = new ArrayList<>();
        if (!reading.slice().isEmpty()) {
            how.add("Maps: slices, " + reading.slice() + " (in the noise all others are 0).");
        }
        if (ellipses.isSelected()) {
            how.add("Ellipses: what small circles of the other space become, all at one length"
                    + (reading.slice().isEmpty() ? "." : ", in the two coordinates that are shown."));
        }
        how.add(leaking.isSelected() ? leakWords(reading) : layerWords(reading));
        if (reading.notFinite() > 0) {
            how.add("Hatched: no finite κ, " + Numbers.count(reading.notFinite()) + (reading.notFinite() == 1 ? " cell." : " cells."));
        }
        return how;
    }

    private static String layerWords(ConditioningReading reading) {
        return "Chart: thin dashes are the rails of the volume, which the geometric mean cannot leave; dots are those of scaling, "
                + (reading.certificates().isEmpty() ? "to which the singular values keep only without shears."
                : "which no singular value can leave with this clamp; long dashes are the certificate of the layers as they are.")
                + " Quantiles are over " + Numbers.count(reading.points()) + " " + reading.origin() + ".";
    }

    private static String leakWords(ConditioningReading reading) {
        return "Chart, when the run rests: for the two parts that show most of the samples' stretching, D apart (on the map over the data "
                + "from the whole line to the dashed one), the mass that a flow of a constant L leaves between them at least (line; 2 Φ(D / 2L) − 1 "
                + "for equal masses). Circle: this flow at the least L that its samples show, with the most that it leaves there"
                + (reading.certificates().isEmpty() ? "; diamond: at the steepest stretch seen (not certified)"
                : "; diamond: at the L that its parameters certify") + ", with the price of the filament in the data where one shows.";
    }

    @Override
    public void restart() {
        shown = null;
        leak.show(LeakCurves.NONE);
        words.show(List.of("How badly conditioned the flow is, and where, will appear here: press Space."), List.of());
        chart.restart(1);
    }

    @Override
    public void setTheme(Theme theme) {
        data.setGutterScale(theme.scale());
        noise.setGutterScale(theme.scale());
        chart.setTheme(theme, 1);
        leak.setTheme(theme, 1);
    }
}
