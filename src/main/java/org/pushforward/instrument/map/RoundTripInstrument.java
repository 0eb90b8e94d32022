package org.pushforward.instrument.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.ValueRange;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.data.Points;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.Detail;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.HeldOutPoints;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

/**
 * Reads what points lose on their way to the noise and back, in both precisions: over data space, with the padding at 0, and at points of the data.
 * Coarsely while the run goes on; at rest finely, once for each flow. For one thread.
 */
public final class RoundTripInstrument implements LensInstrument<RoundTripInstrument.Style, RoundTripReading> {

    private static final double WORK_RUNNING = 2e7;
    private static final double WORK_AT_REST = 6e8;
    private static final int LEAST_GRID = 10;
    private static final int MOST_GRID = 96;
    private static final int LEAST_POINTS = 64;
    private static final int MOST_POINTS = 4_096;
    /** Of the cells: a single one must not take the colours from all the rest. */
    private static final double LEAST_COLOURED = 0.02;
    private static final double MOST_COLOURED = 0.99;
    /** Errors that are smaller yet only tell how near a coordinate is to 0. */
    private static final double LEAST_EPSILONS = 0.01;

    /**
     * What the view wants.
     *
     * @param singleSide pixels; 0 for no picture
     * @param exactSide  pixels; 0 for no picture
     */
    public record Style(int singleSide, int exactSide, boolean points) {
    }

    private final Plane single = new Plane(RoundTripMap.EPSILON_32);
    private final Plane exact = new Plane(RoundTripMap.EPSILON_64);
    private TrainingConfig run;
    private LearnedData data;
    private FlowModel readModel;
    private boolean readFinely;
    private Points x;
    private RoundTripMap points;

    @Override
    public RoundTripReading read(RunInput input, Style style, FlowCache flows) {
        if (input.run().config() != run || input.data() != data) {
            run = input.run().config();
            data = input.data();
            readModel = null;
            single.begin();
            exact.begin();
        }
        if (readModel != input.model() || !readFinely && !input.running()) {
            refresh(input, flows);
        }
        boolean dots = style.points() && !data.isOfModel();
        return new RoundTripReading(single.reading(style.singleSide(), dots, input),
                exact.reading(style.exactSide(), dots, input), data.window(), points, data.wordsOfPoints(), sentences(),
                data.wordsOfSlice(input.model().padding()));
    }

    private void refresh(RunInput input, FlowCache flows) {
        Flow doubles = flows.exact(input.model());
        Flow floats = flows.single(input.model());
        double work = input.running() ? WORK_RUNNING : WORK_AT_REST;
        x = HeldOutPoints.of(input, Detail.points(input.model(), work, LEAST_POINTS, MOST_POINTS));
        points = RoundTripMap.of(doubles, floats, x.values(), x.count());
        int size = Detail.gridSide(input.model(), work, LEAST_GRID, MOST_GRID);
        single.read(floats, size);
        exact.read(doubles, size);
        readModel = input.model();
        readFinely = !input.running();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>(RoundTripWords.of("float32", points.float32(), RoundTripMap.EPSILON_32));
        sentences.addAll(RoundTripWords.of("float64", points.float64(), RoundTripMap.EPSILON_64));
        if (KappaUnits.headline(run.dataset()) == KappaUnits.STANDARD) {
            sentences.add("κ is in data units here, as the errors are.");
        }
        return sentences;
    }

    /** The error over data space in one precision. */
    private final class Plane {

        private final double epsilon;
        /** Rounding errors of neighbours have little to do with each other. */
        private final FieldPainter painter = new FieldPainter("log10 of the round-trip error, data units", ColourMap.cividis(), false);
        private final ValueRange errors = new ValueRange(true);
        private HeatMap log10Error;
        private Supplier<HeatMap> numbers;

        Plane(double epsilon) {
            this.epsilon = epsilon;
        }

        void begin() {
            errors.reset();
            errors.include(epsilon);
        }

        public void read(Bijection flow, int size) {
            double[] found = RoundTrip.errors(flow, data.slice().cellsInData(data.window(), size, size, flow.dimension()), size * size);
            HeatMap field = new HeatMap(data.window(), size, Arrays.stream(found).map(Math::log10).toArray());
            log10Error = field;
            numbers = () -> field;
            double[] finite = Arrays.stream(found).filter(error -> Double.isFinite(error) && error > 0).sorted().toArray();
            if (finite.length > 0) {
                errors.include(Math.max(finite[(int) (LEAST_COLOURED * (finite.length - 1))], LEAST_EPSILONS * epsilon));
                errors.include(finite[(int) (MOST_COLOURED * (finite.length - 1))]);
            }
        }

        RoundTripReading.Side reading(int side, boolean dots, RunInput input) {
            SquarePicture picture = painter.paint(log10Error, numbers, errors, dots ? x : null, null, null, side, input);
            int lost = (int) Arrays.stream(log10Error.values()).filter(value -> value == Double.POSITIVE_INFINITY || Double.isNaN(value)).count();
            return new RoundTripReading.Side(picture, errors.low(), errors.high(), lost);
        }
    }
}
