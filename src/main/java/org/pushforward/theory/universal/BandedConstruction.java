package org.pushforward.theory.universal;

/** A construction that cuts the target into bands of one width along b. */
abstract sealed class BandedConstruction extends Construction permits TwoCouplings, SmoothSnake {

    /** Width of a band. */
    final double h;
    /** Where the first band begins. */
    final double low;
    /** How many there are, with those that are empty. */
    final int all;
    final Bands bands;

    BandedConstruction(Target target, ConstructionSpec spec) {
        super(target, spec);
        low = target.lowest();
        double range = target.highest() - low;
        all = Math.max(1, (int) Math.ceil(range / spec.epsilon() - 1e-6));
        h = range / all;
        double[] edges = new double[all + 1];
        for (int k = 0; k <= all; k++) {
            edges[k] = low + k * h;
        }
        bands = new Bands(target.table(), edges);
    }

    /** The band of y, which may be empty; the nearest one where y lies outside. */
    final int evenBand(double y) {
        return Math.min(Math.max((int) Math.floor((y - low) / h), 0), all - 1);
    }

    /** The band that is kept for y: where its own is empty, one beside. */
    final int bandOf(double y) {
        return bands.kept(evenBand(y));
    }

    @Override
    public final long slots() {
        return bands.count();
    }
}
