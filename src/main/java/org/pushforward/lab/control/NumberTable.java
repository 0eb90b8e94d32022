package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Numbers in columns, aligned at the right under their names, with a name for each row at the left. Figures are tabular, so that they do not jitter. */
public final class NumberTable extends GridPane {

    private final List<List<Label>> labels = new ArrayList<>();
    private int columns;

    public NumberTable() {
        getStyleClass().add("number-table");
    }

    /**
     * @param cells row by row, of equal lengths: the first row names the columns, the first cell of each row names the row
     */
    public void show(List<List<String>> cells) {
        if (labels.size() != cells.size() || columns != cells.get(0).size()) {
            build(cells.size(), cells.get(0).size());
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

    private void build(int rows, int newColumns) {
        columns = newColumns;
        labels.clear();
        getChildren().clear();
        for (int r = 0; r < rows; r++) {
            List<Label> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                Label label = new Label();
                label.getStyleClass().add(r == 0 || c == 0 ? "number-table-name" : "number-table-value");
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
