package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.pushforward.chart.GaugeFigure;
import org.pushforward.chart.Numbers;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.lab.control.FigureMenu;

/**
 * The distance of the flow's samples on a scale on which 1 is the median of what samples of the data themselves have, with the band of 19 of 20 of
 * those: within it the flow cannot be told from the data. The scale is fixed; what lies beyond it is shown at its end.
 */
final class DistanceGauge extends Region {

    private static final int SPAN = GaugeFigure.SPAN;
    private static final double ROW = 20;
    private static final double TICK = 4;
    private static final double DOT = 4.5;
    private static final double GAP = 6;

    private final Line axis = new Line();
    private final Line[] ticks = new Line[SPAN + 1];
    private final Text[] labels = new Text[SPAN + 1];
    private final Rectangle band = new Rectangle();
    private final Line reference = new Line();
    private final Text referenceName = new Text("data against data");
    private final Circle dot = new Circle();
    private final Polygon beyond = new Polygon();
    private final Text name = new Text();
    private double distance;
    private Yardstick yardstick;
    private double scale = 1;

    /** @param title what is measured, for those who take it away */
    DistanceGauge(String title) {
        FigureMenu.install(this, () -> GaugeFigure.of(title, distance, yardstick));
        getStyleClass().add("distance-gauge");
        setAccessibleRole(AccessibleRole.TEXT);
        for (int i = 0; i <= SPAN; i++) {
            ticks[i] = new Line();
            ticks[i].getStyleClass().add("gauge-axis");
            labels[i] = new Text(i == 0 ? "0" : i + " ×");
            labels[i].getStyleClass().add("tick-label");
            labels[i].setTextOrigin(VPos.TOP);
        }
        axis.getStyleClass().add("gauge-axis");
        band.getStyleClass().add("gauge-band");
        reference.getStyleClass().add("gauge-reference");
        dot.getStyleClass().add("gauge-flow");
        beyond.getStyleClass().add("gauge-flow");
        for (Text text : List.of(referenceName, name)) {
            text.getStyleClass().add("gauge-name");
            text.setTextOrigin(VPos.CENTER);
        }
        for (Node[] nodes : new Node[][] {{band, axis}, ticks, labels, {reference, referenceName, dot, beyond, name}}) {
            getChildren().addAll(nodes);
        }
        getChildren().forEach(node -> node.setManaged(false));
        clear();
    }

    void setScale(double newScale) {
        scale = newScale;
        requestLayout();
    }

    void clear() {
        show(Double.NaN, Yardstick.UNKNOWN);
    }

    /** @param newYardstick whose median stands for 1 */
    void show(double newDistance, Yardstick newYardstick) {
        distance = newDistance;
        yardstick = newYardstick;
        double multiple = distance / yardstick.median();
        name.setText(Double.isNaN(multiple) ? "" : "flow " + Numbers.brief(multiple) + " ×");
        setAccessibleText(Double.isNaN(multiple) ? "" : name.getText() + ": " + yardstick.words(distance) + ".");
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double row = ROW * scale;
        // The flow above, the data in the middle, the axis below.
        double bottom = snapPositionY(2 * row) + 0.5;
        set(axis, 0, bottom, width, bottom);
        for (int i = 0; i <= SPAN; i++) {
            double x = snapPositionX(i * (width - 1) / SPAN) + 0.5;
            set(ticks[i], x, bottom, x, bottom + TICK);
            double wide = labels[i].getLayoutBounds().getWidth();
            labels[i].relocate(snapPositionX(Math.max(0, Math.min(width - wide, x - wide / 2))), bottom + TICK + 2);
        }
        double unit = width / SPAN;
        boolean any = !Double.isNaN(distance / yardstick.median());
        for (Node node : List.of(band, reference, referenceName, dot, beyond)) {
            node.setVisible(any);
        }
        if (any) {
            layoutReference(unit, row, bottom);
            layoutFlow(unit, row / 2);
        }
    }

    private void layoutReference(double unit, double row, double bottom) {
        double low = yardstick.low() / yardstick.median() * unit;
        // Of heavy tails the band goes on beyond the gauge.
        double high = Math.min(getWidth(), yardstick.high() / yardstick.median() * unit);
        band.setX(low);
        band.setWidth(high - low);
        band.setY(0);
        band.setHeight(bottom);
        set(reference, unit, 0, unit, bottom);
        double wide = referenceName.getLayoutBounds().getWidth();
        double x = high + GAP + wide <= getWidth() ? high + GAP : Math.max(unit + GAP, getWidth() - GAP - wide);
        referenceName.relocate(x, 1.5 * row - referenceName.getLayoutBounds().getHeight() / 2);
    }

    private void layoutFlow(double unit, double y) {
        double multiple = distance / yardstick.median();
        boolean inside = multiple <= SPAN;
        boolean outside = multiple > SPAN;
        dot.setVisible(inside);
        beyond.setVisible(outside);
        double radius = DOT * scale;
        dot.setRadius(radius);
        dot.setCenterX(multiple * unit);
        dot.setCenterY(y);
        double end = getWidth();
        beyond.getPoints().setAll(end - 2 * radius, y - radius, end, y, end - 2 * radius, y + radius);
        double wide = name.getLayoutBounds().getWidth();
        double x = GaugeFigure.nameStart(multiple, radius, GAP, name.getLayoutBounds().getWidth(), unit);
        name.relocate(x, y - name.getLayoutBounds().getHeight() / 2);
    }

    private static void set(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(2 * ROW * scale + TICK + 3 + labels[0].getLayoutBounds().getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 240;
    }
}
