package org.pushforward.theory.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Points;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.constructed.FlowConditions;

/**
 * A map of the plane, the flow of a field over time 1, as couplings of one coordinate between rotations. The field is a polynomial or fitted by one,
 * the polynomial is a {@link DirectionSum}, and K steps of a {@link Scheme} compose the flows of its terms. Immutable; made once for all K.
 */
public final class Splitting {

    public static final int LEAST_DEGREE = 3;
    public static final int MOST_DEGREE = 7;
    public static final int MOST_STEPS = 1_024;

    /** Of Runge and Kutta; half as many agree to {@link #TOLERANCE}. */
    private static final int REFERENCE_STEPS = 400;
    /** Largest difference that is accepted between the reference and one with half the steps. */
    public static final double TOLERANCE = 1e-8;
    private static final int BETWEEN = 32;
    private static final int USUAL_DEGREE = 5;
    private static final int STREAM = 15;

    private final PlaneMap map;
    private final int degree;
    private final DirectionSum sum;
    private final double fieldResidual;
    private final double fitResidual;
    private final double floor;
    private final double[][] places = Box.grid();
    private final double[][] images;
    /** Where the flow of the sum leads, to which the steps converge. */
    private final double[][] limits;

    /**
     * What is measured of a splitting, over a grid of [-1.5, 1.5]^2.
     *
     * @param scheme        as options have it
     * @param steps         K
     * @param couplings     couplings of one coordinate, neighbours of the same direction merged
     * @param error         root mean square distance from the map
     * @param kappaMax      largest condition number of the Jacobian
     * @param angles        directions
     * @param fieldResidual root mean square difference between the polynomial and its sum over directions
     * @param floor         root mean square distance between the flow of the sum over directions and the map: what no number of steps removes, of
     *                      the fit and of directions that are too few; 0 if the field is a polynomial and the sum is exact
     * @param ownError      root mean square distance from the flow of the sum: what the splitting alone does, of the order of its scheme
     * @param fitResidual   root mean square difference between the field and the polynomial
     * @param kappaMedian   median condition number
     * @param displacement  root mean square distance that the map moves points by
     * @param roundTrip     largest coordinate of f^-1(f(x)) - x
     */
    public record Row(String scheme, int steps, int couplings, double error, double kappaMax, int angles, double fieldResidual, double floor,
            double ownError, double fitResidual, double kappaMedian, double displacement, double roundTrip) {
    }

    /**
     * @param degree of the polynomial; that of the field itself if it is one
     * @param angles directions; one more than the degree for an exact sum
     * @throws InvalidInputException one line, if that makes no sense
     */
    public Splitting(PlaneMap map, int degree, int angles) {
        require(map, degree, angles);
        this.map = map;
        this.degree = degree;
        Field field = map.field();
        PolynomialField polynomial = field instanceof PolynomialField exact ? exact : PolynomialField.fit(field, degree);
        sum = DirectionSum.of(polynomial, angles);
        fieldResidual = distance(place -> polynomial.at(place[0], place[1]), place -> sum.field().at(place[0], place[1]));
        fitResidual = polynomial == field ? 0
                : distance(place -> field.at(place[0], place[1]), place -> polynomial.at(place[0], place[1]));
        images = Arrays.stream(places).map(place -> reference(field, place)).toArray(double[][]::new);
        // A sum of enough directions is the polynomial but for rounding.
        Field limit = angles > polynomial.degree() ? polynomial : sum.field();
        limits = limit == field ? images : Arrays.stream(places).map(place -> reference(limit, place)).toArray(double[][]::new);
        floor = distance(limits, images);
    }

    private static void require(PlaneMap map, int degree, int angles) {
        InvalidInputException.require(degree >= LEAST_DEGREE && degree <= MOST_DEGREE, "--degree %d is not between %d and %d", degree, LEAST_DEGREE,
                MOST_DEGREE);
        InvalidInputException.require(map.degree() == 0 || degree == map.degree(), "the field of %s is a polynomial of degree %d: leave --degree out",
                map.name().toLowerCase(Locale.ROOT), map.degree());
        InvalidInputException.require(angles >= 1 && angles <= 2 * MOST_DEGREE, "--angles %d is not between 1 and %d", angles, 2 * MOST_DEGREE);
    }

    /**
     * With what is usual where nothing is asked for.
     *
     * @param degree null for that of the field, or 5
     * @param angles null for one more than the degree
     * @throws InvalidInputException one line, if that makes no sense
     */
    public static Splitting of(PlaneMap map, Integer degree, Integer angles) {
        int own = usualDegree(map, degree);
        return new Splitting(map, own, angles != null ? angles : own + 1);
    }

