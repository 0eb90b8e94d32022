package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** Passing derivatives for the Jacobian of one coupling, in double, for a fixed number of rows; couplings of the same orientation share one. */
final class CouplingTangents {

    final GradientScratch scratch;
    /** For each condition the unit direction, and the tangent that it leads to. */
    final Block[] directions;
    final Block[] outputs;

    CouplingTangents(FlowLayout layout, int coupling, int rows) {
        scratch = new GradientScratch(layout, coupling, Precision.DOUBLE, rows);
        int conditions = layout.conditionSize(coupling);
        int rawColumns = layout.spec().coupling().outputs() * layout.transformedSize(coupling);
        directions = new Block[conditions];
        outputs = new Block[conditions];
        for (int j = 0; j < conditions; j++) {
            directions[j] = Block.allocateOffHeap(Precision.DOUBLE, rows, conditions + 1);
            directions[j].fillColumn(j, 1);
            outputs[j] = Block.allocate(Precision.DOUBLE, rows, rawColumns);
        }
    }
}
