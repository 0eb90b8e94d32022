package org.pushforward.instrument.matrix;

import java.util.Arrays;
import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.FitSweep;

/**
 * How a fit stands.
 *
 * @param spec   what is fitted; null before the first fit
 * @param errors of each restart that has begun, after step 1, 2, ...
 * @param stands whether it goes on
 */
public record FitProgress(FitSpec spec, List<double[]> errors, Stand stands) {

    /** Whether a fit goes on. */
    public enum Stand { GOES_ON, DONE, CANCELLED, FAILED }

    public static final FitProgress NONE = new FitProgress(null, List.of(), Stand.DONE);

    public FitProgress {
        errors = List.copyOf(errors);
    }

    public boolean ended() {
        return stands != Stand.GOES_ON;
    }

    /** This fit where somebody ended it. */
    public FitProgress cancelled() {
        return new FitProgress(spec, errors, Stand.CANCELLED);
    }

    /** This fit where it broke off by itself. */
    public FitProgress failed() {
        return new FitProgress(spec, errors, Stand.FAILED);
    }

    /** The least error that a restart stands at. */
    public double best() {
        return errors.stream().filter(curve -> curve.length > 0).mapToDouble(curve -> curve[curve.length - 1]).min().orElse(Double.NaN);
    }

    /** Of all steps of all restarts that are done, 0 to 1. */
    public double share() {
        return spec == null ? 0 : errors.stream().mapToLong(curve -> curve.length).sum() / ((double) spec.steps() * spec.restarts());
    }

    /** One sentence. */
    public String words() {
        if (spec == null) {
            return "";
        }
        String couplings = spec.layers() + (spec.layers() == 1 ? " coupling" : " couplings");
        String broken = stands == Stand.CANCELLED ? " cancelled" : stands == Stand.FAILED ? " failed" : "";
        if (errors.isEmpty()) {
            return broken.isEmpty() ? "Fitting " + couplings + "." : "Fit of " + couplings + broken + " before its first step.";
        }
        double[] last = errors.get(errors.size() - 1);
        String reached = "restart " + errors.size() + " of " + spec.restarts() + ", step " + Numbers.count(last.length);
        if (!broken.isEmpty()) {
            // What was not carried to its end says nothing of what can be reached.
            return "Fit of " + couplings + broken + " at " + reached + " of " + Numbers.count(spec.steps()) + ": best error so far "
                    + Numbers.brief(best()) + ".";
        }
        if (!ended()) {
            return "Fitting " + couplings + ": " + reached + ", best error " + Numbers.brief(best()) + ".";
        }
        long exact = errors.stream().filter(curve -> curve.length > 0 && curve[curve.length - 1] <= FitSweep.EXACT).count();
        double worst = errors.stream().mapToDouble(curve -> curve[curve.length - 1]).max().orElse(Double.NaN);
        String spread = errors.size() == 1 ? "error " + Numbers.brief(best()) : "errors of " + errors.size() + " restarts from "
                + Numbers.brief(best()) + " to " + Numbers.brief(worst);
        return (exact > 0 ? "Exact with " : "Not reached with ") + couplings + ": " + spread + ".";
    }

    /** Numbers by steps, growing. */
    public static final class Curve {

        private double[] values = new double[256];
        private int length;

        public void add(double value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
            }
            values[length++] = value;
        }

        public double[] copy() {
            return Arrays.copyOf(values, length);
        }
    }
}
