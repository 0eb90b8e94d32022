package org.pushforward.instrument.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.LeakCurves;
import org.pushforward.chart.ValueRange;
import org.pushforward.conditioning.BoxStretch;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.conditioning.Ellipses;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.conditioning.SteepestStretch;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LayerTrace;
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
 * Reads the condition number over both spaces and the singular values along the layers. While the run goes on it reads one of the three a time,
 * coarsely; at rest all of them and finely, once for each flow. For one thread.
 */
public final class ConditioningInstrument implements LensInstrument<ConditioningInstrument.Style, ConditioningReading> {

    public static final Window NOISE_WINDOW = new Window(-4, 4, -4, 4);

    /** Multiplications of one of the three; at rest ten times as many take a tenth of a second. */
    private static final double WORK_RUNNING = 3.5e7;
    private static final double WORK_AT_REST = 6e8;
    private static final int LEAST_GRID = 10;
    private static final int MOST_GRID = 80;
    private static final int LEAST_POINTS = 64;
    private static final int MOST_POINTS = 4_096;
    /** Of the flow, for the bound on its Lipschitz constant. */
    private static final int BOUND_SAMPLES = 4_096;
    /** In each row. */
    private static final int ELLIPSES = 9;

    /**
     * What the view wants.
     *
     * @param dataSide  pixels; 0 for no picture
     * @param noiseSide pixels; 0 for no picture
     * @param parts     whether the map over data space shows between which parts the samples say most of the flow's stretching
     */
    public record Style(int dataSide, int noiseSide, boolean ellipses, boolean points, boolean parts) {
    }

    private final FieldPainter dataPainter = new FieldPainter("log10 of the condition number", ColourMap.viridis(), true);
    private final FieldPainter noisePainter = new FieldPainter("log10 of the condition number", ColourMap.viridis(), true);
    private final ValueRange kappas = new ValueRange(true);
    private TrainingConfig run;
    private KappaUnits units;
    private LearnedData data;
    /** Of the data, which stay the same along a run; null until they are asked for. */
    private FilamentPrices prices;
    private Plane dataPlane;
    private Plane noisePlane;
    private Layers layers;
    private int turn;

    /**
     * @param fine    as at rest
     * @param numbers what log10Kappa shows, in double precision
     */
    private record Plane(FlowModel model, boolean fine, HeatMap log10Kappa, Supplier<HeatMap> numbers, Ellipse[] ellipses) {

        boolean shows(FlowModel other) {
            return fine && model == other;
        }
    }

    /**
     * @param kappa  of each point, in the units of the lens
     * @param least  median over the points of the least singular value, noise -> data in standard units
     * @param losses digits that each point has lost there and back, see {@link RoundTrip#digitsLost}
     * @param bound  null while the run goes on: it needs more samples than there is time for
     * @param steepest null while the run goes on, and where there is a certificate
     * @param price  at the certified constant, else at the steepest stretch; null while the run goes on, and where there is none: without a density
     *               there is no gap to pay it with, and to its own samples a flow owes nothing
     * @param borders of the two parts of the bound; null where there is none
     * @param boxes  of couplings; empty while the run goes on, and where their nets are too large
     */
    private record Layers(FlowModel model, long step, boolean fine, LayerSpectrum spectrum, ClampRails rails, double[] kappa, double least,
            double[] losses, LipschitzBound bound, SteepestStretch steepest, FilamentPrice price, double[][] borders, List<BoxStretch> boxes,
            Points x, Points z) {

        boolean shows(FlowModel other) {
            return fine && model == other;
        }
    }

    @Override
    public ConditioningReading read(RunInput input, Style style, FlowCache flows) {
        if (input.run().config() != run || input.data() != data) {
            begin(input);
        }
        refresh(input, flows);
        widen();
        return reading(input, style);
    }

    private void begin(RunInput input) {
        run = input.run().config();
        data = input.data();
        units = KappaUnits.headline(run.dataset());
        dataPlane = null;
        noisePlane = null;
        layers = null;
        prices = null;
        turn = 0;
        kappas.reset();
        kappas.include(1);
        kappas.include(Math.pow(10, ConditionGrid.LEAST_DECADES));
    }

