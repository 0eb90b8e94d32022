package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.lab.run.LensChoice;

/**
 * A view into the flow: reads the run off the window's thread, and shows on it what was read. The two halves share nothing but readings, which are
 * immutable or handed over for good, and the sizes of pictures.
 *
 * @param <R> what it reads
 */
public interface Lens<R> {

    LensChoice choice();

    /**
     * Reads the run; on the lenses' worker, which all lenses share. While the run goes on a reading should stay below some ten milliseconds.
     *
     * @param flows flows to read with
     */
    R read(RunInput input, FlowCache flows);

    /** Whether another reading of the same input would show more. Asked after each reading, on the worker. */
    default boolean canRefine() {
        return false;
    }

    /** Shows a reading; on the JavaFX thread. */
    void show(R reading);

    /** What is shown; the same at each call. Fits any size from 420 x 360 on. */
    Region region();

    /** A run begins: what is shown belongs to an old one. */
    void restart();

    void setTheme(Theme theme);
}
