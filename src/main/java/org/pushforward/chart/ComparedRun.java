package org.pushforward.chart;

import java.util.List;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryRow;

/**
 * One of several runs on a common chart.
 *
 * @param name      short, for the end of its curve
 * @param padding   says what its likelihood is worth
 * @param rows      its history so far
 */
public record ComparedRun(String name, SeriesTone tone, Padding padding, List<HistoryRow> rows) {
}
