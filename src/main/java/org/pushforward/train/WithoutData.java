package org.pushforward.train;

import java.util.List;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Standardization;

/**
 * What a run needs of its data to be looked at where they are not to be had: it cannot be trained then, and all else can be done.
 *
 * @param standardization between data units and the flow's units
 * @param columns         of the table that the data came from; empty where they came from none, or nobody knows
 * @param checksum        of the points that the run was trained with, by which they are known when they are there again; 0 where nobody knows
 * @param reason          one sentence on why they are not there
 */
public record WithoutData(Standardization standardization, List<String> columns, long checksum, String reason) {

    /** In the settings of a model that came without the settings of its run. */
    public static final DatasetSpec UNKNOWN = new DatasetSpec("", 0, 0, 0, 0);

    public WithoutData {
        columns = List.copyOf(columns);
    }
}