    private void refresh(RunInput input, FlowCache flows) {
        FlowModel model = input.model();
        Flow flow = flows.exact(model);
        if (!input.running()) {
            layers = layers != null && layers.shows(model) ? layers : readLayers(input, flow);
            dataPlane = dataPlane != null && dataPlane.shows(model) ? dataPlane : readData(input, flows);
            noisePlane = noisePlane != null && noisePlane.shows(model) ? noisePlane : readNoise(input, flows);
            return;
        }
        if (layers == null || turn == 0) {
            layers = readLayers(input, flow);
        }
        if (dataPlane == null || turn == 1) {
            dataPlane = readData(input, flows);
        }
        if (noisePlane == null || turn == 2) {
            noisePlane = readNoise(input, flows);
        }
        turn = (turn + 1) % 3;
    }

    private static double work(RunInput input) {
        return input.running() ? WORK_RUNNING : WORK_AT_REST;
    }

    private Layers readLayers(RunInput input, Flow flow) {
        Points x = HeldOutPoints.of(input, Detail.points(input.model(), work(input), LEAST_POINTS, MOST_POINTS));
        LayerTrace trace = flow.trace(x.values(), x.count(), true);
        Points z = new Points(x.count(), x.dimension(), trace.states()[trace.couplings()]);
        LipschitzBound bound = input.running() ? null : bound(input, flow);
        List<BoxStretch> boxes = input.running() ? List.of() : BoxStretch.of(input.model(), flow);
        SteepestStretch steepest = input.running() || Certificate.of(input.model()).isPresent() ? null
                : SteepestStretch.of(input.model(), flow, trace).with(boxes, input.model());
        return new Layers(input.model(), input.run().step(), !input.running(), LayerSpectrum.of(trace), ClampRails.of(flow),
                kappa(trace, leftOut(flow)), leastInStandardUnits(trace, flow), RoundTrip.digitsLost(flow, x.values(), x.count()), bound,
                steepest, input.running() ? null : price(input, steepest), borders(input, bound),
                boxes, x, z);
    }

    private double[][] borders(RunInput input, LipschitzBound bound) {
        return bound == null || !(bound.value() > 0) ? null
                : PartBorders.of(bound, input.model().standardization().mean(), data.slice(), data.window());
    }

    private FilamentPrice price(RunInput input, SteepestStretch steepest) {
        FlowModel model = input.model();
        double constant = constant(model, steepest);
        if (!Double.isFinite(constant) || !model.padding().hasDensity() || data.isOfModel()) {
            return null;
        }
        prices = prices == null ? FilamentPrices.of(input.data().heldOut(), model.dataDimension(), model.standardization().mean()) : prices;
        return prices.at(constant);
    }

    /** What is certified, else what is seen, which may be infinite; NaN while the run goes on. */
    private static double constant(FlowModel model, SteepestStretch steepest) {
        return Certificate.of(model).map(certificate -> 1 / certificate.least()).orElse(steepest == null ? Double.NaN : steepest.value());
    }

    private static LipschitzBound bound(RunInput input, Flow flow) {
        return LipschitzBound.of(FlowSamples.draw(flow, BOUND_SAMPLES, input.run().config().seed()), input.model().dataDimension(),
                input.model().standardization().mean());
    }

    private static double[] kappa(LayerTrace trace, Standardization leftOut) {
        double[] jacobians = trace.jacobians()[trace.couplings()].clone();
        return new SingularValues(trace.dimension()).conditionNumbers(jacobians, trace.count(), leftOut);
    }

    /** The data's units are no part of the price in bits, whatever the units that kappa is told in. */
    private static double leastInStandardUnits(LayerTrace trace, Flow flow) {
        double[] jacobians = trace.jacobians()[trace.couplings()].clone();
        flow.standardization().toStandardUnits(jacobians, trace.count(), trace.dimension());
        double[] sigma = new double[trace.count() * trace.dimension()];
        new SingularValues(trace.dimension()).compute(jacobians, trace.count(), sigma);
        return ConditionStatistics.medianOfLeast(ConditionStatistics.of(sigma, trace.count(), trace.dimension()).sigmaQuantiles());
    }

    private Standardization leftOut(Flow flow) {
        return units.leftOut(flow.standardization());
    }

