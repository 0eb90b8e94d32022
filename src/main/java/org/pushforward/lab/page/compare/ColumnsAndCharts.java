package org.pushforward.lab.page.compare;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Columns of equal width above, charts of equal width below, which get the height that the square pictures in the columns leave. */
final class ColumnsAndCharts extends Pane {

    private static final double GAP = 24;
    private static final double ROW_GAP = 12;
    /** Lower charts cannot be read. */
    private static final double LEAST_CHART_SHARE = 0.37;
    /** Of the height, whatever the charts need: the pictures have the rest. */
    private static final double MOST_CHART_SHARE = 0.45;
    /** Where curves are drawn. */
    private static final double LEAST_PLOT = 76;
    /** A title in two lines, an axis and its title, for type at its nominal size. */
    private static final double AROUND_PLOT = 71;

    private List<ColumnView> columns = List.of();
    private List<? extends Region> charts;
    private double scale = 1;

    ColumnsAndCharts(List<? extends Region> charts) {
        this.charts = charts;
        getChildren().setAll(charts);
        getStyleClass().add("columns-and-charts");
        setMinSize(0, 0);
        // A size of its own: the default would be where the children happen to lie.
        setPrefSize(900, 600);
    }

    void setColumns(List<ColumnView> newColumns) {
        columns = newColumns;
        getChildren().setAll(newColumns);
        getChildren().addAll(charts);
        requestLayout();
    }

    /** @param newScale of the type */
    void setScale(double newScale) {
        scale = newScale;
        requestLayout();
    }

    void setCharts(List<? extends Region> newCharts) {
        charts = newCharts;
        setColumns(columns);
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        if (width <= 0 || height <= 0) {
            return;
        }
        double columnWidth = width(width, columns.size());
        // What the charts want beyond their share the columns give as far as their numbers stay to be read.
        double needed = columns.stream().mapToDouble(column -> column.leastHeight(columnWidth)).max().orElse(0);
        double high = Math.min(MOST_CHART_SHARE * height, LEAST_PLOT + AROUND_PLOT * scale);
        double most = Math.min(height * (1 - LEAST_CHART_SHARE) - ROW_GAP, Math.max(height - high - ROW_GAP, needed));
        double wanted = columns.stream().mapToDouble(column -> column.prefHeight(columnWidth)).max().orElse(0);
        double above = snapSizeY(Math.min(wanted, most));
        layoutRow(columns, x, y, width, above);
        layoutRow(charts, x, y + above + ROW_GAP, width, height - above - ROW_GAP);
    }

    private double width(double whole, int count) {
        return Math.floor((whole - GAP * (count - 1)) / Math.max(1, count));
    }

    private void layoutRow(List<? extends Region> row, double x, double y, double width, double height) {
        double each = width(width, row.size());
        for (int i = 0; i < row.size(); i++) {
            row.get(i).resizeRelocate(snapPositionX(x + i * (each + GAP)), snapPositionY(y), each, height);
        }
    }
}
