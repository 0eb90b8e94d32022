package org.pushforward.instrument.point;

import java.util.Arrays;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.LayerTrace;

/**
 * What the log-det at a point is made of, in nats. Each part is read where it arises: the couplings' from their conditioners, that of another layer
 * from the layer alone, not from differences of the running log-det, so that the sum is a check of the flow and not of itself.
 *
 * @param standardization from data units to the flow's
 * @param mixing          of all mixing layers together; 0 unless they are learned
 * @param couplings       the sum of each coupling's log-scales, or what each other layer adds, counted from the data; nobody may write to it
 * @param family          what the layers are
 */
public record ProbeTerms(double standardization, double mixing, double[] couplings, FlowFamily family) {

    /** @param trace of one point through the flow */
    static ProbeTerms of(Flow flow, LayerTrace trace) {
        FlowLayout layout = flow.layout();
        double[] couplings = new double[trace.couplings()];
        for (int k = 0; k < couplings.length; k++) {
            couplings[k] = switch (layout.spec().family()) {
                case COUPLINGS -> {
                    // A coupling leaves its condition as it met it.
                    int start = layout.conditionStart(k);
                    double[] condition = Arrays.copyOfRange(trace.states()[k + 1], start, start + layout.conditionSize(k));
                    yield Arrays.stream(flow.curves(k, condition, 1).logScale()).sum();
                }
                case LEAKY, LEAKY_HARD, GREEDY -> flow.logDetOf(k, trace.states()[k]);
            };
        }
        return new ProbeTerms(flow.standardization().logDet(), Arrays.stream(trace.mixingLogDets()).sum(), couplings,
                layout.spec().family());
    }

    double sum() {
        return standardization + mixing + couplingSum();
    }

    double couplingSum() {
        return Arrays.stream(couplings).sum();
    }
}
