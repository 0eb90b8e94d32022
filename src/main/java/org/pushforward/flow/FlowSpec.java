package org.pushforward.flow;

import org.pushforward.base.InvalidInputException;

/**
 * The architecture of a flow, as a value. Of leaky and greedy layers only their number and the clamp have a meaning; what else is there stays as
 * it was chosen.
 *
 * @param couplings  number of couplings K, or of other layers
 * @param hidden     width of each hidden layer of a conditioner
 * @param depth      hidden layers of a conditioner
 * @param activation of the hidden layers
 * @param clamp      bound C on the absolute log-scale: each coupling scales by at most e^C and at least e^-C, and so do the linear map of a leaky
 *                   layer and a greedy layer; without meaning for additive couplings
 * @param partition  which coordinates a coupling transforms given which
 * @param coupling   what a coupling does to them
 * @param family     couplings, or what stands in their place
 */
public record FlowSpec(
        int couplings, int hidden, int depth, Activation activation, double clamp, Partition partition, CouplingKind coupling, FlowFamily family) {

    /** Smaller ones vanish in single precision, or what is divided by them overflows. */
    private static final double LEAST_CLAMP = 1e-20;

    /** Affine couplings on fixed halves, the paper's flow. */
    public FlowSpec(int couplings, int hidden, int depth, Activation activation, double clamp) {
        this(couplings, hidden, depth, activation, clamp, Partition.HALVES, CouplingKind.AFFINE);
    }

    /** Couplings. */
    public FlowSpec(int couplings, int hidden, int depth, Activation activation, double clamp, Partition partition, CouplingKind coupling) {
        this(couplings, hidden, depth, activation, clamp, partition, coupling, FlowFamily.COUPLINGS);
    }

    public FlowSpec {
        InvalidInputException.require(couplings >= 1 && couplings <= 128, "a flow has 1 to 128 couplings, not %d", couplings);
        InvalidInputException.require(hidden >= 1 && hidden <= 1024, "a conditioner's width lies between 1 and 1024, not %d", hidden);
        InvalidInputException.require(depth >= 1 && depth <= 8, "a conditioner has 1 to 8 hidden layers, not %d", depth);
        InvalidInputException.require(clamp >= LEAST_CLAMP && clamp <= 20, "the clamp on the log-scale lies between 1e-20 and 20, not %s", clamp);
    }

    public FlowSpec withCouplings(int value) {
        return new FlowSpec(value, hidden, depth, activation, clamp, partition, coupling, family);
    }

    public FlowSpec withClamp(double value) {
        return new FlowSpec(couplings, hidden, depth, activation, value, partition, coupling, family);
    }

    public FlowSpec withFamily(FlowFamily value) {
        return new FlowSpec(couplings, hidden, depth, activation, clamp, partition, coupling, value);
    }

    /** With the usual values where this one's have no meaning: two flows are of one architecture if these are equal. */
    public FlowSpec plain() {
        return switch (family) {
            case COUPLINGS -> this;
            case LEAKY, LEAKY_HARD, GREEDY -> new FlowSpec(couplings, 64, 2, Activation.TANH, clamp).withFamily(family);
        };
    }

    /** Whether a layer before each coupling mixes the coordinates, see {@link Partition#mixes}. */
    public boolean mixes() {
        return family.couples() && partition.mixes();
    }

    /** Whether its couplings have learned linear layers before them. */
    public boolean learnsMixing() {
        return family.couples() && partition.learns();
    }

    /** Whether each layer scales by factors that the clamp bounds. */
    public boolean clamps() {
        return !family.couples() || coupling.scales();
    }
}
