package org.pushforward.lab.tool;

import java.util.List;
import java.util.Map;

/** A page that trains, as the meter sees it. For the window's thread, {@link #speedsWithout} excepted. */
public interface MeasuredPage {

    /**
     * How far a run had come when it was last seen.
     *
     * @param step  of the run
     * @param nanos when it was seen, by {@link System#nanoTime()}
     */
    record Seen(long step, long nanos) {
    }

    /** So many that no measured run ends by itself. */
    int STEPS = 1_000_000;

    /** What is said about the page in the report, before the figures. */
    Map<String, Object> description();

    /**
     * Shows the page with runs of {@value #STEPS} steps.
     *
     * @param whenReady   run once they stand at their first step
     * @param whenPicture run whenever a picture of a newer step is handed to the window
     */
    void show(Runnable whenReady, Runnable whenPicture);

    boolean isPlaying();

    void playOrPause();

    /** One for each run, or what was last seen of it. */
    List<Seen> progress();

    /**
     * Trains the same runs as the page does, but with no window to it. Not for the window's thread.
     *
     * @return steps a second of each
     */
    List<Double> speedsWithout(double seconds);
}
