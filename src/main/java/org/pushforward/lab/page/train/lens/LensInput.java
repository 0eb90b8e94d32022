package org.pushforward.lab.page.train.lens;

import org.pushforward.base.RandomStreams;
import org.pushforward.chart.Theme;
import org.pushforward.data.Points;
import org.pushforward.flow.FlowModel;
import org.pushforward.train.TrainingSnapshot;

/**
 * What a lens reads. Immutable.
 *
 * @param data    the data of the run
 * @param run     the run as it stands, or as it stood at the step that a person went back to
 * @param running whether newer inputs will follow soon, so that speed counts more than detail
 * @param focus   what the lenses are turned to
 * @param theme   how pictures are to look
 * @param scale   factor on dots and lines of pictures: the theme's times the screen's
 */
public record LensInput(LearnedData data, TrainingSnapshot run, boolean running, LensFocus focus, Theme theme, double scale) {

    public FlowModel model() {
        return run.model();
    }

    public int couplings() {
        return run.model().spec().couplings();
    }

    /**
     * Points of the data as they enter the flow, with the padding in force; the same draws each time.
     *
     * @param mostRunning so many at most while the run goes on; at rest all that pictures show
     */
    public Points paddedPoints(int mostRunning) {
        Points points = data.points();
        int count = running ? Math.min(mostRunning, points.count()) : points.count();
        double[] padded = new double[count * model().dimension()];
        model().padding().append(points.values(), count, points.dimension(), new RandomStreams(0).stream(RandomStreams.Purpose.VIEW), padded);
        return new Points(count, model().dimension(), padded);
    }
}
