package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.RoundTripChart;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.map.RoundTripInstrument;
import org.pushforward.instrument.map.RoundTripReading;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.LogLegend;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.run.LensModel;

/** Two maps of the round trip's error, one for each precision, sentences beside them, and its quantiles below. */
final class RoundTripView implements LensView<RoundTripInstrument.Style, RoundTripReading> {

    private static final String DATA_HELP = "Held-out points, over which the quantiles are taken";

    private final LensModel model;
    private final PixelView single = new PixelView(() -> figure("float32", true));
    private final PixelView exact = new PixelView(() -> figure("float64", false));
    private final CheckBox points = Nodes.layer("data", "data-layer", DATA_HELP, true);
    private final LogLegend singleLegend = new LogLegend(ColourMap.cividis());
    private final LogLegend exactLegend = new LogLegend(ColourMap.cividis());
    private final LensWords words = new LensWords();
    private final RoundTripChart chart = new RoundTripChart();
    private final RedrawScheduler redraws = new RedrawScheduler();
    private final ObservableValue<RoundTripInstrument.Style> wishes;
    private final TwoMaps content;
    /** Null before the first. */
    private RoundTripReading shown;

    RoundTripView(LensModel model) {
        this.model = model;
        VBox side = new VBox(
                legend("Error in float32, data units", singleLegend), legend("Error in float64, data units", exactLegend),
                Nodes.unless(points, DATA_HELP, model.whyNoDataProperty()), words);
        side.getStyleClass().add("map-side");
        content = new TwoMaps(LensParts.line("Error in float32", "data units"), single,
                LensParts.line("Error in float64", "data units"), exact, side, new ChartView(chart, redraws));
        wishes = Bindings.createObjectBinding(() -> new RoundTripInstrument.Style(single.pixelSideProperty().get(), exact.pixelSideProperty().get(),
                points.isSelected()), single.pixelSideProperty(), exact.pixelSideProperty(), points.selectedProperty());
    }

    private static VBox legend(String name, LogLegend legend) {
        Label title = Nodes.wrapping(Nodes.label(name, "picture-title"));
        return new VBox(title, legend);
    }

    @Override
    public ObservableValue<RoundTripInstrument.Style> wishes() {
        return wishes;
    }

    @Override
    public Region region() {
        return content;
    }

    private PictureFigure figure(String precision, boolean first) {
        RoundTripReading.Side side = shown == null ? null : first ? shown.single() : shown.exact();
        return PictureFigure.plane("Round-trip error in " + precision, model.dataAxis(0), model.dataAxis(1), side == null ? null
                : new PictureFigure.Legend("error, data units", Numbers.decade(side.low()), Numbers.decade(side.high()),
                        palette -> ColourMap.cividis(),
                        value -> value), points.isSelected() ? List.of(PictureFigure.Entry.DATA) : List.of());
    }

    @Override
    public void show(RoundTripReading reading) {
        shown = reading;
        single.setWindow(reading.window());
        exact.setWindow(reading.window());
        LensParts.show(reading.single().picture(), single);
        LensParts.show(reading.exact().picture(), exact);
        singleLegend.setRange(reading.single().low(), reading.single().high());
        exactLegend.setRange(reading.exact().low(), reading.exact().high());
        words.show(reading.sentences(), howToRead(reading));
        single.setAccessibleText("Round-trip error in float32 over data space. " + String.join(" ", reading.sentences()));
        exact.setAccessibleText("Round-trip error in float64 over data space.");
        chart.show(reading.points());
        redraws.rideAlong();
    }

    private static List<String> howToRead(RoundTripReading reading) {
        List<String> how = new ArrayList<>();
        if (!reading.slice().isEmpty()) {
            how.add("Maps: a slice, " + reading.slice() + ".");
        }
        how.add("Quantiles are over " + Numbers.count(reading.points().log10Kappa().length) + " " + reading.origin() + ".");
        int lost = Math.max(reading.single().lost(), reading.exact().lost());
        if (lost > 0) {
            how.add("Hatched: points that do not come back, " + Numbers.count(reading.single().lost()) + " cells in float32 and "
                    + Numbers.count(reading.exact().lost()) + " in float64.");
        }
        return how;
    }

    @Override
    public void restart() {
        words.show(List.of("How exactly points come back will appear here: press Space."), List.of());
        chart.restart();
    }

    @Override
    public void setTheme(Theme theme) {
        single.setGutterScale(theme.scale());
        exact.setGutterScale(theme.scale());
        chart.setTheme(theme, 1);
    }
}
