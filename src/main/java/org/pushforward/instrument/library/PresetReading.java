package org.pushforward.instrument.library;

import org.pushforward.data.Window;
import org.pushforward.instrument.SquarePicture;

/** The pictures of a preset. */
public record PresetReading(PresetRequest request, Made good, Made bad) {

    /** What a run has learned, or couplings make, with some of the data, over their window. */
    public record Made(Window window, SquarePicture picture) {
    }
}
