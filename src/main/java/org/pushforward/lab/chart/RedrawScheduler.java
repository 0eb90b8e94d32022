package org.pushforward.lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.pushforward.lab.concurrent.FxThread;

/**
 * Draws what has changed, at most one view at a time and none more often than its turn comes. Where a picture goes to the screen many times a
 * second, drawings ride along with it: each pulse that paints costs the whole window, whatever has changed in it. Without such a picture a timer
 * does the same; it runs only while something waits. For the JavaFX thread.
 */
public final class RedrawScheduler {

    /** Two drawings a second let an eye follow a curve; each costs some ten milliseconds of a core that the training wants. */
    private static final long DEFAULT_INTERVAL_NANOS = 450_000_000;
    /** For what hardly shows; in the end a chart says the same as the figures beside it. */
    private static final long LEISURE_NANOS = 2_500_000_000L;
    /** So long without a carrier, the timer draws by itself. */
    private static final long PATIENCE_NANOS = 120_000_000;
    private static final long WAKE_MILLIS = 40;

    private final List<ChartView> waiting = new ArrayList<>();
    private final long least;
    private final boolean besideFigures;
    private final Runnable inPulse = this::drawUrgent;
    /** Whose next pulse draws what is urgent; null where nothing is. */
    private Scene awaited;
    private long interval;
    private long lastDraw;
    private long lastRide;
    private boolean awake;

    /** For the charts of a run. */
    public RedrawScheduler() {
        this(DEFAULT_INTERVAL_NANOS);
    }

    /**
     * For charts whose labels say the same as the figures beside them: what is urgent of them is drawn in the very pulse that paints the figures, so
     * that both are of one row of the history. How often that is, is up to whoever renews the figures.
     */
    public static RedrawScheduler besideFigures() {
        return new RedrawScheduler(DEFAULT_INTERVAL_NANOS, true);
    }

    /** @param least nanoseconds from one drawing of a view to its next, for charts that follow a hand rather than a run */
    public RedrawScheduler(long least) {
        this(least, false);
    }

    private RedrawScheduler(long least, boolean besideFigures) {
        this.least = least;
        this.besideFigures = besideFigures;
        this.interval = least;
    }

    /** @param nanos from one drawing of a view to its next, if that is longer than the least */
    public void setLeastInterval(long nanos) {
        interval = Math.max(least, nanos);
    }

    /** To be called when the coming pulse paints anyway. */
    public void rideAlong() {
        lastRide = System.nanoTime();
        drawOne();
    }

    /** Draws views that wait, out of their turn: for charts that would else belong to another picture than the one that the coming pulse paints. */
    public void drawNow(ChartView... views) {
        long now = System.nanoTime();
        for (ChartView view : views) {
            if (waiting.remove(view)) {
                lastDraw = now;
                view.drawNow(now);
            }
        }
    }

    void request(ChartView view) {
        if (!waiting.contains(view)) {
            waiting.add(view);
        }
        // The very first drawing has its turn: it loads half of JFreeChart.
        if (besideFigures && view.lastDrawn() > 0 && view.isUrgent()) {
            forgetPulse();
            awaited = view.getScene();
            awaited.addPreLayoutPulseListener(inPulse);
            Platform.requestNextPulse();
        }
        if (!awake) {
            awake = true;
            wakeLater();
        }
    }

    /** Not an animation: that would have JavaFX go through the whole scene sixty times a second. */
    private void wakeLater() {
        boolean carried = System.nanoTime() - lastRide < PATIENCE_NANOS;
        FxThread.after(carried ? TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS) : WAKE_MILLIS, this::wake);
    }

    private void wake() {
        if (System.nanoTime() - lastRide > PATIENCE_NANOS) {
            drawOne();
        }
        awake = !waiting.isEmpty();
        if (awake) {
            wakeLater();
        }
    }

    private void drawUrgent() {
        forgetPulse();
        drawNow(waiting.stream().filter(view -> view.lastDrawn() > 0 && view.isUrgent()).toArray(ChartView[]::new));
    }

    private void forgetPulse() {
        if (awaited != null) {
            awaited.removePreLayoutPulseListener(inPulse);
            awaited = null;
        }
    }

    private void drawOne() {
        long now = System.nanoTime();
        // Views take turns; spacing the turns evenly keeps two charts from being drawn one right after the other.
        if (now - lastDraw < interval / 4) {
            return;
        }
        ChartView due = null;
        for (ChartView view : waiting) {
            long least = view.isUrgent() ? interval : Math.max(interval, LEISURE_NANOS);
            if (now - view.lastDrawn() >= least && (due == null || view.lastDrawn() < due.lastDrawn())) {
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
