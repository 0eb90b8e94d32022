package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** Passing gradients of one coupling, for a fixed number of rows; couplings of the same orientation share one. */
final class GradientScratch {

    /** rows x 2b: by u | t; of an additive coupling rows x b: by t. */
    final Block rawGradient;
    /** rows x b, heap. */
    final Block work;
    /** Two of rows x hidden, used in turn by layer. */
    final Block[] hiddenGradient;
    /** rows x conditions. */
    final Block conditionGradient;

    GradientScratch(FlowLayout layout, int coupling, Precision precision, int rows) {
        rawGradient = Block.allocate(precision, rows, layout.spec().coupling().outputs() * layout.transformedSize(coupling));
        work = Block.allocate(precision, rows, layout.transformedSize(coupling));
        hiddenGradient = new Block[] {
            Block.allocateOffHeap(precision, rows, layout.spec().hidden()), Block.allocateOffHeap(precision, rows, layout.spec().hidden())
        };
        conditionGradient = Block.allocate(precision, rows, layout.conditionSize(coupling));
    }
}
