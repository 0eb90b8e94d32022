package org.pushforward.flow;

import org.pushforward.base.InvalidInputException;

/**
 * The architecture of a flow, as a value.
 *
 * @param couplings  number of couplings K
 * @param hidden     width of each hidden layer of a conditioner
 * @param depth      hidden layers of a conditioner
 * @param activation of the hidden layers
 * @param clamp      bound C on the absolute log-scale: each coupling scales by at most e^C and at least e^-C; without meaning for additive ones
 * @param partition  which coordinates a coupling transforms given which
 * @param coupling   what a coupling does to them
 */
public record FlowSpec(int couplings, int hidden, int depth, Activation activation, double clamp, Partition partition, CouplingKind coupling) {

    /** Affine couplings on fixed halves, the paper's flow. */
    public FlowSpec(int couplings, int hidden, int depth, Activation activation, double clamp) {
        this(couplings, hidden, depth, activation, clamp, Partition.HALVES, CouplingKind.AFFINE);
    }

    public FlowSpec {
        InvalidInputException.require(couplings >= 1 && couplings <= 128, "a flow has 1 to 128 couplings, not %d", couplings);
        InvalidInputException.require(hidden >= 1 && hidden <= 1024, "a conditioner's width lies between 1 and 1024, not %d", hidden);
        InvalidInputException.require(depth >= 1 && depth <= 8, "a conditioner has 1 to 8 hidden layers, not %d", depth);
        InvalidInputException.require(clamp > 0 && clamp <= 20, "the clamp on the log-scale lies above 0 and at most at 20, not %s", clamp);
    }

    public FlowSpec withCouplings(int value) {
        return new FlowSpec(value, hidden, depth, activation, clamp, partition, coupling);
    }

    public FlowSpec withPartition(Partition value) {
        return new FlowSpec(couplings, hidden, depth, activation, clamp, value, coupling);
    }

    public FlowSpec withCoupling(CouplingKind value) {
        return new FlowSpec(couplings, hidden, depth, activation, clamp, partition, value);
    }
}