    /** Refuses at once what {@link #of} would refuse, which measures before it has done. @throws InvalidInputException one line */
    public static void requireSense(PlaneMap map, Integer degree, Integer angles) {
        int own = usualDegree(map, degree);
        require(map, own, angles != null ? angles : own + 1);
    }

    private static int usualDegree(PlaneMap map, Integer degree) {
        return degree != null ? degree : map.degree() > 0 ? map.degree() : USUAL_DEGREE;
    }

    /** Points of the square that maps are compared on, evenly at random. */
    public static Points places(int count, long seed) {
        RandomGenerator random = new RandomStreams(seed).stream(Purpose.SAMPLES, STREAM, 0);
        double[] values = new double[2 * count];
        Arrays.setAll(values, i -> Box.HALF * (2 * random.nextDouble() - 1));
        return new Points(count, 2, values);
    }

    /** @throws InvalidInputException if the steps are out of range */
    public static void requireSteps(int steps) {
        InvalidInputException.require(steps >= 1 && steps <= MOST_STEPS, "--steps %d is not between 1 and %d", steps, MOST_STEPS);
    }

    private static double[] reference(Field field, double[] place) {
        double[] image = field.flow(place[0], place[1], REFERENCE_STEPS);
        double[] coarse = field.flow(place[0], place[1], REFERENCE_STEPS / 2);
        if (!(Math.hypot(image[0] - coarse[0], image[1] - coarse[1]) < TOLERANCE)) {
            throw new InvalidInputException("the reference for the map is not accurate to " + TOLERANCE + ": the field of the couplings is too "
                    + "steep, choose another degree or more angles");
        }
        return image;
    }

    private interface PlaneFunction {
        double[] at(double[] place);
    }

    private double distance(PlaneFunction one, PlaneFunction other) {
        return distance(Arrays.stream(places).map(one::at).toArray(double[][]::new), Arrays.stream(places).map(other::at).toArray(double[][]::new));
    }

    private static double distance(double[][] one, double[][] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += Math.pow(one[i][0] - other[i][0], 2) + Math.pow(one[i][1] - other[i][1], 2);
        }
        return Math.sqrt(squares / one.length);
    }

    public PlaneMap map() {
        return map;
    }

    public int degree() {
        return degree;
    }

    public double floor() {
        return floor;
    }

    /** The couplings of K steps. */
    public ConstructedFlow flow(Scheme scheme, int steps) {
        requireSteps(steps);
        int n = sum.angles().length;
        List<TurnedCoupling> couplings = new ArrayList<>();
        double h = 1.0 / steps;
        for (int k = 0; k < steps; k++) {
            if (scheme == Scheme.LIE || n == 1) {
                for (int i = 0; i < n; i++) {
                    couplings.add(coupling(i, h));
                }
            } else {
                // The last half of a step and the first of the next are one coupling.
                couplings.add(coupling(0, k == 0 ? h / 2 : h));
                for (int i = 1; i < n - 1; i++) {
                    couplings.add(coupling(i, h / 2));
                }
                couplings.add(coupling(n - 1, h));
                for (int i = n - 2; i >= 1; i--) {
                    couplings.add(coupling(i, h / 2));
                }
            }
        }
        if (scheme == Scheme.STRANG && n > 1) {
            couplings.add(coupling(0, h / 2));
        }
        return new ConstructedFlow(2, couplings);
    }

    private TurnedCoupling coupling(int i, double duration) {
        return new TurnedCoupling(sum.angles()[i], sum.a()[i], sum.b()[i], duration);
    }

    /**
     * Measures K steps.
     *
     * @param goOn told now and then which share is done; false ends the work
     * @throws CancellationException if it was ended
     */
    public Row measure(Scheme scheme, int steps, DoublePredicate goOn) {
        ConstructedFlow flow = flow(scheme, steps);
        double[][] own = new double[places.length][];
        double[] kappa = new double[places.length];
        double[] sigma = new double[2];
        double roundTrip = 0;
        SingularValues values = new SingularValues(2);
        for (int i = 0; i < places.length; i++) {
            if (i % BETWEEN == 0) {
                FlowConditions.goOn(goOn, (double) i / places.length);
            }
            own[i] = flow.forward(places[i]).point();
            double[] back = flow.inverse(own[i]).point();
            roundTrip = Math.max(roundTrip, Math.max(Math.abs(back[0] - places[i][0]), Math.abs(back[1] - places[i][1])));
            values.compute(flow.jacobian(places[i]), 1, sigma);
            kappa[i] = sigma[0] / sigma[1];
        }
        Arrays.sort(kappa);
        return new Row(scheme.name().toLowerCase(Locale.ROOT), steps, flow.steps().size(), distance(own, images),
                kappa[kappa.length - 1], sum.angles().length, fieldResidual, floor, distance(own, limits), fitResidual, kappa[kappa.length / 2],
                distance(places, images), roundTrip);
    }
}
