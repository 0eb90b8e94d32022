package org.pushforward.flow;

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
 */
public record FlowModel(FlowSpec spec, int dataDimension, Padding padding, Standardization standardization, double[] parameters) {

    /** Coordinates that the flow maps: data and padding. */
    public int dimension() {
        return dataDimension + padding.dimensions();
    }
}
