package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.TableFigure;
import org.pushforward.instrument.fit.FitMeasure;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.TermMark;

/** Numbers with their names above and what there is to be said of them below, in one column or two; the words only where there is room for them. */
final class FitMeasuresPane extends Pane {

    private static final double GAP = 12;
    private static final double COLUMN_GAP = 24;

    private final List<Entry> entries = new ArrayList<>();
    private List<FitMeasure> shown = List.of();
    private int columns = 1;
    private boolean annotated = true;

    FitMeasuresPane() {
        FigureMenu.install(this, this::figure);
    }

    /** Names and values are drawn; what there is to be said of them is in the numbers too. */
    private Figure figure() {
        List<String> names = shown.stream().map(FitMeasure::name).toList();
        List<String> values = shown.stream().map(FitMeasure::value).toList();
        DataTable drawn = new DataTable("measures", List.of(DataTable.Column.of("measure", names), DataTable.Column.of("value", values)));
        List<DataTable.Column> columns = new ArrayList<>(drawn.columns());
        columns.add(DataTable.Column.of("remark", shown.stream().map(FitMeasure::note).toList()));
        Figure table = TableFigure.of("How near the flow has come to its data", drawn);
        return new Figure(table.title(), table.axes(), shown.isEmpty() ? List.of() : List.of(new DataTable(drawn.name(), columns)), table.width(),
                table.height(), table.painter());
    }

    private record Entry(Label name, Label value, Label note, Tooltip help) {

        static Entry create() {
            Entry entry = new Entry(TermMark.on(new Label()), new Label(), new Label(), new Tooltip());
            entry.name.getStyleClass().add("measure-name");
            entry.value.getStyleClass().add("measure-value");
            entry.note.getStyleClass().add("measure-note");
            Nodes.wrapping(entry.name);
            Nodes.wrapping(entry.value);
            Nodes.wrapping(entry.note);
            Nodes.wrapping(entry.help);
            entry.help.setMaxWidth(360);
            entry.name.setTooltip(entry.help);
            entry.value.setTooltip(entry.help);
            return entry;
        }

        void show(FitMeasure measure) {
            name.setText(measure.name());
            value.setText(measure.value());
            note.setText(measure.note());
            help.setText(measure.note());
        }

        double height(double width, boolean annotated) {
            return Math.ceil(name.prefHeight(width) + value.prefHeight(width) + (annotated ? note.prefHeight(width) : 0));
        }

        void layout(double x, double y, double width, boolean annotated) {
            double nameHeight = name.prefHeight(width);
            double valueHeight = value.prefHeight(width);
            name.resizeRelocate(x, y, width, nameHeight);
            value.resizeRelocate(x, y + nameHeight, width, valueHeight);
            note.setVisible(annotated);
            note.resizeRelocate(x, y + nameHeight + valueHeight, width, annotated ? note.prefHeight(width) : 0);
        }
    }

    void show(List<FitMeasure> measures) {
        shown = List.copyOf(measures);
        while (entries.size() > measures.size()) {
            Entry removed = entries.remove(entries.size() - 1);
            getChildren().removeAll(removed.name, removed.value, removed.note);
        }
        while (entries.size() < measures.size()) {
            Entry added = Entry.create();
            entries.add(added);
            getChildren().addAll(added.name, added.value, added.note);
        }
        for (int i = 0; i < measures.size(); i++) {
            entries.get(i).show(measures.get(i));
        }
        requestLayout();
    }

    /** @param newColumns 1 or 2 */
    void arrange(int newColumns, boolean newAnnotated) {
        columns = newColumns;
        annotated = newAnnotated;
        requestLayout();
    }

    /** What it would need. */
    double height(double width, int inColumns, boolean withNotes) {
        double height = 0;
        for (int from = 0; from < entries.size(); from += inColumns) {
            height += (from == 0 ? 0 : GAP) + rowHeight(from, columnWidth(width, inColumns), inColumns, withNotes);
        }
        return height;
    }

    private double rowHeight(int from, double columnWidth, int inColumns, boolean withNotes) {
        double height = 0;
        for (int i = from; i < Math.min(from + inColumns, entries.size()); i++) {
            height = Math.max(height, entries.get(i).height(columnWidth, withNotes));
        }
        return height;
    }

    private static double columnWidth(double width, int inColumns) {
        return Math.floor((width - (inColumns - 1) * COLUMN_GAP) / inColumns);
    }

    @Override
    protected void layoutChildren() {
        double width = columnWidth(getWidth(), columns);
        double y = 0;
        for (int from = 0; from < entries.size(); from += columns) {
            for (int i = from; i < Math.min(from + columns, entries.size()); i++) {
                entries.get(i).layout((i - from) * (width + COLUMN_GAP), y, width, annotated);
            }
            y += rowHeight(from, width, columns, annotated) + GAP;
        }
    }
}
