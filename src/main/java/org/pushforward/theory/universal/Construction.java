package org.pushforward.theory.universal;

import java.util.List;
import java.util.Optional;
import org.pushforward.theory.constructed.ConstructedFlow;

/**
 * A few affine couplings, written down rather than learned, that transport N(0, I) of the plane to within about epsilon of any law (Koehler, Mehta
 * and Risteski, 2021: three suffice). The functions s and t are piecewise constant or piecewise smooth; the composition is a bijection of the plane
 * all the same, its inverse and its density are exact everywhere, and only continuity fails at the jumps. Immutable and safe for several threads.
 */
public abstract sealed class Construction permits BandedConstruction, NaiveThree, RefinedThree {

    /** Gaussian coordinates beyond are too rare to be given digits: 2e-9 of them. */
    static final double FAR = 6;
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final Target target;
    private final ConstructionSpec spec;

    Construction(Target target, ConstructionSpec spec) {
        this.target = target;
        this.spec = spec;
    }

    /**
     * Makes the couplings' tables.
     *
     * @throws org.pushforward.base.InvalidInputException if they would be too large for the target
     */
    public static Construction of(Target target, ConstructionSpec spec) {
        return switch (spec.variant()) {
            case TWO, RAMPS -> new TwoCouplings(target, spec);
            case NAIVE -> new NaiveThree(target, spec);
            case REFINED, COMPANDED -> new RefinedThree(target, spec);
            case SNAKE -> new SmoothSnake(target, spec);
        };
    }

    public Target target() {
        return target;
    }

    public ConstructionSpec spec() {
        return spec;
    }

    /** In the order in which they act on the noise. */
    public abstract List<PlaneCoupling> couplings();

    /** The same couplings as a flow, point by point, in double precision: what the ways of this class do to many points at once. */
    public final ConstructedFlow flow() {
        return new ConstructedFlow(2, couplings());
    }

    /** How many values the couplings tell apart: bands of two couplings, slots of three. */
    public abstract long slots();

    /**
     * The digits of the coordinate that a coupling has written.
     *
     * @param coupling from 0
     * @return empty where it carries no digits, as the last one's
     */
    public abstract Optional<NumberLine> line(int coupling);

    /**
     * An exact transport of N(0, I) to the target that the couplings come close to: the root mean square of the difference bounds their W2.
     *
     * @param out where the point goes
     */
    abstract void transport(double x1, double x2, double[] out);

    /**
     * Whether a coupling reads other digits than were written.
     *
     * @param read for each coupling the coordinate that decided it
     * @param x2   the second coordinate of the noise
     */
    abstract boolean misread(double[] read, double x2);

    /** The most bits that a coordinate's digits take. */
    public final double bits() {
        double most = 0;
        for (int k = 0; k < couplings().size(); k++) {
            most = Math.max(most, line(k).map(NumberLine::bits).orElse(0.0));
        }
        return most;
    }

    /** {@link #forward(double[], double[], RoundOff)} in double precision. */
    public final Stages forward(double[] x1, double[] x2) {
        return forward(x1, x2, RoundOff.NONE);
    }

    /**
     * Sends noise through the couplings.
     *
     * @param x1    first coordinates; not modified
     * @param x2    second ones, as many; not modified
     * @param round how every intermediate number is rounded
     */
    public final Stages forward(double[] x1, double[] x2, RoundOff round) {
        int count = x1.length;
        List<PlaneCoupling> couplings = couplings();
        Stages stages = stages(count);
        for (int i = 0; i < count; i++) {
            stages.first()[0][i] = round.round(x1[i]);
            stages.second()[0][i] = round.round(x2[i]);
        }
        double[] values = new double[PlaneCoupling.VALUES];
        for (int k = 0; k < couplings.size(); k++) {
            PlaneCoupling coupling = couplings.get(k);
            double[] old = stages.coordinate(k, coupling.changed());
            double[] other = stages.coordinate(k, 1 - coupling.changed());
            double[] changed = stages.coordinate(k + 1, coupling.changed());
            System.arraycopy(other, 0, stages.coordinate(k + 1, 1 - coupling.changed()), 0, count);
            for (int i = 0; i < count; i++) {
                coupling.at(other[i], values);
                changed[i] = round.round(round.round(round.round(values[PlaneCoupling.SCALE]) * old[i])
                        + round.round(values[PlaneCoupling.SHIFT]));
            }
        }
        return stages;
    }

