package org.pushforward.lab.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Draws what has changed, at most one view a pulse and none more often than its turn comes, so that no pulse carries more than one drawing. Runs only
 * while something waits to be drawn. For the JavaFX thread.
 */
public final class RedrawScheduler {

    /** About five drawings a second are all that an eye follows in a curve. */
    private static final long DEFAULT_INTERVAL_NANOS = 200_000_000;

    private final List<ChartView> waiting = new ArrayList<>();
    private long interval = DEFAULT_INTERVAL_NANOS;
    private long lastDraw;
    private boolean running;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drawOne(now);
        }
    };

    /** @param nanos from one drawing of a view to its next, at least the default of a fifth of a second */
    public void setLeastInterval(long nanos) {
        interval = Math.max(DEFAULT_INTERVAL_NANOS, nanos);
    }

    void request(ChartView view) {
        if (!waiting.contains(view)) {
            waiting.add(view);
        }
        if (!running) {
            running = true;
            timer.start();
        }
    }

    private void drawOne(long now) {
        if (waiting.isEmpty()) {
            running = false;
            timer.stop();
            return;
        }
        // Views take turns; spacing the turns evenly keeps two charts from being drawn in neighbouring pulses.
        if (now - lastDraw < interval / 4) {
            return;
        }
        ChartView due = null;
        for (ChartView view : waiting) {
            if (now - view.lastDrawn() >= interval && (due == null || view.lastDrawn() < due.lastDrawn())) {
                due = view;
            }
        }
        if (due != null) {
            waiting.remove(due);
            lastDraw = now;
            due.drawNow(now);
        }
    }
}
