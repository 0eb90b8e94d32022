package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ModeMassChart;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Palette;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.fit.FitMeasure;
import org.pushforward.instrument.fit.FitMeasures;
import org.pushforward.instrument.fit.FitReading;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.ColourStrip;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.run.LensModel;

/** The map of differences, the numbers, the distance of the samples on a scale, and the modes. */
final class FitView implements LensView<Integer, FitReading> {

    private static final String GAUGE = "Sliced W₂ over that of the data (band: 19 of 20)";

    private final LensModel model;
    private final PixelView picture = new PixelView(this::figure);
    private final Label title = Nodes.label("", "picture-title");
    private final Label low = Nodes.label("", "picture-origin");
    private final Label high = Nodes.label("", "picture-origin");
    private final ColourStrip strip = ColourStrip.difference();
    private final HBox legend = new HBox(low, strip, high);
    private final Label reading = Nodes.label("", "picture-origin");
    private final FitMeasuresPane measures = new FitMeasuresPane();
    private final DistanceGauge gauge = new DistanceGauge(GAUGE);
    private final ModeMassChart modes = new ModeMassChart();
    private final RedrawScheduler redraws = new RedrawScheduler();
    private final ChartView modesView = new ChartView(modes, redraws);
    private final Label noModes = Nodes.label("", "measure-note");
    private final FitPane content;
    private final LensStack region;
    private final ObservableValue<Integer> pictureSide = picture.pixelSideProperty().asObject();
    private FitReading shown;

    /** @param model tells whether there are data */
    FitView(LensModel model) {
        this.model = model;
        for (Label label : List.of(title, low, high)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        legend.getStyleClass().add("colour-scale");
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox caption = new HBox(title, space, legend);
        caption.getStyleClass().add("picture-caption");
        caption.setAlignment(Pos.CENTER_LEFT);
        Nodes.wrapping(reading);
        Nodes.wrapping(noModes);
        noModes.setAlignment(Pos.TOP_LEFT);
        noModes.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        Label gaugeTitle = Nodes.sentences(GAUGE, "picture-title");
        noModes.setMinHeight(Region.USE_PREF_SIZE);
        modesView.managedProperty().bind(modesView.visibleProperty());
        noModes.managedProperty().bind(noModes.visibleProperty());
        content = new FitPane(caption, picture, reading, measures, new VBox(gaugeTitle, gauge), new StackPane(modesView, noModes));
        Label none = Nodes.wrapping(Nodes.label("", "lens-hint"));
        Nodes.bind(none, model.whyNoDataProperty().map(why -> "No data. " + why
                + " How near the flow has come to its data cannot be measured without them; all other lenses show the flow by itself."));
        none.visibleProperty().bind(model.whyNoDataProperty().isNotEmpty());
        content.visibleProperty().bind(none.visibleProperty().not());
        region = new LensStack(content, none);
        restart();
    }

    @Override
    public ObservableValue<Integer> wishes() {
        return pictureSide;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void show(FitReading newest) {
        if (newest == shown) {
            return;
        }
        boolean measured = shown == null || !newest.measures().equals(shown.measures()) || !newest.hasRowOf(shown);
        shown = newest;
        picture.setWindow(newest.data().window());
        if (newest.side() > 0) {
            picture.show(newest.pixels(), newest.side());
            picture.setContent(newest.content());
        }
        // A round number needs no more decimals than its first digit.
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(newest.range()) + 1e-9));
        LensParts.setText(low, Numbers.fixed(-newest.range(), decimals));
        LensParts.setText(high, Numbers.fixed(newest.range(), decimals));
        if (measured) {
            newest.measures().ifPresent(measures -> showMeasures(newest, measures));
        }
    }

    private PictureFigure figure() {
        boolean map = legend.isVisible();
        return PictureFigure.plane(title.getText(), model.dataAxis(0), model.dataAxis(1),
                map ? PictureFigure.Legend.difference("density of data − flow, per unit²", low.getText(), high.getText()) : null,
                map ? List.of() : List.of(new PictureFigure.Entry("held-out points", Palette::data), PictureFigure.Entry.SAMPLES))
                .saying(reading.getText());
    }

    private void showMeasures(FitReading newest, FitMeasures fit) {
        List<FitMeasure> lines = FitMeasure.of(newest);
        boolean map = fit.difference().isPresent();
        LensParts.setText(title, map ? "Data − flow" : "Held-out data and samples");
        legend.setVisible(map);
        String flow = "Flow at step " + Numbers.count(fit.step());
        LensParts.setText(reading, map ? flow + ", " + fit.density().words(fit.resolution())
                + ", per unit². Orange: it gives too little; blue: too much. Colours go with the root of the difference."
                : flow + ". Orange: points that were held out; blue: samples of the flow."
                        + (newest.data().isPlanar() ? "" : " Shown: " + newest.data().wordsOfAxes() + "; numbers are of all coordinates."));
        measures.show(lines);
        gauge.show(newest.distance(), newest.data().yardstick());
        boolean hasModes = fit.modes().isPresent();
        modesView.setVisible(hasModes);
        noModes.setVisible(!hasModes);
        content.setCharted(hasModes);
        if (hasModes) {
            modes.show(fit.modes().get());
            redraws.rideAlong();
        } else {
            LensParts.setText(noModes, map || newest.data().distribution().isPresent() ? "These data have no separate modes to be counted."
                    : "The true density of these points is unknown: what can be measured is how their held-out part fits.");
        }
        picture.setAccessibleText(lines.stream().map(line -> line.name() + ": " + line.value())
                .collect(Collectors.joining("; ", title.getText() + ". ", ".")));
    }

    @Override
    public void restart() {
        shown = null;
        LensParts.setText(title, "Data − flow");
        legend.setVisible(false);
        LensParts.setText(reading, "How near the flow has come to its data will appear here.");
        measures.show(new ArrayList<>());
        gauge.clear();
        modes.restart();
        modesView.setVisible(true);
        noModes.setVisible(false);
    }

    @Override
    public void setTheme(Theme theme) {
        strip.setTheme(theme);
        picture.setGutterScale(theme.scale());
        gauge.setScale(theme.scale());
        content.setScale(theme.scale());
        modes.setTheme(theme, 1);
    }
}
