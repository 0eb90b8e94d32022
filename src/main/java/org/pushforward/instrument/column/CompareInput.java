package org.pushforward.instrument.column;

import java.util.List;
import org.pushforward.instrument.place.PictureRequest;

/**
 * What the instruments of the page read. Immutable.
 *
 * @param columns       one request for each column, in the order of the page
 * @param shareOfLayers how far on the way from noise (0) to data (1) samples are to be shown, as a share of each column's couplings
 */
public record CompareInput(List<PictureRequest> columns, double shareOfLayers) {
}
