package org.pushforward.instrument.universal;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pushforward.chart.Numbers;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Slope;

/**
 * The numbers of the couplings against epsilon, as far as they are measured.
 *
 * @param request that it answers
 * @param refusal why there are none, in one line; else empty
 * @param rows    from the largest epsilon down
 * @param unit    of the target's coordinates, for axes
 * @param entropy of the target, nats; NaN where it has none
 * @param total   rows when all is done
 */
public record CurvesReading(CurvesRequest request, String refusal, List<Measurement> rows, String unit, double entropy, int total) {

    /** Exponents nearer to 0 are none that four or more rows could tell. */
    private static final double FLAT = 0.15;
    private static final int LEAST_ROWS = 3;

    public CurvesReading {
        rows = List.copyOf(rows);
    }

    public boolean isDone() {
        return rows.size() == total || !refusal.isEmpty();
    }

    /** Exponent of a quantity in epsilon, NaN with fewer than three rows. */
    public double exponent(ToDoubleFunction<Measurement> quantity) {
        return rows.size() < LEAST_ROWS ? Double.NaN : Slope.of(rows, quantity).exponent();
    }

    /** What condition number does while epsilon falls, from the rows: 1 grows, -1 falls, 0 stays within the exponents that are none. */
    public int kappaTrend() {
        double exponent = exponent(Measurement::kappaMedian);
        return exponent < -FLAT ? 1 : exponent > FLAT ? -1 : 0;
    }

    /** Which number pays, worded by what was measured. */
    public String verdict() {
        if (rows.size() < LEAST_ROWS) {
            return "";
        }
        Measurement first = rows.get(0);
        Measurement last = rows.get(rows.size() - 1);
        // Short, for it stands above the pictures in small windows too: errors where the way ends.
        return "As ε falls to " + Numbers.brief(last.epsilon()) + ", the bound of W₂ " + moved(first, last, Measurement::w2, Measurement::w2Error)
                + ". σ_min pays: it " + moved(first, last, Measurement::sigmaMinMedian, Measurement::sigmaMinMedianError)
                + ", log |det| goes " + way(first.logDetMean(), last.logDetMean(), last.logDetError()) + " nats; κ "
                + moved(first, last, Measurement::kappaMedian, Measurement::kappaMedianError) + ". Median −log p of the data: "
                + way(first.dataNllMedian(), last.dataNllMedian(), last.dataNllMedianError()) + " nats"
                + (Double.isNaN(entropy) ? "." : ", entropy " + Numbers.fixed(entropy, 2) + ".");
    }

    private static String way(double from, double to, double error) {
        return "from " + Numbers.brief(from) + " to " + Numbers.uncertain(to, error);
    }

    private String moved(Measurement first, Measurement last, ToDoubleFunction<Measurement> quantity, ToDoubleFunction<Measurement> error) {
        double exponent = exponent(quantity);
        double from = quantity.applyAsDouble(first);
        double to = quantity.applyAsDouble(last);
        double spread = error.applyAsDouble(last);
        String way = Math.abs(exponent) <= FLAT ? "stays near " + Numbers.uncertain(to, spread)
                : (to < from ? "falls " : "grows ") + way(from, to, spread) + ", like ε^" + Numbers.fixed(exponent, 2);
        return way.replace("^-", "^−");
    }
}
