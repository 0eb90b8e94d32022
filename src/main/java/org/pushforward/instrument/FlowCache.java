package org.pushforward.instrument;

import java.util.Arrays;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/** Flows that the lenses share: making one allocates its buffers, taking over other parameters does not. For one thread. */
public final class FlowCache {

    private final Entry exact = new Entry(Precision.DOUBLE);
    private final Entry single = new Entry(Precision.FLOAT);

    /** In double precision, all couplings on. Valid until the next call. */
    public Flow exact(FlowModel model) {
        return exact.flow(model, null);
    }

    /** In double precision, with the couplings' log-scales and shifts multiplied by factors; null for all on. Valid until the next call. */
    public Flow scaled(FlowModel model, double[] factors) {
        return exact.flow(model, factors);
    }

    /** In float. Valid until the next call. */
    public Flow single(FlowModel model) {
        return single.flow(model, null);
    }

    /** In float, with factors as {@link #scaled} has them. Valid until the next call. */
    public Flow single(FlowModel model, double[] factors) {
        return single.flow(model, factors);
    }

    private static final class Entry {

        private final Precision precision;
        private Flow flow;
        private FlowModel loaded;

        Entry(Precision precision) {
            this.precision = precision;
        }

        Flow flow(FlowModel model, double[] factors) {
            if (flow == null || !loaded.spec().equals(model.spec()) || loaded.dimension() != model.dimension()
                    || loaded.standardization() != model.standardization()) {
                flow = new Flow(model, precision);
            } else if (loaded != model) {
                flow.load(model.parameters());
            }
            loaded = model;
            flow.setScales(factors == null ? ones(model.spec().couplings()) : factors);
            return flow;
        }

        private static double[] ones(int count) {
            double[] ones = new double[count];
            Arrays.fill(ones, 1);
            return ones;
        }
    }
}
