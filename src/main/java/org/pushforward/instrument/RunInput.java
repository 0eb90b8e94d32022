package org.pushforward.instrument;

import org.pushforward.chart.Theme;
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
public record RunInput(LearnedData data, TrainingSnapshot run, boolean running, Focus focus, Theme theme, double scale) {

    public FlowModel model() {
        return run.model();
    }

    public int couplings() {
        return run.model().spec().couplings();
    }
}
