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
    /** 1 / sqrt(y^2 + delta^2) of these. */
    final Block rootFirst;
    final Block rootSecond;
    /** rows x the larger half, heap: passing slopes. */
    final Block slopes;
    /** rows, heap: passing products of slopes. */
    final Block products;
    /** Slopes that each product has when the step begins. */
    int pending;
    /** Of the step that goes on with these products; null where the step takes all logarithms itself. */
    private LeakyTape next;

    LeakyTape(FlowLayout layout, Precision precision, int rows) {
        this(layout, precision, rows, Block.allocate(precision, rows, layout.dimension() - layout.split()), Block.allocate(precision, rows, 1));
    }

    private LeakyTape(FlowLayout layout, Precision precision, int rows, Block slopes, Block products) {
        this.rows = rows;
        this.slopes = slopes;
        this.products = products;
        affine = new BoundedAffine.Tape(layout, precision, rows);
        closing = new BoundedAffine.Tape(layout, precision, rows);
        int others = layout.dimension() - layout.split();
        first = Block.allocate(precision, rows, layout.split());
        second = Block.allocate(precision, rows, others);
        rootFirst = Block.allocate(precision, rows, layout.split());
        rootSecond = Block.allocate(precision, rows, others);
    }

    /** One for each of as many steps, which are always done one after the other: logarithms are taken of the products over several of them. */
    static LeakyTape[] chain(FlowLayout layout, Precision precision, int rows) {
        LeakyTape[] chain = new LeakyTape[layout.spec().couplings()];
        for (int k = 0; k < chain.length; k++) {
            chain[k] = k == 0 ? new LeakyTape(layout, precision, rows)
                    : new LeakyTape(layout, precision, rows, chain[0].slopes, chain[0].products);
            if (k > 0) {
                chain[k - 1].next = chain[k];
            }
        }
        return chain;
    }

    /** Whether nothing may be pending after the step. */
    boolean isLast() {
        return next == null;
    }

    void pass(int newPending) {
        if (next != null) {
            next.pending = newPending;
        }
    }
}
