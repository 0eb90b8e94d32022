package org.pushforward.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.pushforward.chart.Theme;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.instrument.universal.CouplingsInstrument;
import org.pushforward.instrument.universal.CouplingsRequest;
import org.pushforward.instrument.universal.TargetChoice;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;

/**
 * Milliseconds of the instruments at D = 4, width 64 (tanh): Jacobians and log densities at K = 8 on all cores, in double unless it is said; then
 * what the window's own instruments take at K = 8 and K = 32 while a run goes on, see {@link WindowReading}; and few couplings that are written down.
 */
public final class InstrumentBenchmark {

    /** @param ms median for all points together */
    public record Result(String name, int points, double ms) {
    }

    private static final int DIMENSION = 4;
    static final int JACOBIAN_POINTS = 1024;
    static final int DENSITY_POINTS = 40_000;
    private static final int STAGE_POINTS = 5_000;
    private static final double EPSILON = 0.01;
    private static final int GROUPS = 15;
    /** Until then the compiler has a processor to itself for part of the time, and two threads are no faster than one. */
    private static final int WARM_UP = 300;
    private static final int COUPLINGS = 8;
    private static final int[] COUPLINGS_OF_READINGS = {8, 32};
    /** Readings that are measured, fewer where they take longer than this together, and before them to warm up. */
    private static final int MOST_READINGS = 25;
    private static final int WARM_UP_READINGS = 10;
    private static final double ENOUGH_MS = 1_000;
    /** The finest that is to be answered at once, and another one. */
    private static final double MOVE = 0.001;
    private static final int SIDE = 320;

    private InstrumentBenchmark() {}

    /** @param threads over which the points of the first five are spread; the window's readings have one */
    public static List<Result> run(int threads) {
        List<Result> results = new ArrayList<>();
        try (Team team = new Team(threads)) {
            results.add(measure(team, "jacobian", jacobians(threads, false, Precision.DOUBLE)));
            results.add(measure(team, "jacobian and singular values", jacobians(threads, true, Precision.DOUBLE)));
            results.add(measure(team, "these in float, as in pictures", jacobians(threads, true, Precision.FLOAT)));
            results.add(measure(team, "log density", densities(threads, Precision.DOUBLE)));
            results.add(measure(team, "log density in float, as in pictures", densities(threads, Precision.FLOAT)));
        }
        for (int couplings : COUPLINGS_OF_READINGS) {
            // While a run goes on: at rest an instrument goes on to the finest that it has, which takes as long as a person looks.
            readings(couplings).stream().map(InstrumentBenchmark::measure).forEach(results::add);
        }
        for (Variant variant : Variant.values()) {
            results.add(measure(couplings(variant)));
        }
        results.addAll(fewCouplings());
        return results;
    }

    /** What the page of few couplings answers a move of its slider with: the first reading of another epsilon. */
    private static WindowReading couplings(Variant variant) {
        CouplingsInstrument instrument = new CouplingsInstrument();
        TargetChoice target = new TargetChoice.Data(Datasets.defaults("annulus"));
        CouplingsRequest.Look look = new CouplingsRequest.Look(SIDE, Theme.LIGHT, 1);
        int[] moves = new int[1];
        return new WindowReading("slider of epsilon, " + variant.phrase(), CouplingsInstrument.QUICK_POINTS, () -> instrument.read(
                new CouplingsRequest(target, ConstructionSpec.of(variant, EPSILON + MOVE * (moves[0]++ % 2)), RoundOff.DOUBLE_BITS, 1, 0.5, -0.3,
                        look)));
    }

    /** What a move of epsilon takes: the couplings' tables, points through all stages, and their Jacobians; of the annulus at epsilon = .01. */
    static List<Result> fewCouplings() {
        Target annulus = Target.of(Datasets.defaults("annulus"));
        Measurement.Sample noise = Measurement.Sample.noise(STAGE_POINTS, 0, 0);
        return Stream.of(Variant.values()).map(variant -> new Result(variant.phrase() + " made and shown", STAGE_POINTS, median(() -> {
            Construction construction = Construction.of(annulus, ConstructionSpec.of(variant, EPSILON));
            construction.jacobians(construction.forward(noise.x1(), noise.x2()));
        }, WARM_UP_READINGS, GROUPS))).toList();
    }

