package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PictureFiles;
import org.pushforward.chart.SpectrumChart;
import org.pushforward.chart.Theme;
import org.pushforward.chart.ToneFile;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Window;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The two pictures that a run leaves: the density that the flow learnt, and the spectrum of its Jacobian along the run. */
public final class RunPictures {

    private static final int SIDE = 800;
    /** Finer grids and more draws are not to be seen in the picture, and a sweep would spend more time on pictures than on training. */
    private static final int GRID = 128;
    private static final int DRAWS = 16;
    private static final int KERNEL_SAMPLES = 20_000;
    private static final int DOTS = 400;

    private RunPictures() {}

    /**
     * The density over the data's window with some held-out points. Its colours reach as far as the truth does, so that pictures can be compared.
     *
     * @param config with the padding in force
     */
    static void writeDensity(TrainingConfig config, RunData data, Flow flow, Path file) {
        ResultFiles.write(file, PictureFiles.dataSpace(density(config, data, flow), ceiling(data), data.heldOut(DOTS), null, Theme.LIGHT, SIDE));
    }

    /**
     * The same density without points and without colours, see {@link ToneFile}.
     *
     * @return a PNG file's content
     */
    public static byte[] tones(TrainingSnapshot run, RunData data) {
        HeatMap heat = density(run.config().withPadding(run.padding()), data, new Flow(run.model()));
        double ceiling = ceiling(data);
        return ToneFile.bytes(Arrays.stream(heat.values()).map(value -> Math.sqrt(Math.max(0, value) / ceiling)).toArray(), heat.size());
    }

    /**
     * Exact without padding, importance-weighted under Gaussian padding, and a kernel estimate from samples where there is no density to evaluate, or
     * where the picture's two coordinates are not all that the data have.
     */
    private static HeatMap density(TrainingConfig config, RunData data, Flow flow) {
        Window window = data.window();
        RandomStreams streams = new RandomStreams(config.seed());
        double[] log;
        if (config.padding().hasDensity() && data.dimension() == 2) {
            log = DensityEstimators.marginal(flow, HeatMap.centres(window, GRID), config.padding(), DRAWS, streams.stream(Purpose.VIEW));
        } else {
            Points samples = FlowSamples.draw(flow, KERNEL_SAMPLES, streams.stream(Purpose.VIEW));
            log = DensityEstimators.kernel(samples, window, GRID, GRID).logDensity();
        }
        return new HeatMap(window, GRID, densities(log));
    }

    private static double ceiling(RunData data) {
        return PictureFiles.ceiling(densities(truth(data, HeatMap.centres(data.window(), GRID))));
    }

    /** The log density of the data's distribution, or a kernel estimate where it is a cloud or not in the plane. */
    private static double[] truth(RunData data, double[] centres) {
        return data.planar().map(distribution -> {
            double[] log = new double[centres.length / 2];
            Arrays.setAll(log, i -> distribution.logDensity(centres[2 * i], centres[2 * i + 1]));
            return log;
        }).orElseGet(() -> DensityEstimators.kernel(data.training(), data.window(), GRID, GRID).logDensity());
    }

    private static double[] densities(double[] log) {
        return Arrays.stream(log).map(Math::exp).toArray();
    }

    static void writeSpectrum(List<HistoryRow> history, int steps, Path file) {
        SpectrumChart chart = new SpectrumChart();
        chart.setTheme(Theme.LIGHT, 1);
        chart.restart(steps);
        chart.show(history);
        ResultFiles.write(file, PictureFiles.chart(chart, 640, 400, 2));
    }
}
