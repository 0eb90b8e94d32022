package org.pushforward.chart;

import java.util.List;
import org.pushforward.train.HistoryRow;

/**
 * An earlier run that stays on the charts of the next one as thin faded lines.
 *
 * @param rows       its history
 * @param comparable whether its negative log-likelihood may be set beside the next run's: both of the same distribution, and both bounded
 * @param sameUnits  whether its data have the units of the next run's; else its singular values and condition numbers are no measure for those
 * @param words      what was different, to be read after "before:"
 */
public record Ghost(List<HistoryRow> rows, boolean comparable, boolean sameUnits, String words) {
}