    static List<WindowReading> readings(int couplings) {
        return WindowReading.all(model(couplings));
    }

    private static Result measure(WindowReading reading) {
        // The first one makes buffers and tells how many more there is time for.
        double first = Timing.milliseconds(1, reading.work());
        int times = (int) Math.min(MOST_READINGS, ENOUGH_MS / first);
        double ms = times == 0 ? first : median(reading.work(), Math.min(times / 2, WARM_UP_READINGS), times);
        return new Result(reading.name(), reading.points(), ms);
    }

    private static Result measure(Team team, String name, Lane[] lanes) {
        Runnable all = () -> team.run(lanes.length, lane -> lanes[lane].run());
        int points = lanes[0].count * lanes.length;
        int warmUp = Math.max(5, WARM_UP * JACOBIAN_POINTS / points);
        return new Result(name, points, median(all, warmUp, GROUPS));
    }

    private static double median(Runnable work, int warmUp, int groups) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] ms = new double[groups];
        for (int g = 0; g < groups; g++) {
            ms[g] = Timing.milliseconds(1, work);
        }
        return Timing.median(ms);
    }

    /** The Jacobian of each point, spread evenly: each lane is for one thread at a time. */
    static Lane[] jacobians(int threads, boolean singularValues, Precision precision) {
        return lanes(threads, JACOBIAN_POINTS, true, singularValues, precision);
    }

    /** The log-determinant of each point, spread likewise. */
    static Lane[] densities(int threads, Precision precision) {
        return lanes(threads, DENSITY_POINTS, false, false, precision);
    }

    private static Lane[] lanes(int threads, int points, boolean jacobians, boolean singularValues, Precision precision) {
        FlowModel model = model(COUPLINGS);
        Lane[] lanes = new Lane[threads];
        for (int lane = 0; lane < threads; lane++) {
            lanes[lane] = new Lane(new Flow(model, precision), points / threads, jacobians, singularValues, lane);
        }
        return lanes;
    }

    /** Not the identity that training starts from, so that no factor is zero or one. */
    private static FlowModel model(int couplings) {
        FlowSpec spec = new FlowSpec(couplings, 64, 2, Activation.TANH, 2);
        RandomGenerator random = new SplittableRandom(0);
        double[] parameters = new FlowLayout(spec, DIMENSION).initialParameters(random);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.1 * random.nextGaussian();
        }
        return new FlowModel(spec, 2, Padding.gaussian(2), new Standardization(new double[2], new double[] {1, 1}), parameters);
    }

    /** The points of one thread and where their results go. */
    static final class Lane implements Runnable {

        private final Flow flow;
        private final int count;
        private final boolean singularValues;
        private final double[] x;
        private final double[] z;
        private final double[] logDet;
        private final double[] jacobian;
        private final double[] sigma;
        private final SingularValues values = new SingularValues(DIMENSION);

        Lane(Flow flow, int count, boolean jacobians, boolean singularValues, int seed) {
            this.flow = flow;
            this.count = count;
            this.singularValues = singularValues;
            RandomGenerator random = new SplittableRandom(seed);
            x = new double[count * DIMENSION];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
            }
            z = new double[x.length];
            logDet = new double[count];
            jacobian = jacobians ? new double[count * DIMENSION * DIMENSION] : null;
            sigma = new double[count * DIMENSION];
        }

        @Override
        public void run() {
            if (jacobian == null) {
                flow.forward(x, count, z, logDet);
                return;
            }
            flow.jacobian(x, count, z, logDet, jacobian);
            if (singularValues) {
                values.compute(jacobian, count, sigma);
            }
        }
    }
}
