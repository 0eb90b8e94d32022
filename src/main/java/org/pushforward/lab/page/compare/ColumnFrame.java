package org.pushforward.lab.page.compare;

import org.pushforward.lab.page.train.DataSpaceFrame;

/** A finished picture of a column. @param place of the column, from 0 */
record ColumnFrame(int place, DataSpaceFrame frame) {
}
