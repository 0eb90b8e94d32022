package org.pushforward.instrument.column;

import org.pushforward.instrument.place.DataSpaceFrame;

/**
 * A finished picture of a column.
 *
 * @param place of the column, from 0
 * @param words where on their way from noise the samples stand, or what density is shown
 * @param brief likewise, for where there is little room
 */
public record ColumnFrame(int place, DataSpaceFrame frame, String words, String brief) {
}
