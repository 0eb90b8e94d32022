package org.pushforward.instrument.point;

import org.pushforward.data.Padding;
import org.pushforward.data.Window;
import org.pushforward.instrument.SquarePicture;

/**
 * What the padding lens shows.
 *
 * @param padding  in force
 * @param figures  null without padding
 * @param pictures null without padding, or while the view has no size
 */
public record PaddingReading(Padding padding, PaddingUse figures, Pictures pictures) {

    /**
     * Scatters of the padding coordinates, the first two, or the only one over the first coordinate of the data.
     *
     * @param noiseWindow what the picture of the noise shows
     * @param dataWindow  what that of the data's side shows
     */
    public record Pictures(Window noiseWindow, SquarePicture noise, Window dataWindow, SquarePicture data) {
    }
}
