package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.GradientDepthChart;
import org.pushforward.chart.GradientStepChart;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.gradient.GradientsReading;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.RedrawScheduler;

/** The gradient's norm against depth and against the step, and sentences on both. */
final class GradientsView implements LensView<Boolean, GradientsReading> {

    private static final List<String> HOW = List.of("Bands: 5 to 95 % and 25 to 75 %, with the median.",
            "By layer they go over the rows of the later half of the run, and the dashes are the newest row;",
            "over the steps they go over the layers, with those at both ends thin and the norm of all dashed.",
            "Each row has the gradient of the one batch that its step was made with.");

    private final GradientDepthChart byDepth = new GradientDepthChart();
    private final GradientStepChart byStep = new GradientStepChart();
    private final RedrawScheduler redraws = new RedrawScheduler();
    private final LensWords words = new LensWords();
    private final TwoCharts content = new TwoCharts(new ChartView(byDepth, redraws), new ChartView(byStep, redraws), words);
    private final ReadOnlyObjectWrapper<Boolean> wishes = new ReadOnlyObjectWrapper<>(this, "wishes", true);
    /** Null before the first. */
    private GradientsReading shown;

    GradientsView() {
        AlignedCharts.column(List.of(byDepth, byStep));
    }

    @Override
    public ObservableValue<Boolean> wishes() {
        return wishes.getReadOnlyProperty();
    }

    @Override
    public Region region() {
        return content;
    }

    @Override
    public void show(GradientsReading reading) {
        if (!reading.hasRunOf(shown)) {
            byDepth.restart();
            byStep.setRun(reading.layers(), reading.clip());
            byStep.restart(reading.steps());
        }
        shown = reading;
        content.showCharts(reading.descends());
        words.show(reading.sentences(), reading.descends() ? HOW : List.of());
        byDepth.show(reading.norms());
        byStep.show(reading.history());
        redraws.rideAlong();
    }

    @Override
    public void restart() {
        shown = null;
        words.show(List.of("The gradient's norm of each layer will appear here: press Space."), List.of());
        byDepth.restart();
        byStep.restart(1);
    }

    @Override
    public void setTheme(Theme theme) {
        content.setScale(theme.scale());
        byDepth.setTheme(theme, 1);
        byStep.setTheme(theme, 1);
    }
}
