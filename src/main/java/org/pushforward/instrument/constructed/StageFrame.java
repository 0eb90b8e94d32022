package org.pushforward.instrument.constructed;

import java.util.List;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Window;

/**
 * A drawn moment.
 *
 * @param pixels   of one picture for two coordinates; of four those of the first block and of the second
 * @param contents what they were painted from
 */
public record StageFrame(StageRequest request, List<int[]> pixels, Window window, List<PictureContent> contents) {
}
