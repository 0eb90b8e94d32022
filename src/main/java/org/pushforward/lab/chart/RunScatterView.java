package org.pushforward.lab.chart;

import java.awt.geom.Point2D;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.pushforward.chart.RunScatter;

/**
 * Shows a board of runs, of which one can be picked: by moving the mouse near it, or with the arrow keys from left to right. The picked one wears a
 * ring and words; a click or Enter chooses it. A stop of a trail can be picked by the mouse too, for its words alone.
 */
public final class RunScatterView extends Region {

    private static final double REACH = 14;
    private static final double DISTANCE = 12;
    private static final double RING = 8;

    private final RunScatter chart;
    private final ChartView view;
    private final Circle ring = new Circle(RING);
    private final Label tip = new Label();
    private final IntFunction<String> words;
    private final IntConsumer chosen;
    private int[] order = {};
    private int picked = -1;
    private double scale = 1;

    /**
     * @param words  about a run or a stop, by its index as {@link RunScatter#nearest} returns it
     * @param chosen takes the index of a run that was chosen
     */
    public RunScatterView(RunScatter chart, RedrawScheduler scheduler, IntFunction<String> words, IntConsumer chosen) {
        this.chart = chart;
        this.words = words;
        this.chosen = chosen;
        view = new ChartView(chart, scheduler);
        // The focus is on the board, whose arrows go from run to run.
        view.setFocusTraversable(false);
        ring.getStyleClass().add("board-ring");
        ring.setMouseTransparent(true);
        tip.getStyleClass().add("board-tip");
        tip.setMouseTransparent(true);
        getChildren().addAll(view, ring, tip);
        getStyleClass().add("board-chart");
        setFocusTraversable(true);
        setMinSize(0, 0);
        pick(-1);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> pick(nearest(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> pick(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            pick(nearest(event));
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        focusedProperty().addListener((property, was, is) -> pick(-1));
    }

    /**
     * Other runs are shown from now on.
     *
     * @param fromLeft their indices from left to right
     */
    public void setOrder(int[] fromLeft) {
        order = fromLeft.clone();
        pick(-1);
    }

    /** @param newScale factor on reach and ring */
    public void setScale(double newScale) {
        scale = newScale;
        ring.setRadius(RING * newScale);
        pick(-1);
    }

    private int nearest(MouseEvent event) {
        return chart.nearest(event.getX(), event.getY(), REACH * scale).orElse(-1);
    }

    private void onKey(KeyEvent key) {
        KeyCode code = key.getCode();
        if (order.length == 0 || !chart.isDrawn() || code != KeyCode.LEFT && code != KeyCode.RIGHT && code != KeyCode.ENTER) {
            return;
        }
        if (code == KeyCode.ENTER) {
            choose();
        } else {
            int step = code == KeyCode.RIGHT ? 1 : -1;
            int at = -1;
            for (int i = 0; i < order.length; i++) {
                at = order[i] == picked ? i : at;
            }
            int next = at < 0 ? step > 0 ? 0 : order.length - 1 : Math.floorMod(at + step, order.length);
            pick(order[next]);
        }
        key.consume();
    }

    private void choose() {
        if (isRun(picked)) {
            chosen.accept(picked);
        }
    }

    private boolean isRun(int index) {
        return index >= 0 && index < order.length;
    }

    /** @param index of a run or a stop, -1 for none */
    private void pick(int index) {
        boolean shown = index >= 0;
        if (shown && index == picked) {
            return;
        }
        picked = index;
        ring.setVisible(shown);
        tip.setVisible(shown);
        setCursor(isRun(index) ? Cursor.HAND : Cursor.DEFAULT);
        setAccessibleText(shown ? words.apply(index) : chart.title());
        if (shown) {
            tip.setText(words.apply(index));
            Point2D place = chart.place(index);
            ring.setCenterX(place.getX());
            ring.setCenterY(place.getY());
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (view.getWidth() != getWidth() || view.getHeight() != getHeight()) {
            view.resizeRelocate(0, 0, getWidth(), getHeight());
            pick(-1);
        }
        double width = Math.min(getWidth(), tip.prefWidth(-1));
        double height = tip.prefHeight(width);
        double gap = (RING + DISTANCE) * scale;
        double right = ring.getCenterX() + gap;
        double x = right + width <= getWidth() ? right : ring.getCenterX() - gap - width;
        double y = ring.getCenterY() - height / 2;
        tip.resizeRelocate(Math.max(0, Math.min(getWidth() - width, x)), Math.max(0, Math.min(getHeight() - height, y)), width, height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }
}
