package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.List;

/**
 * Pictures side by side, with something in common along rows and columns.
 *
 * @param caption what they show
 * @param columns titles
 * @param rows    as many pictures in each as there are columns
 */
public record PictureGrid(String caption, List<String> columns, List<Row> rows) {

    /**
     * A row.
     *
     * @param title    what its pictures have in common
     * @param pictures PNG files
     */
    public record Row(String title, List<Path> pictures) {
    }
}
