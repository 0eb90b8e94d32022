package org.pushforward.instrument.universal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;

/** Measures the couplings at one epsilon after the other, one with each reading. For one thread. */
public final class CurvesInstrument implements Instrument<CurvesRequest, CurvesReading> {

    public static final List<Double> EPSILONS = List.of(0.4, 0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125);

    private static final int ROUNDED_POINTS = 2_000;
    private static final double BROKEN = 1.1;

    private final List<Measurement> rows = new ArrayList<>();
    private final List<Integer> bits = new ArrayList<>();
    private CurvesRequest asked;
    private Target target;
    private String refusal = "";
    private Measurement.Sample sample;

    @Override
    public CurvesReading read(CurvesRequest newest) {
        if (!newest.equals(asked)) {
            rows.clear();
            bits.clear();
            refusal = "";
            boolean same = asked != null && asked.target().equals(newest.target()) && asked.seed() == newest.seed() && target != null;
            asked = newest;
            if (!same) {
                target = null;
                try {
                    target = newest.target().make();
                    sample = Measurement.Sample.of(target, CouplingsInstrument.POINTS, newest.seed());
                } catch (InvalidInputException e) {
                    refusal = e.getMessage();
                }
            }
        } else if (target != null && rows.size() < EPSILONS.size()) {
            measure(EPSILONS.get(rows.size()));
        }
        return new CurvesReading(newest, refusal, rows, bits, target == null ? Double.NaN : target.entropy(), EPSILONS.size());
    }

    private void measure(double epsilon) {
        try {
            Construction construction = Construction.of(target, asked.at(epsilon));
            rows.add(Measurement.of(construction, sample, () -> false));
            bits.add(fewestBits(construction));
        } catch (InvalidInputException e) {
            refusal = e.getMessage();
        }
    }

    /** By bisection, since the error of rounding falls with the bits. */
    private int fewestBits(Construction construction) {
        double[] x1 = Arrays.copyOf(sample.x1(), ROUNDED_POINTS);
        double[] x2 = Arrays.copyOf(sample.x2(), ROUNDED_POINTS);
        double[][] exact = construction.transport(x1, x2);
        double bound = BROKEN * Construction.wassersteinBound(construction.forward(x1, x2), exact);
        int low = RoundOff.LEAST_BITS - 1;
        int high = RoundOff.DOUBLE_BITS;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (Construction.wassersteinBound(construction.forward(x1, x2, new RoundOff(middle)), exact) <= bound) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    @Override
    public boolean canRefine() {
        return refusal.isEmpty() && rows.size() < EPSILONS.size();
    }
}
