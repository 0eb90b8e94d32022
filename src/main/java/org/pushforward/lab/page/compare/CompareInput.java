package org.pushforward.lab.page.compare;

import java.util.List;
import org.pushforward.lab.page.train.PictureRequest;

/**
 * What the instruments of the page read. Immutable.
 *
 * @param columns one request for each column, in the order of the page
 */
record CompareInput(List<PictureRequest> columns) {
}