    /** {@link #inverse(double[], double[], RoundOff)} in double precision. */
    public final Stages inverse(double[] w1, double[] w2) {
        return inverse(w1, w2, RoundOff.NONE);
    }

    /**
     * Undoes the couplings, last one first.
     *
     * @param w1 first coordinates of data points; not modified
     * @param w2 second ones; not modified
     * @return in the order of {@link #forward}: stage 0 is the noise, the last one the points that were given
     */
    public final Stages inverse(double[] w1, double[] w2, RoundOff round) {
        int count = w1.length;
        List<PlaneCoupling> couplings = couplings();
        Stages stages = stages(count);
        int last = couplings.size();
        for (int i = 0; i < count; i++) {
            stages.first()[last][i] = round.round(w1[i]);
            stages.second()[last][i] = round.round(w2[i]);
        }
        double[] values = new double[PlaneCoupling.VALUES];
        for (int k = last - 1; k >= 0; k--) {
            PlaneCoupling coupling = couplings.get(k);
            double[] changed = stages.coordinate(k + 1, coupling.changed());
            double[] other = stages.coordinate(k + 1, 1 - coupling.changed());
            double[] old = stages.coordinate(k, coupling.changed());
            System.arraycopy(other, 0, stages.coordinate(k, 1 - coupling.changed()), 0, count);
            for (int i = 0; i < count; i++) {
                coupling.at(other[i], values);
                old[i] = round.round(round.round(changed[i] - round.round(values[PlaneCoupling.SHIFT])) / round.round(values[PlaneCoupling.SCALE]));
            }
        }
        return stages;
    }

    private Stages stages(int count) {
        int stages = couplings().size() + 1;
        return new Stages(new double[stages][count], new double[stages][count]);
    }

    /** The Jacobians of the map from noise to data, in closed form, off the jumps. */
    public final Jacobians jacobians(Stages stages) {
        int count = stages.points();
        List<PlaneCoupling> couplings = couplings();
        Jacobians result = new Jacobians(new double[count], new double[count], new double[count]);
        double[] values = new double[PlaneCoupling.VALUES];
        double[][] matrix = new double[2][2];
        for (int i = 0; i < count; i++) {
            double logDet = jacobian(stages, i, couplings, values, matrix);
            double largest = (Math.hypot(matrix[0][0] + matrix[1][1], matrix[0][1] - matrix[1][0])
                    + Math.hypot(matrix[0][0] - matrix[1][1], matrix[0][1] + matrix[1][0])) / 2;
            result.sigmaMax()[i] = largest;
            // By the determinant, which is a product of scales, so that it has no cancellation.
            result.sigmaMin()[i] = Math.exp(logDet - Math.log(largest));
            result.logDet()[i] = logDet;
        }
        return result;
    }

    private static double jacobian(Stages stages, int point, List<PlaneCoupling> couplings, double[] values, double[][] matrix) {
        matrix[0][0] = 1;
        matrix[0][1] = 0;
        matrix[1][0] = 0;
        matrix[1][1] = 1;
        double logDet = 0;
        for (int k = 0; k < couplings.size(); k++) {
            PlaneCoupling coupling = couplings.get(k);
            int changed = coupling.changed();
            coupling.at(stages.coordinate(k, 1 - changed)[point], values);
            double slope = values[PlaneCoupling.SCALE_SLOPE] * stages.coordinate(k, changed)[point] + values[PlaneCoupling.SHIFT_SLOPE];
            double[] own = matrix[changed];
            double[] other = matrix[1 - changed];
            own[0] = values[PlaneCoupling.SCALE] * own[0] + slope * other[0];
            own[1] = values[PlaneCoupling.SCALE] * own[1] + slope * other[1];
            logDet += Math.log(values[PlaneCoupling.SCALE]);
        }
        return logDet;
    }

