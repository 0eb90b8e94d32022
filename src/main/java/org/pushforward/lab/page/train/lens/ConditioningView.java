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
import javafx.scene.layout.VBox;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.LayerSpectrumChart;
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

/** Two maps of the condition number, sentences beside them, and the spectrum along the layers below. */
final class ConditioningView implements LensView<ConditioningInstrument.Style, ConditioningReading> {

    private static final String DATA_HELP = "Points of the data, at the right where the flow carries them";

    private final LensModel model;
    private final PixelView data = new PixelView(() -> figure(true));
    private final PixelView noise = new PixelView(() -> figure(false));
    private final CheckBox points = Nodes.layer("data", "data-layer", DATA_HELP, true);
    private final CheckBox ellipses = Nodes.layer("ellipses", "ellipse-layer", "What small circles of the other space become here", true);
    private final LogLegend legend = new LogLegend(ColourMap.viridis());
    private final Label title = Nodes.label("Condition number κ", "picture-title");
    private final LensWords words = new LensWords();
    private final LayerSpectrumChart chart = new LayerSpectrumChart();
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
        VBox side = new VBox(new VBox(title, legend), layers, words);
        side.getStyleClass().add("map-side");
        content = new TwoMaps(LensParts.line("κ over data space", "data units"), data, LensParts.line("κ over noise space", "std. dev."), noise,
                side, new ChartView(chart, redraws));
        wishes = Bindings.createObjectBinding(() -> new ConditioningInstrument.Style(data.pixelSideProperty().get(), noise.pixelSideProperty().get(),
                ellipses.isSelected(), points.isSelected()),
                data.pixelSideProperty(), noise.pixelSideProperty(), ellipses.selectedProperty(), points.selectedProperty());
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
        words.show(reading.sentences(), howToRead(reading));
        data.setAccessibleText("Condition number over data space. " + String.join(" ", reading.sentences()));
        noise.setAccessibleText("Condition number over noise space.");
        chart.show(reading.spectrum(), reading.rails(), reading.certificates());
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
        how.add("Chart: thin dashes are the rails of the volume, which the geometric mean cannot leave; dots are those of scaling, "
                + (reading.certificates().isEmpty() ? "to which the singular values keep only without shears."
                : "which no singular value can leave with this clamp; long dashes are the certificate of the layers as they are.")
                + " Quantiles are over " + Numbers.count(reading.points()) + " "
                + reading.origin() + ".");
        if (reading.notFinite() > 0) {
            how.add("Hatched: no finite κ, " + Numbers.count(reading.notFinite()) + (reading.notFinite() == 1 ? " cell." : " cells."));
        }
        return how;
    }

    @Override
    public void restart() {
        words.show(List.of("How badly conditioned the flow is, and where, will appear here: press Space."), List.of());
        chart.restart(1);
    }

    @Override
    public void setTheme(Theme theme) {
        data.setGutterScale(theme.scale());
        noise.setGutterScale(theme.scale());
        chart.setTheme(theme, 1);
    }
}
