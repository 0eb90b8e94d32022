package org.pushforward.lab.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Canvases of charts that are not seen at the moment. JavaFX keeps the texture of each canvas for as long as the canvas lives, from a pool that is a
 * quarter of the heap where it draws without a graphics card; once the charts of all pages fill it, on a large screen, nothing more can be drawn and
 * the window freezes. So those that have not been seen for longest give theirs up, and draw anew when they are seen again.
 * One for all windows, as the pool is. For the JavaFX thread.
 */
final class HiddenCanvases {

    /** Four bytes each: 24 MB, less than a fifth of the pool of the heap of lab.options. At 1600 x 1000 this holds the charts of all pages. */
    static final double MOST_PIXELS = 6e6;

    private final double most;
    /** By what gives each up; the one that was hidden first comes first. */
    private final Map<Runnable, Double> hidden = new LinkedHashMap<>();
    private double pixels;

    HiddenCanvases(double most) {
        this.most = most;
    }

    /**
     * A canvas is not seen from now on.
     *
     * @param release gives the canvas up; called at once or later, once, unless it is seen before
     * @param size    in pixels of the screen
     */
    void hide(Runnable release, double size) {
        show(release);
        hidden.put(release, size);
        pixels += size;
        while (pixels > most) {
            Runnable eldest = hidden.keySet().iterator().next();
            show(eldest);
            eldest.run();
        }
    }

    void show(Runnable release) {
        Double size = hidden.remove(release);
        // Sums of numbers that come and go drift; the empty one does not.
        pixels = hidden.isEmpty() ? 0 : pixels - (size == null ? 0 : size);
    }
}
