package org.pushforward.conditioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.pushforward.data.Window;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LayerTrace;

/**
 * The steepest stretch of the way from noise to data that is seen where nearly all noise is, for flows whose parameters certify none: no coordinate
 * of the noise is farther from 0 than {@value #REACH}. It is looked for and not certified; the Lipschitz constant there is this much or more.
 *
 * <p>A stretch is the largest singular value of noise -> data in data units, padding left out: that of the rows of dx/dz which belong to the data's
 * own coordinates. Without padding it is one over the least singular value of data -> noise.
 *
 * <p>What a flow of a constant leaves between parts of its data holds for such a map, too, up to the noise outside of the box: the map that first
 * takes noise from there to the surface of the box has the constant of the box, and nearly the same samples.
 *
 * @param value  data units for one unit of noise; infinite where the flow leaves the range of numbers at a place, or folds space flat
 * @param places how many were looked at
 */
public record SteepestStretch(double value, int places) {

    /** In the plane 99.99 % of all noise is in that box. */
    public static final int REACH = 4;
    /** Multiplications for the places that are looked at: some hundredths of a second in the plane, where a grid is soon fine enough. */
    private static final double WORK = 1.2e8;
    /** In more dimensions, where places are lonely: some tenths. */
    private static final double WORK_IN_SPACE = 5e8;
    private static final int LEAST_PLACES = 240;
    private static final int MOST_PLACES = 6_000;
    /** Of the places that are looked at everywhere, the steepest of which the rest gather about: so many, apart from each other. */
    private static final int SUMMITS = 6;
    private static final int ROUNDS = 10;
    /** By which places draw nearer to a summit from round to round. */
    private static final double NEARER = 0.6;
    /** How far from a summit the first of them are, about, in more dimensions than two; in the plane the distance of the grid. */
    private static final double NEAR = 1;

    /**
     * Of a flow: on a grid in the plane and at draws of the noise in more dimensions, then about the steepest of these places. For the same flow
     * always the same.
     *
     * @param flow of the model
     */
    public static SteepestStretch of(FlowModel model, Flow flow) {
        return new Search(flow, model.dataDimension()).search(places(model));
    }

    /**
     * As above, and where points of the data are carried to, if that lies in the box.
     *
     * @param trace of the flow, with Jacobians
     */
    public static SteepestStretch of(FlowModel model, Flow flow, LayerTrace trace) {
        Search search = new Search(flow, model.dataDimension());
        search.addWithin(trace);
        return search.search(places(model));
    }

    /** This, or what is seen in boxes within its own if that is more: a lens tells both. With padding theirs is of all coordinates, and no matter. */
    public SteepestStretch with(List<BoxStretch> boxes, FlowModel model) {
        double seen = boxes.stream().filter(box -> box.halfWidth() <= REACH).mapToDouble(BoxStretch::seen).max().orElse(0);
        return model.dimension() > model.dataDimension() || !(seen > value) ? this
                : new SteepestStretch(seen, places + boxes.size() * BoxStretch.POINTS);
    }

    private static int places(FlowModel model) {
        int size = model.dimension();
        // The way to the data, and back with a direction for each conditioning coordinate, one half of all; and the singular values.
        double each = model.parameters().length * (2 + Math.ceil(size / 2.0)) + 100.0 * size * size * size;
        return (int) Math.max(LEAST_PLACES, Math.min(MOST_PLACES, (size == 2 ? WORK : WORK_IN_SPACE) / each));
    }

    /**
     * The stretch at places of the noise.
     *
     * @param counted coordinates of the data that count, the first ones
     * @param noise   {@code n} points, not modified
     */
    static double[] at(Flow flow, int counted, double[] noise, int n) {
        int size = flow.dimension();
        double[] x = new double[n * size];
        flow.inverse(noise, n, x);
        double[] jacobians = new double[n * size * size];
        flow.jacobian(x, n, new double[n * size], new double[n], jacobians);
        return ofJacobians(jacobians, n, size, counted);
    }

    /** @param jacobians of data -> noise, row-major */
    private static double[] ofJacobians(double[] jacobians, int n, int size, int counted) {
        double[] matrices = counted == size ? jacobians : inverted(jacobians, n, size, counted);
        double[] sigma = new double[n * size];
        new SingularValues(size).compute(matrices, n, sigma);
        double[] stretches = new double[n];
        for (int i = 0; i < n; i++) {
            double stretch = counted == size ? 1 / sigma[i * size + size - 1] : sigma[i * size];
            stretches[i] = Double.isNaN(stretch) ? Double.POSITIVE_INFINITY : stretch;
        }
        return stretches;
    }

