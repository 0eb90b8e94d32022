package org.pushforward.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.pushforward.conditioning.ConditionMap;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.Ellipses;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Datasets;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.engine.Precision;
import org.pushforward.fit.DensityDifference;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.DensityGrid;
import org.pushforward.fit.GridKl;
import org.pushforward.fit.ModeMass;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LayerPosition;

/**
 * One full refresh of an instrument on one thread, as a view asks for it when the flow has changed: loading the parameters included, drawing not.
 *
 * @param name   with the number of couplings
 * @param points that the flow maps
 * @param work   may be repeated
 */
record Refresh(String name, int points, Runnable work) {

    private static final int GRID = 80;
    private static final int DRAWS = 8;
    private static final int SPECTRUM_POINTS = 1_024;
    private static final int ELLIPSES = 13;
    private static final int SCRUB_POINTS = 512;
    /** Lines each way of the warped coordinate grid, and points on a line. */
    private static final int LINES = 17;
    private static final int LINE_POINTS = 97;
    private static final int SHOWN_POINTS = 600;
    private static final int PADDING_JACOBIANS = 256;
    private static final int FIT_POINTS = 2_048;
    private static final int DIRECTIONS = 64;
    private static final int BLOCKS = 10;
    private static final Window NOISE_WINDOW = new Window(-4, 4, -4, 4);

    /** Every instrument of a flow with two Gaussian padding coordinates. */
    static List<Refresh> all(FlowModel model) {
        int d = model.dimension();
        Flow flow = new Flow(model);
        PlanarDataset truth = Datasets.create(Datasets.defaults("gaussians"));
        double[] points = normal(SPECTRUM_POINTS * d, 1);
        List<Refresh> refreshes = new ArrayList<>();
        refreshes.add(of("density grid", model, GRID * GRID * DRAWS, () -> density(flow, model, truth.window())));
        refreshes.add(of("jacobian spectrum", model, SPECTRUM_POINTS, () -> spectrum(flow, points)));
        refreshes.add(of("layer spectrum", model, SPECTRUM_POINTS, () -> LayerSpectrum.of(flow.trace(points, SPECTRUM_POINTS, true))));
        refreshes.add(of("kappa map", model, GRID * GRID, () -> ConditionMap.overData(flow, Standardization.NONE, truth.window(), GRID, GRID)));
        double[] centres = NOISE_WINDOW.cellCentres(ELLIPSES, ELLIPSES, d);
        refreshes.add(of("ellipses", model, ELLIPSES * ELLIPSES, () -> Ellipses.inData(flow, centres, ELLIPSES * ELLIPSES)));
        int scrubbed = SCRUB_POINTS + 2 * LINES * LINE_POINTS;
        double[] noise = normal(scrubbed * d, 2);
        refreshes.add(of("layer scrub", model, scrubbed, () -> scrub(flow, noise, scrubbed)));
        refreshes.add(of("layer strip", model, scrubbed, () -> flow.inverseStages(noise, scrubbed)));
        double[] cells = truth.window().cellCentres(GRID, GRID, d);
        Flow single = new Flow(model, Precision.FLOAT);
        refreshes.add(of("round-trip map", model, GRID * GRID, () -> {
            single.load(model.parameters());
            RoundTripMap.of(flow, single, cells, GRID * GRID);
        }));
        double[] data = normal(SHOWN_POINTS * d, 7);
        refreshes.add(of("probe", model, SHOWN_POINTS + 1, () -> probe(flow, data)));
        refreshes.add(of("padding coordinates", model, 2 * SHOWN_POINTS + PADDING_JACOBIANS, () -> padding(flow, data)));
        refreshes.add(fit(flow, model, truth));
        return refreshes.stream().map(refresh -> refresh.with(() -> flow.load(model.parameters()))).toList();
    }

    private static Refresh of(String name, FlowModel model, int points, Runnable work) {
        return new Refresh(name + " K=" + model.spec().couplings(), points, work);
    }

    private Refresh with(Runnable before) {
        return new Refresh(name, points, () -> {
            before.run();
            work.run();
        });
    }

    private static double[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    private static DensityGrid density(Flow flow, FlowModel model, Window window) {
        return DensityEstimators.marginal(flow, window, GRID, GRID, model.padding(), DRAWS, new SplittableRandom(3));
    }

    private static void spectrum(Flow flow, double[] points) {
        int d = flow.dimension();
        double[] jacobian = new double[SPECTRUM_POINTS * d * d];
        flow.jacobian(points, SPECTRUM_POINTS, new double[SPECTRUM_POINTS * d], new double[SPECTRUM_POINTS], jacobian);
        double[] sigma = new double[SPECTRUM_POINTS * d];
        new SingularValues(d).compute(jacobian, SPECTRUM_POINTS, sigma);
        ConditionStatistics.of(sigma, SPECTRUM_POINTS, d);
    }

    /** One picture of a scrubber that stands in the middle of a coupling half way. */
    private static void scrub(Flow flow, double[] noise, int count) {
        int couplings = flow.layout().spec().couplings();
        flow.setScales(new LayerPosition(couplings, couplings / 2 + 0.5).factors());
        flow.inverse(noise, count, new double[noise.length]);
        flow.setScales(new LayerPosition(couplings, couplings).factors());
    }

    /** A point with its Jacobian after each coupling, on its way from noise as well, among the images of the data. */
    private static void probe(Flow flow, double[] data) {
        int d = flow.dimension();
        double[] point = Arrays.copyOf(data, d);
        LayerSpectrum.of(flow.trace(point, 1, true));
        flow.inverseStages(point, 1);
        flow.forward(data, SHOWN_POINTS, new double[data.length], new double[SHOWN_POINTS]);
    }

    /** Both ends of the padding, and how much the noise of the data depends on it. */
    private static void padding(Flow flow, double[] data) {
        int d = flow.dimension();
        flow.inverse(data, SHOWN_POINTS, new double[data.length]);
        flow.forward(data, SHOWN_POINTS, new double[data.length], new double[SHOWN_POINTS]);
        flow.jacobian(data, PADDING_JACOBIANS, new double[PADDING_JACOBIANS * d], new double[PADDING_JACOBIANS], new double[PADDING_JACOBIANS * d * d]);
    }

    /** All numbers of the fit but the density grid, which its own instrument provides. */
    private static Refresh fit(Flow flow, FlowModel model, PlanarDataset truth) {
        DensityGrid expected = DensityGrid.of(truth::logDensity, truth.window(), GRID, GRID);
        DensityGrid learned = density(flow, model, truth.window());
        Points heldOut = truth.sample(FIT_POINTS, new SplittableRandom(4));
        SlicedWasserstein distance = new SlicedWasserstein(2, DIRECTIONS, new SplittableRandom(5));
        double[] noise = normal(FIT_POINTS * model.dimension(), 6);
        return of("fit", model, FIT_POINTS, () -> {
            double[] x = new double[noise.length];
            flow.inverse(noise, FIT_POINTS, x);
            Points samples = new Points(FIT_POINTS, model.dimension(), x);
            GridKl.of(expected, learned);
            DensityDifference.of(expected, learned);
            ModeMass.of(truth, samples);
            distance.estimate(samples, heldOut, BLOCKS);
        });
    }
}
