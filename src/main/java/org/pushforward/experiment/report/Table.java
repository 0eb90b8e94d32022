package org.pushforward.experiment.report;

import java.util.List;

/**
 * A table of a chapter.
 *
 * @param caption what it shows, and what its numbers are
 * @param columns titles
 * @param rows    cells, as many in each as there are columns
 */
public record Table(String caption, List<String> columns, List<List<String>> rows) {
}
