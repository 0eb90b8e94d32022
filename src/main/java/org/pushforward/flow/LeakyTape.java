package org.pushforward.flow;

import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** What a leaky layer leaves behind. */
final class LeakyTape implements Tape {

    final int rows;
    final BoundedAffine.Tape affine;
    /** Of the map after the last layer, there in every tape: steps share them. */
    final BoundedAffine.Tape closing;
    /** The unit's arguments, rows x half, heap. */
    final Block first;
    final Block second;
    /** rows, heap: passing products of slopes. */
    final Block slopes;

    LeakyTape(FlowLayout layout, Precision precision, int rows) {
        this.rows = rows;
        affine = new BoundedAffine.Tape(layout, precision, rows);
        closing = new BoundedAffine.Tape(layout, precision, rows);
        first = Block.allocate(precision, rows, layout.split());
        second = Block.allocate(precision, rows, layout.dimension() - layout.split());
        slopes = Block.allocate(precision, rows, 1);
    }
}
