package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** What one coupling leaves behind for its gradient or Jacobian: activations and outputs for a fixed number of rows. */
final class CouplingTape implements Tape {

    final int rows;
    final int conditions;
    /** rows x (conditions + 1), the last column ones: it meets the bias. */
    final Block input;
    /** Per hidden layer rows x (hidden + 1), the last column ones; off the heap only. */
    final Block[] hidden;
    /** The same memory without the column of ones. */
    final Block[] hiddenOutput;
    /** rows x 2b: u | t off the heap, tanh(u / C) in the first half of the heap. Of an additive coupling rows x b: t. */
    final Block raw;
    /** rows x b: e^s. */
    final Block scale;
    /** rows x b: the transformed coordinates as they came. */
    final Block before;
    /** rows x b: t. */
    final Block shift;
    /** Null on fixed halves. */
    final MixingLayer.Tape mixing;

    CouplingTape(FlowLayout layout, int coupling, Precision precision, int rows) {
        this.rows = rows;
        this.conditions = layout.conditionSize(coupling);
        int width = layout.spec().hidden();
        int transformed = layout.transformedSize(coupling);
        input = Block.allocate(precision, rows, conditions + 1);
        input.fillColumn(conditions, 1);
        hidden = new Block[layout.spec().depth()];
        hiddenOutput = new Block[hidden.length];
        for (int l = 0; l < hidden.length; l++) {
            hidden[l] = Block.allocateOffHeap(precision, rows, width + 1);
            hidden[l].fillColumn(width, 1);
            hiddenOutput[l] = hidden[l].view(0, rows, width, rows);
        }
        raw = Block.allocate(precision, rows, layout.spec().coupling().outputs() * transformed);
        scale = Block.allocate(precision, rows, transformed);
        before = Block.allocate(precision, rows, transformed);
        shift = Block.allocate(precision, rows, transformed);
        mixing = layout.mixing(coupling) == null ? null : new MixingLayer.Tape(layout, precision, rows);
    }
}
