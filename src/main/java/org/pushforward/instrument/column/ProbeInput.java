package org.pushforward.instrument.column;

import java.util.List;
import org.pushforward.data.Slice;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.train.TrainingSnapshot;

/**
 * What is to be read at the probe. Immutable.
 *
 * @param probe a point of the data space
 * @param slice that it lies in
 * @param runs  one for each column, in the order of the page
 */
public record ProbeInput(ProbePoint probe, Slice slice, List<TrainingSnapshot> runs) {
}
