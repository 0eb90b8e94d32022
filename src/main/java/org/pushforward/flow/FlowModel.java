package org.pushforward.flow;

import java.util.List;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;

/**
 * A flow at one moment of its training, as an immutable value of primitives: what crosses from the training thread to everybody else.
 *
 * @param spec            architecture
 * @param dataDimension   coordinates of the data, without padding
 * @param padding         what is appended to the data
 * @param standardization between data units and the flow's units; the padding coordinates are left as they are
 * @param parameters      one flat vector in the order of {@code FlowLayout}; nobody may write to it
 * @param columns         what the data coordinates are called in the table that they come from, see {@code RunData#columns}; empty where they
 *                        come from none
 */
public record FlowModel(
        FlowSpec spec, int dataDimension, Padding padding, Standardization standardization, double[] parameters, List<String> columns) {

    public FlowModel {
        columns = List.copyOf(columns);
    }

    /** A model of data that come from no table. */
    public FlowModel(FlowSpec spec, int dataDimension, Padding padding, Standardization standardization, double[] parameters) {
        this(spec, dataDimension, padding, standardization, parameters, List.of());
    }

    /** Coordinates that the flow maps: data and padding. */
    public int dimension() {
        return dataDimension + padding.dimensions();
    }
}
