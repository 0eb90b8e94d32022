package org.pushforward.lab.page.train.lens;

import org.pushforward.data.Padding;
import org.pushforward.data.Window;

/**
 * What the padding lens shows.
 *
 * @param padding  in force
 * @param figures  null without padding
 * @param pictures null without padding, or while the view has no size
 */
record PaddingReading(Padding padding, PaddingFigures figures, Pictures pictures) {

    /**
     * Scatters of the padding coordinates, the first two, or the only one over the first coordinate of the data.
     *
     * @param noiseWindow what the picture of the noise shows
     * @param dataWindow  what that of the data's side shows
     */
    record Pictures(Window noiseWindow, SquarePicture noise, Window dataWindow, SquarePicture data) {
    }
}
