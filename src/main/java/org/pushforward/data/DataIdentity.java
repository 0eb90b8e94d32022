package org.pushforward.data;

import java.util.List;

/**
 * What the data of a run are known by, without its points: enough to know them again, and to look at the run where they are not to be had.
 *
 * @param checksum        of the points that the run trains on, in their order
 * @param standardization between data units and the flow's units
 * @param columns         of the table that the points came from; empty where they came from none
 */
public record DataIdentity(long checksum, Standardization standardization, List<String> columns) {

    public DataIdentity {
        columns = List.copyOf(columns);
    }
}
