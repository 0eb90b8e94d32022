package org.pushforward.instrument.column;

import org.pushforward.chart.ComparedRun;
import org.pushforward.train.TrainingConfig;

/**
 * What was measured of a column's samples.
 *
 * @param place     of the column, from 0
 * @param config    of its run: the very one, so that what comes late is known as an older run's
 * @param distance  null if the run had no finite samples
 * @param reachable distance between two samples of the data
 */
public record MeasuredDistance(int place, TrainingConfig config, ComparedRun.Distance distance, double reachable) {
}
