package org.pushforward.flow;

import java.util.Arrays;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** Passing derivatives for the Jacobian of one coupling, for a fixed number of rows; couplings of the same orientation share one. */
final class CouplingTangents {

    /** For each condition a block of rows x hidden, off the heap; two such, used in turn by layer. */
    final Block[][] hidden;
    /** For each condition the derivative of the conditioner's raw outputs by it. */
    final Block[] outputs;

    CouplingTangents(FlowLayout layout, int coupling, Precision precision, int rows) {
        int conditions = layout.conditionSize(coupling);
        int rawColumns = layout.spec().coupling().outputs() * layout.transformedSize(coupling);
        hidden = new Block[2][conditions];
        for (Block[] blocks : hidden) {
            Arrays.setAll(blocks, j -> Block.allocateOffHeap(precision, rows, layout.spec().hidden()));
        }
        outputs = new Block[conditions];
        Arrays.setAll(outputs, j -> Block.allocate(precision, rows, rawColumns));
    }
}