    /**
     * The exact log density that the construction gives to points, in nats: log N(g^-1(w)) - log(s1 s2 ...).
     *
     * @param w1 first coordinates; not modified
     * @param w2 second ones; not modified
     */
    public final double[] logDensity(double[] w1, double[] w2) {
        Stages stages = inverse(w1, w2);
        double[] result = new double[w1.length];
        double[] values = new double[PlaneCoupling.VALUES];
        for (int i = 0; i < result.length; i++) {
            double x1 = stages.first()[0][i];
            double x2 = stages.second()[0][i];
            result[i] = -LOG_TWO_PI - 0.5 * (x1 * x1 + x2 * x2);
            for (int k = 0; k < couplings().size(); k++) {
                PlaneCoupling coupling = couplings().get(k);
                coupling.at(stages.coordinate(k, 1 - coupling.changed())[i], values);
                result[i] -= Math.log(values[PlaneCoupling.SCALE]);
            }
        }
        return result;
    }

    /**
     * An exact transport of the noise to the target beside which the couplings are measured.
     *
     * @return the two coordinates of the points: {@code [coordinate][point]}
     */
    public final double[][] transport(double[] x1, double[] x2) {
        double[][] result = new double[2][x1.length];
        double[] out = new double[2];
        for (int i = 0; i < x1.length; i++) {
            transport(x1[i], x2[i], out);
            result[0][i] = out[0];
            result[1][i] = out[1];
        }
        return result;
    }

    /**
     * An upper bound of W2 between what the couplings make and the law that {@link #transport} leads to, of which a sample gives an estimate: the
     * root mean square of the distance to it.
     *
     * @param stages of {@link #forward}, in whatever precision
     * @param exact  of {@link #transport} at the same noise
     */
    public static double wassersteinBound(Stages stages, double[][] exact) {
        double sum = 0;
        for (int i = 0; i < stages.points(); i++) {
            double a = stages.outFirst()[i] - exact[0][i];
            double b = stages.outSecond()[i] - exact[1][i];
            sum += a * a + b * b;
        }
        return Math.sqrt(sum / stages.points());
    }

    /** Standard error of {@link #wassersteinBound} over the points of noise. */
    public static double wassersteinError(Stages stages, double[][] exact) {
        double bound = wassersteinBound(stages, exact);
        return rootError(bound * bound * stages.points(), fourths(stages, exact), stages.points());
    }

    /** The sum of the fourth powers of the distances. */
    static double fourths(Stages stages, double[][] exact) {
        double sum = 0;
        for (int i = 0; i < stages.points(); i++) {
            double a = stages.outFirst()[i] - exact[0][i];
            double b = stages.outSecond()[i] - exact[1][i];
            sum += (a * a + b * b) * (a * a + b * b);
        }
        return sum;
    }

    /**
     * Standard error of a root mean square: that of the mean of squares, divided by twice the root, as its derivative is.
     *
     * @param squares sum of the squares
     * @param fourths sum of the fourth powers
     * @return 0 where all are the same
     */
    static double rootError(double squares, double fourths, int count) {
        double mean = squares / count;
        double variance = Math.max(0, fourths / count - mean * mean) / (count - 1);
        return mean == 0 ? 0 : Math.sqrt(variance) / (2 * Math.sqrt(mean));
    }

    /** Standard error of a share that was counted over so many points: binomial. */
    public static double shareError(double share, int points) {
        return Math.sqrt(share * (1 - share) / points);
    }

    /** The share of points of which a coupling reads other digits than those written. */
    public final double misread(Stages stages) {
        List<PlaneCoupling> couplings = couplings();
        double[] read = new double[couplings.size()];
        int wrong = 0;
        for (int i = 0; i < stages.points(); i++) {
            for (int k = 0; k < read.length; k++) {
                read[k] = stages.coordinate(k, 1 - couplings.get(k).changed())[i];
            }
            wrong += misread(read, stages.second()[0][i]) ? 1 : 0;
        }
        return (double) wrong / stages.points();
    }

    /** The index of the last edge that is not above a value, cut to the cells between the edges. */
    static int cell(double[] edges, double value) {
        int low = 0;
        int high = edges.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edges[middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A conditional median of a Gaussian coordinate between two edges. */
    static double median(double from, double to) {
        // On the side where the distribution function keeps its digits.
        return from > 0 ? -median(-to, -from) : Normal.quantile((Normal.distribution(from) + Normal.distribution(to)) / 2);
    }
}
