package org.pushforward.lab.page.compare;

import java.util.List;
import org.pushforward.lab.page.train.PictureRequest;

/**
 * What the instruments of the page read. Immutable.
 *
 * @param columns       one request for each column, in the order of the page
 * @param shareOfLayers how far on the way from noise (0) to data (1) samples are to be shown, as a share of each column's couplings
 */
record CompareInput(List<PictureRequest> columns, double shareOfLayers) {
}