    /** The rows of dx/dz that count, with rows of zeros behind them, which change no singular value; NaN where there is no inverse. */
    private static double[] inverted(double[] jacobians, int n, int size, int counted) {
        double[] rows = new double[jacobians.length];
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < n; i++) {
            int at = i * size * size;
            System.arraycopy(jacobians, at, matrix.data, 0, size * size);
            if (CommonOps_DDRM.invert(matrix)) {
                System.arraycopy(matrix.data, 0, rows, at, counted * size);
            } else {
                rows[at] = Double.NaN;
            }
        }
        return rows;
    }

    /** A place of the noise and how much is stretched there. */
    private record Place(double[] noise, double stretch) {

        double distance(Place other) {
            double squares = 0;
            for (int c = 0; c < noise.length; c++) {
                squares += (noise[c] - other.noise[c]) * (noise[c] - other.noise[c]);
            }
            return Math.sqrt(squares);
        }
    }

    private static final class Search {

        private final Flow flow;
        private final int counted;
        private final int size;
        private final SplittableRandom random = new SplittableRandom(1);
        private final List<Place> seen = new ArrayList<>();

        Search(Flow flow, int counted) {
            this.flow = flow;
            this.counted = counted;
            this.size = flow.dimension();
        }

        void addWithin(LayerTrace trace) {
            double[] noise = trace.states()[trace.couplings()];
            double[] stretches = ofJacobians(trace.jacobians()[trace.couplings()], trace.count(), size, counted);
            for (int i = 0; i < trace.count(); i++) {
                double[] place = Arrays.copyOfRange(noise, i * size, (i + 1) * size);
                if (Arrays.stream(place).allMatch(coordinate -> Math.abs(coordinate) <= REACH)) {
                    seen.add(new Place(place, stretches[i]));
                }
            }
        }

        SteepestStretch search(int places) {
            int tries = Math.max(1, places / 3 / ROUNDS / SUMMITS);
            int side = (int) Math.sqrt(places - tries * ROUNDS * SUMMITS);
            double near = NEAR / Math.sqrt(size);
            if (size == 2) {
                look(new Window(-REACH, REACH, -REACH, REACH).cellCentres(side, side, 2));
                near = 2.0 * REACH / side;
            } else {
                double[] draws = new double[side * side * size];
                Arrays.setAll(draws, i -> within(random.nextGaussian()));
                look(draws);
            }
            List<Place> summits = summits(2 * near);
            for (int round = 0; round < ROUNDS && Double.isFinite(summits.get(0).stretch); round++) {
                summits = climb(summits, tries, near);
                near *= NEARER;
            }
            return new SteepestStretch(seen.stream().mapToDouble(Place::stretch).max().orElseThrow(), seen.size());
        }

        private static double within(double coordinate) {
            return Math.max(-REACH, Math.min(REACH, coordinate));
        }

        /** The places are appended to those seen. */
        private void look(double[] noise) {
            int n = noise.length / size;
            double[] stretches = at(flow, counted, noise, n);
            for (int i = 0; i < n; i++) {
                seen.add(new Place(Arrays.copyOfRange(noise, i * size, (i + 1) * size), stretches[i]));
            }
        }

        /** The steepest first. */
        private List<Place> summits(double apart) {
            List<Place> summits = new ArrayList<>();
            List<Place> steepest = new ArrayList<>(seen);
            steepest.sort(Comparator.comparingDouble(Place::stretch).reversed());
            for (Place place : steepest) {
                if (summits.size() < SUMMITS && summits.stream().allMatch(other -> other.distance(place) > apart)) {
                    summits.add(place);
                }
            }
            return summits;
        }

        /** What is steepest about each, or it itself. */
        private List<Place> climb(List<Place> summits, int tries, double near) {
            int first = seen.size();
            double[] noise = new double[summits.size() * tries * size];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = within(summits.get(i / size / tries).noise[i % size] + near * random.nextGaussian());
            }
            look(noise);
            List<Place> higher = new ArrayList<>();
            for (int s = 0; s < summits.size(); s++) {
                Place best = summits.get(s);
                for (Place place : seen.subList(first + s * tries, first + (s + 1) * tries)) {
                    best = place.stretch > best.stretch ? place : best;
                }
                higher.add(best);
            }
            return higher;
        }
    }
}
