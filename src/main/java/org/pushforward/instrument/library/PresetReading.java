package org.pushforward.instrument.library;

import org.pushforward.data.Window;
import org.pushforward.instrument.SquarePicture;

/** The pictures of a preset's runs. */
public record PresetReading(PresetRequest request, Learned good, Learned bad) {

    /** What a run has learned, with some of its data, over their window. */
    public record Learned(Window window, SquarePicture picture) {
    }
}
