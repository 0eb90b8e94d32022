package org.pushforward.lab.chart;

import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.event.ChartChangeListener;
import org.jfree.chart.fx.ChartCanvas;
import org.pushforward.chart.Figure;
import org.pushforward.chart.LiveChart;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.TermMark;

/**
 * Shows one chart. JFreeChart's canvas would redraw on every event of the chart, on whatever thread raised it; here it is taken off the chart's
 * listeners, changes are gathered, and the scheduler draws once. A hidden view draws nothing until it is seen again, and has no canvas where many
 * are hidden.
 */
public final class ChartView extends Region {

    /** Below this the proportions on the screen mean nothing. */
    private static final double LEAST_FIGURE = 80;
    /** Of the width: a strip is no figure. */
    private static final double LEAST_PROPORTION = 0.45;
    private static final HiddenCanvases HIDDEN = new HiddenCanvases(HiddenCanvases.MOST_PIXELS);

    private final LiveChart content;
    private final JFreeChart chart;
    private final RedrawScheduler scheduler;
    private final ChartChangeListener changes = this::changed;
    private final Runnable release = this::release;
    /** Stands for the title on the canvas, so that its terms can be explained; as large as these words in its font. */
    private final Region title = new Region();
    private final Text words = new Text();
    /** Null while it is given up. */
    private ChartCanvas canvas = newCanvas();
    /** Pixels of the screen for each unit of length, squared: of the window that it was drawn in. */
    private double density = 1;
    private long lastDrawn;
    private boolean stale = true;

    public ChartView(LiveChart chart, RedrawScheduler scheduler) {
        this.scheduler = scheduler;
        this.content = chart;
        this.chart = chart.chart();
        this.chart.addChangeListener(changes);
        words.setText(chart.title());
        TermMark.on(title, words.textProperty());
        title.setManaged(false);
        getChildren().addAll(canvas, title);
        getStyleClass().add("chart-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(chart.title());
        setMinSize(0, 0);
        FigureMenu.install(this, this::figure);
        InvalidationListener seen = observable -> seenOrNot();
        visibleProperty().addListener(seen);
        sceneProperty().addListener(seen);
    }

    private static ChartCanvas newCanvas() {
        ChartCanvas canvas = new ChartCanvas(null);
        // LCD smoothing fringes on coloured grounds and in screenshots.
        canvas.getGraphicsContext2D().setFontSmoothingType(FontSmoothingType.GRAY);
        // Zooming would break the promise of fixed ranges; tooltips would need an entity for each point at each drawing.
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        return canvas;
    }

    /** What the chart shows, in the proportions of the screen. */
    public Figure figure() {
        Figure figure = content.figure();
        return getWidth() > LEAST_FIGURE && getHeight() > LEAST_FIGURE
                ? new Figure(figure.title(), figure.axes(), figure.data(), Math.max(figure.width(), getWidth()),
                        Math.max(figure.width(), getWidth()) * Math.max(getHeight() / getWidth(), LEAST_PROPORTION), figure.painter())
                : figure;
    }

    private void changed(ChartChangeEvent event) {
        stale = true;
        requestIfSeen();
    }

    private boolean isSeen() {
        return isVisible() && getScene() != null;
    }

    private void seenOrNot() {
        if (isSeen()) {
            HIDDEN.show(release);
            if (canvas == null) {
                canvas = newCanvas();
                getChildren().add(0, canvas);
            }
            requestIfSeen();
        } else if (canvas != null) {
            HIDDEN.hide(release, canvas.getWidth() * canvas.getHeight() * density);
        }
    }

    /** Gives up the canvas until the view is seen again. */
    private void release() {
        canvas.setChart(null);
        getChildren().remove(canvas);
        canvas = null;
        stale = true;
        HiddenPeers.followSoon(this);
    }

    private void requestIfSeen() {
        if (stale && isSeen()) {
            scheduler.request(this);
        }
    }

    /** Whether it is seen and does not yet show what it should. */
    public boolean isBehind() {
        return stale && isSeen() && isUrgent() && getWidth() > 0 && getHeight() > 0;
    }

    /** Whether what has changed is to be seen, and not a fraction of a pixel at the end of a curve. */
    boolean isUrgent() {
        return content.isUrgent();
    }

    long lastDrawn() {
        return lastDrawn;
    }

    void drawNow(long now) {
        lastDrawn = now;
        if (isSeen() && canvas != null && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            draw();
        }
    }

    private void draw() {
        stale = false;
        setAccessibleText(content.title());
        placeTitle();
        content.drawn();
        Window window = getScene().getWindow();
        density = window == null ? 1 : window.getRenderScaleX() * window.getRenderScaleY();
        if (canvas.getChart() == null) {
            // Draws at once, and listens.
            canvas.setChart(chart);
            chart.removeChangeListener(canvas);
        } else {
            canvas.draw();
        }
    }

    private void placeTitle() {
        if (chart.getTitle() == null) {
            return;
        }
        words.setText(content.title());
        words.setFont(Font.font("Pushforward Sans", FontWeight.BOLD, chart.getTitle().getFont().getSize2D()));
        Bounds size = words.getLayoutBounds();
        // The chart breaks a title that is too long for it into lines.
        double lines = Math.max(1, Math.ceil(size.getWidth() / Math.max(1, canvas.getWidth())));
        title.resizeRelocate(snappedLeftInset(), snappedTopInset(), Math.min(size.getWidth(), canvas.getWidth()),
                Math.ceil(lines * size.getHeight()));
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset()));
        double height = snapSizeY(Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset()));
        if (canvas == null) {
            return;
        }
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            // With a chart, the canvas would draw for its width and once more for its height.
            canvas.setChart(null);
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
            if (lastDrawn == 0) {
                // The first drawing loads half of JFreeChart: after the window stands.
                requestIfSeen();
            } else if (getScene() != null) {
                draw();
            }
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 200;
    }
}
