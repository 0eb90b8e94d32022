package org.pushforward.instrument.column;

import org.pushforward.instrument.place.DataSpaceFrame;

/**
 * A finished picture of a column.
 *
 * @param place of the column, from 0
 * @param layer where on their way from noise the samples stand, in words; empty at the data
 */
public record ColumnFrame(int place, DataSpaceFrame frame, String layer) {
}
