package org.pushforward.lab.page.compare;

import java.util.List;
import org.pushforward.lab.page.train.lens.ProbePoint;
import org.pushforward.train.TrainingSnapshot;

/**
 * What is to be read at the probe. Immutable.
 *
 * @param probe a point of the data space
 * @param runs  one for each column, in the order of the page
 */
record ProbeInput(ProbePoint probe, List<TrainingSnapshot> runs) {
}
