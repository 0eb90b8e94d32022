package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.TableFigure;

/**
 * Numbers in columns, aligned at the right under their names, with a name for each row at the left. Figures are tabular, so that they do not jitter.
 */
public final class NumberTable extends GridPane {

    private final List<List<Label>> labels = new ArrayList<>();
    private final String title;
    private List<String> heads = List.of();
    private List<List<String>> shown = List.of();
    private int columns;

    /** @param title what the numbers are, for those who take them away */
    public NumberTable(String title) {
        this.title = title;
        FigureMenu.install(this, this::figure);
        getStyleClass().add("number-table");
        setMaxWidth(Double.MAX_VALUE);
        // Names take what is left over, so that the numbers of tables above each other end at one edge.
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(names);
    }

    /**
     * @param head  names of the columns, the one of the rows' names among them; empty for none
     * @param rows of equal lengths, at least one: the first cell of each names it
     */
    public void show(List<String> head, List<List<String>> rows) {
        heads = head;
        shown = rows;
        List<List<String>> cells = new ArrayList<>(rows);
        boolean headed = !head.isEmpty();
        if (headed) {
            cells.add(0, head);
        }
        if (labels.size() != cells.size() || columns != cells.get(0).size()) {
            build(cells.size(), cells.get(0).size(), headed);
        }
        for (int r = 0; r < labels.size(); r++) {
            for (int c = 0; c < columns; c++) {
                Label label = labels.get(r).get(c);
                String text = cells.get(r).get(c);
                if (!text.equals(label.getText())) {
                    label.setText(text);
                }
            }
        }
    }

    private Figure figure() {
        List<String> names = new ArrayList<>(heads);
        int count = shown.isEmpty() ? 0 : shown.get(0).size();
        for (int c = names.size(); c < count; c++) {
            names.add(c == 0 ? "name" : count == 2 ? "value" : "value " + c);
        }
        if (count > 0 && names.get(0).isEmpty()) {
            names.set(0, "name");
        }
        return TableFigure.of(title, DataTable.texts("table", names, shown));
    }

    private void build(int rows, int newColumns, boolean headed) {
        columns = newColumns;
        labels.clear();
        getChildren().clear();
        for (int r = 0; r < rows; r++) {
            List<Label> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                Label label = new Label();
                label.getStyleClass().add(headed && r == 0 || c == 0 ? "number-table-name" : "number-table-value");
                label.setMinWidth(Region.USE_PREF_SIZE);
                GridPane.setHalignment(label, c == 0 ? HPos.LEFT : HPos.RIGHT);
                GridPane.setValignment(label, VPos.BASELINE);
                row.add(label);
                add(label, c, r);
            }
            labels.add(row);
        }
    }
}