    private Plane plane(RunInput input, FlowCache flows, boolean overNoise, Ellipse[] ellipses) {
        FlowModel model = input.model();
        ConditionGrid grid = new ConditionGrid(overNoise, overNoise ? NOISE_WINDOW : data.window(), data.slice(),
                Detail.gridSide(model, work(input), LEAST_GRID, MOST_GRID));
        Standardization leftOut = units.leftOut(model.standardization());
        return new Plane(model, !input.running(), grid.seen(flows, model, leftOut), () -> grid.read(new Flow(model), leftOut), ellipses);
    }

    private Plane readData(RunInput input, FlowCache flows) {
        Flow flow = flows.exact(input.model());
        // Carried to the noise, so that the images of the circles there stand on a regular grid here.
        double[] centres = data.slice().cellsInData(data.window(), ELLIPSES, ELLIPSES, flow.dimension());
        flow.forward(centres, ELLIPSES * ELLIPSES, centres, new double[ELLIPSES * ELLIPSES]);
        return plane(input, flows, false, Ellipses.inData(flow, centres, ELLIPSES * ELLIPSES, data.slice().axes()));
    }

    private Plane readNoise(RunInput input, FlowCache flows) {
        Flow flow = flows.exact(input.model());
        double[] centres = data.slice().cellsInNoise(NOISE_WINDOW, ELLIPSES, ELLIPSES, flow.dimension());
        flow.inverse(centres, ELLIPSES * ELLIPSES, centres);
        return plane(input, flows, true, Ellipses.inNoise(flow, centres, ELLIPSES * ELLIPSES, data.slice().axes()));
    }

    /** The colours reach nearly all of what is shown. */
    private void widen() {
        for (Plane plane : List.of(dataPlane, noisePlane)) {
            // A range ignores what is no number.
            kappas.include(Math.pow(10, ConditionGrid.top(plane.log10Kappa().values())));
        }
    }

    private ConditioningReading reading(RunInput input, Style wanted) {
        SquarePicture dataPicture = paint(dataPainter, dataPlane, layers.x(), wanted.parts() ? layers.borders() : null, wanted.dataSide(), wanted,
                input);
        SquarePicture noisePicture = paint(noisePainter, noisePlane, layers.z(), null, wanted.noiseSide(), wanted, input);
        int notFinite = notFinite(dataPlane.log10Kappa().values()) + notFinite(noisePlane.log10Kappa().values());
        return new ConditioningReading(dataPicture, noisePicture, data.window(), kappas.low(), kappas.high(), notFinite,
                layers.x().count(), data.wordsOfPoints(), layers.spectrum(), layers.rails(), Certificate.stages(layers.model()), sentences(input),
                data.wordsOfSlice(input.model().padding()), leak(), units);
    }

    private Content leak() {
        return LeakCurves.ofFlow(layers.bound(), constant(layers.model(), layers.steepest()),
                layers.steepest() == null ? LeakCurves.CERTIFIED : LeakCurves.SEEN, layers.price());
    }

    private List<String> sentences(RunInput input) {
        List<String> sentences = new ArrayList<>(
                ConditioningWords.kappa(layers.step(), data.wordsOfPoints(), layers.kappa(), notFinite(layers.kappa()), layers.losses()));
        if (units == KappaUnits.STANDARD) {
            sentences.add(ConditioningWords.standardUnits(layers.spectrum()));
        }
        sentences.addAll(ConditioningWords.stretch(layers.bound(), BOUND_SAMPLES));
        sentences.addAll(ConditioningWords.certified(Certificate.of(layers.model())));
        sentences.addAll(ConditioningWords.steepest(layers.steepest(), layers.model().padding()));
        sentences.addAll(ConditioningWords.price(constant(layers.model(), layers.steepest()), layers.price()));
        sentences.addAll(ConditioningWords.boxes(layers.boxes(), layers.model()));
        sentences.addAll(ConditioningWords.bits(layers.least()));
        sentences.addAll(input.model().padding().hasDensity() ? ConditioningWords.volume(layers.spectrum(), layers.rails())
                : ConditioningWords.zeroPadding(layers.spectrum(), layers.rails(), layers.model().spec().family()));
        return sentences;
    }

    private static int notFinite(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isFinite(value)).count();
    }

    private SquarePicture paint(FieldPainter painter, Plane plane, Points points, double[][] borders, int side, Style wanted, RunInput input) {
        return painter.paint(plane.log10Kappa(), plane.numbers(), kappas, wanted.points() && !data.isOfModel() ? points : null,
                wanted.ellipses() ? plane.ellipses() : null, borders, side, input);
    }
}
