package org.pushforward.instrument.place;

import org.pushforward.chart.Theme;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.TrainingSnapshot;

/**
 * What a picture of the data space is to show.
 *
 * @param data     the data of the run
 * @param snapshot the run, or null while there is only data
 * @param running  whether newer snapshots will follow soon, so that speed counts more than detail
 * @param style    how it is to look
 */
public record PictureRequest(LearnedData data, TrainingSnapshot snapshot, boolean running, Style style) {

    /**
     * @param side  device pixels
     * @param scale factor on dots
     */
    public record Style(int side, Theme theme, double scale, boolean density, boolean samples, boolean points) {
    }
}
