package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.pushforward.chart.BarsFigure;
import org.pushforward.chart.Figure;
import org.pushforward.chart.Numbers;

/**
 * Signed numbers as horizontal bars from a common zero, each with its name and its value, in as many columns as keep it low. The scale may widen
 * but never shrinks until {@link #restart}.
 */
public final class TermBars extends Region {

    private static final double GAP = 6;
    private static final double COLUMN_GAP = 24;
    private static final double BAR_SHARE = 0.5;
    private static final int COMFORTABLE_ROWS = 10;
    /** Both in widths of the pattern. */
    private static final double LEAST_COLUMN = 3;
    /** A longer way from name to number is hard to follow. */
    private static final double MOST_COLUMN = 10;
    private static final double LEAST_REACH = 0.1;

    public record Term(String name, double value) {
    }

    private final String title;
    private final String count;
    private final String quantity;
    private final List<Row> rows = new ArrayList<>();
    private final Label pattern = new Label("−10.00");
    private List<Term> terms = List.of();
    private double reach = LEAST_REACH;

    private static final class Row {

        private final Label name = new Label();
        private final Label value = new Label();
        private final Region bar = new Region();
        private final Region zero = new Region();

        Row() {
            name.getStyleClass().add("term-name");
            value.getStyleClass().add("term-value");
            bar.getStyleClass().add("term-bar");
            zero.getStyleClass().add("term-zero");
        }

        void show(Term term, int decimals) {
            String text = Numbers.fixed(term.value(), decimals);
            if (!text.equals(value.getText())) {
                value.setText(text);
            }
            if (!term.name().equals(name.getText())) {
                name.setText(term.name());
            }
        }
    }

    /**
     * @param title    what the numbers are, for those who take them away
     * @param count    what their names count
     * @param quantity what they measure, with its unit
     */
    public TermBars(String title, String count, String quantity) {
        this.title = title;
        this.count = count;
        this.quantity = quantity;
        FigureMenu.install(this, this::figure);
        pattern.getStyleClass().add("term-value");
        pattern.setVisible(false);
        getChildren().add(pattern);
    }

    private Figure figure() {
        return BarsFigure.of(title, count, terms.stream().map(Term::name).toList(), quantity, terms.stream().mapToDouble(Term::value).toArray(),
                rows.stream().map(row -> row.value.getText()).toList());
    }

    /** Begins the scale anew. */
    public void restart() {
        reach = LEAST_REACH;
    }

    public void show(List<Term> newTerms) {
        terms = newTerms;
        while (rows.size() < terms.size()) {
            Row row = new Row();
            rows.add(row);
            getChildren().addAll(row.zero, row.bar, row.name, row.value);
        }
        while (rows.size() > terms.size()) {
            Row row = rows.remove(rows.size() - 1);
            getChildren().removeAll(row.zero, row.bar, row.name, row.value);
        }
        for (Term term : terms) {
            if (Double.isFinite(term.value())) {
                reach = Math.max(reach, Math.abs(term.value()));
            }
        }
        // Two digits of a bar of a tenth of the scale.
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(reach)));
        for (int i = 0; i < terms.size(); i++) {
            rows.get(i).show(terms.get(i), decimals);
        }
        requestLayout();
    }

    private double rowHeight() {
        return Math.ceil(pattern.prefHeight(-1)) + 1;
    }

    private double leastColumn() {
        return LEAST_COLUMN * pattern.prefWidth(-1);
    }

    private int rowsPerColumn(double width) {
        int mostColumns = (int) Math.max(1, (width + COLUMN_GAP) / (leastColumn() + COLUMN_GAP));
        return Math.max(Math.min(terms.size(), COMFORTABLE_ROWS), (terms.size() + mostColumns - 1) / mostColumns);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return rowsPerColumn(width) * rowHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return leastColumn();
    }

    @Override
    protected void layoutChildren() {
        if (terms.isEmpty()) {
            return;
        }
        double rowHeight = rowHeight();
        int perColumn = rowsPerColumn(getWidth());
        int columns = (terms.size() + perColumn - 1) / perColumn;
        double width = Math.min(MOST_COLUMN * pattern.prefWidth(-1), (getWidth() - (columns - 1) * COLUMN_GAP) / columns);
        double nameWidth = 0;
        double valueWidth = 0;
        for (Row row : rows) {
            nameWidth = Math.max(nameWidth, row.name.prefWidth(-1));
            valueWidth = Math.max(valueWidth, row.value.prefWidth(-1));
        }
        double room = Math.max(0, width - nameWidth - valueWidth - 2 * GAP);
        for (int i = 0; i < rows.size(); i++) {
            double x = i / perColumn * (width + COLUMN_GAP);
            double y = i % perColumn * rowHeight;
            layoutRow(rows.get(i), terms.get(i).value(), new double[] {x, y, nameWidth, room, valueWidth}, rowHeight);
        }
    }

    /** @param at left, top, and the widths of name, bar and value */
    private void layoutRow(Row row, double value, double[] at, double rowHeight) {
        row.name.resizeRelocate(at[0], at[1], at[2], rowHeight);
        double left = at[0] + at[2] + GAP;
        double middle = snapPositionX(left + at[3] / 2);
        double length = Double.isFinite(value) ? Math.abs(value) / reach * at[3] / 2 : 0;
        double thickness = Math.max(2, Math.floor(rowHeight * BAR_SHARE));
        row.bar.resizeRelocate(value < 0 ? middle - length : middle, snapPositionY(at[1] + (rowHeight - thickness) / 2), length, thickness);
        row.zero.resizeRelocate(middle, at[1], 1, rowHeight);
        double valueWidth = row.value.prefWidth(-1);
        row.value.resizeRelocate(left + at[3] + GAP + at[4] - valueWidth, at[1], valueWidth, rowHeight);
    }
}
