package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.LatentDraws;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.TrainingSnapshot;

/**
 * Makes the picture of the data space: samples of the newest flow with every reading, from the same latent draws each time so that the eye can follow
 * them, and a density grid that is swept a piece per reading, each sweep with the parameters of its beginning. While the run goes on the grid is as
 * coarse as the time for it demands; at rest it is refined.
 */
public final class DataSpaceInstrument implements Instrument<PictureRequest, DataSpaceFrame> {

    private static final int SAMPLES_RUNNING = 256;
    private static final int SAMPLES_AT_REST = LatentDraws.COUNT;
    private static final int COARSEST = 40;
    private static final int COARSE_LIMIT = 80;
    private static final int FINE = 160;
    /** Where each cell takes many evaluations. */
    private static final int FINE_MARGINAL = 112;
    /** Of a reading's time while the run goes on. */
    private static final long SWEEP_NANOS_RUNNING = 450_000;
    private static final long SWEEP_NANOS_AT_REST = 25_000_000;
    /** A coarse sweep should be over within this many readings, or the density lags behind the samples. */
    private static final int READINGS_PER_SWEEP = 40;
    private static final int LEAST_CHUNK = 64;
    private static final int MOST_CHUNK = 2_048;
    private static final int DRAWS_RUNNING = 8;
    private static final int DRAWS_AT_REST = 16;
    private static final int KERNEL_SAMPLES_RUNNING = 2_000;
    private static final int KERNEL_SAMPLES_AT_REST = 20_000;

    private final Queue<int[]> spare = new ArrayBlockingQueue<>(3);
    private LearnedData data;
    private PictureRequest.Style style;
    private DataPicture picture;
    private FlowModel model;
    private double[] latents = {};
    private double[] samples = {};
    private Flow sampler;
    private FlowModel samplerModel;
    private Flow sweeper;
    private FlowModel sweeperModel;
    private int sampleCount;
    private Sweep sweep;
    private HeatMap density;
    private FlowModel densityModel;
    private String origin = "";
    private double nanosPerPoint = 10_000;
    private boolean running;

    /** Takes back the pixels of a picture that was shown. From any thread. */
    public void recycle(int[] pixels) {
        spare.offer(pixels);
    }

    @Override
    public DataSpaceFrame read(PictureRequest request) {
        running = request.running();
        prepare(request);
        TrainingSnapshot snapshot = request.snapshot();
        if (snapshot == null) {
            model = null;
        } else {
            readModel(snapshot);
        }
        int[] pixels = spare.poll();
        if (pixels == null || pixels.length != style.side() * style.side()) {
            pixels = new int[style.side() * style.side()];
        }
        boolean sampled = model != null && style.samples();
        picture.compose(sampled ? samples : null, model == null ? 0 : model.dimension(), sampleCount, pixels);
        return new DataSpaceFrame(pixels, style.side(), snapshot == null ? -1 : snapshot.step(),
                density != null && style.density() ? origin : "", data.densityCeiling());
    }

    @Override
    public boolean canRefine() {
        return model != null && style.density() && (sweep != null || densityModel != model || density != null && density.size() < fine() && !running);
    }

    private void prepare(PictureRequest request) {
        if (request.data() != data) {
            data = request.data();
            picture = null;
            density = null;
            densityModel = null;
            sweep = null;
        }
        if (picture == null || !request.style().equals(style)) {
            style = request.style();
            picture = new DataPicture(style.side(), data.window(), style.theme(), style.scale());
            picture.setData(style.points() ? data.points() : null);
            showDensity();
        }
    }

    private void readModel(TrainingSnapshot snapshot) {
        boolean first = model == null || model.dimension() != snapshot.model().dimension();
        int wanted = running ? SAMPLES_RUNNING : SAMPLES_AT_REST;
        if (snapshot.model() != model || sampleCount != wanted) {
            model = snapshot.model();
            sampleCount = wanted;
            if (first || latents.length != SAMPLES_AT_REST * model.dimension()) {
                latents = LatentDraws.of(snapshot.config().seed(), model.dimension());
            }
            sample();
        }
        if (style.density()) {
            sweepOn();
        }
    }

    private void sample() {
        if (samples.length < sampleCount * model.dimension()) {
            samples = new double[SAMPLES_AT_REST * model.dimension()];
        }
        sampler = loaded(sampler, samplerModel, model);
        samplerModel = model;
        sampler.inverse(latents, sampleCount, samples);
    }

    /** Takes parameters over into a flow that is there already: a new one has to allocate its buffers. */
    private static Flow loaded(Flow flow, FlowModel before, FlowModel now) {
        boolean fits = flow != null && before.spec().equals(now.spec()) && before.dimension() == now.dimension()
                && before.standardization() == now.standardization();
        if (!fits) {
            return new Flow(now);
        }
        flow.load(now.parameters());
        return flow;
    }

    private void sweepOn() {
        long allowance = running ? SWEEP_NANOS_RUNNING : SWEEP_NANOS_AT_REST;
        if (sweep == null || !running && sweep.model != model) {
            int size = nextSize(allowance);
            if (densityModel == model && density != null && density.size() >= size) {
                return;
            }
            sweep = new Sweep(model, size);
        }
        sweep.advance(allowance);
        if (sweep.isComplete()) {
            density = sweep.result();
            densityModel = sweep.model;
            origin = sweep.origin();
            sweep = null;
            showDensity();
        }
    }

    private int nextSize(long allowance) {
        if (!running) {
            // At rest: first a quick one of the newest parameters, then a fine one.
            return densityModel == model ? fine() : COARSE_LIMIT;
        }
        double affordable = READINGS_PER_SWEEP * allowance / nanosPerPoint;
        return (int) Math.max(COARSEST, Math.min(COARSE_LIMIT, Math.sqrt(affordable)));
    }

    private int fine() {
        return model.padding().dimensions() > 0 && model.padding().hasDensity() ? FINE_MARGINAL : FINE;
    }

    private void showDensity() {
        picture.setDensity(style.density() ? density : null, data.densityCeiling());
    }

    /** One pass over the grid with the parameters of its beginning. */
    private final class Sweep {

        private final FlowModel model;
        private final int size;
        private final double[] centres;
        private final double[] values;
        /** Where the padding has no density: data-space samples, padding included. */
        private double[] drawn;
        private RandomGenerator random;
        /** Cells, or samples. */
        private int done;
        private boolean complete;

        Sweep(FlowModel model, int size) {
            this.model = model;
            this.size = size;
            this.centres = HeatMap.centres(data.window(), size);
            this.values = new double[size * size];
            sweeper = loaded(sweeper, sweeperModel, model);
            sweeperModel = model;
        }

        void advance(long allowance) {
            if (!model.padding().hasDensity()) {
                drawSome(allowance);
                return;
            }
            int n = chunk(allowance, values.length - done);
            double[] xy = Arrays.copyOfRange(centres, 2 * done, 2 * (done + n));
            long begin = System.nanoTime();
            // Each chunk gets the same draws, so that the picture is smooth across chunks.
            double[] log = DensityEstimators.marginal(sweeper, xy, model.padding(), draws(),
                    new RandomStreams(0).stream(RandomStreams.Purpose.FIT));
            note(begin, n);
            for (int i = 0; i < n; i++) {
                values[done + i] = Math.exp(log[i]);
            }
            done += n;
            complete = done == values.length;
        }

        private int chunk(long allowance, int left) {
            return Math.min((int) Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, allowance / nanosPerPoint)), left);
        }

        private void note(long begin, int points) {
            nanosPerPoint += 0.3 * ((System.nanoTime() - begin) / (double) points - nanosPerPoint);
        }

        /** Samples for a kernel estimate, a piece per reading like the cells of a grid; with the last piece the estimate. */
        private void drawSome(long allowance) {
            int dimension = model.dimension();
            if (drawn == null) {
                drawn = new double[kernelSamples() * dimension];
                random = new RandomStreams(0).stream(RandomStreams.Purpose.FIT);
            }
            int n = chunk(allowance, kernelSamples() - done);
            long begin = System.nanoTime();
            double[] points = new double[n * dimension];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextGaussian();
            }
            sweeper.inverse(points, n, points);
            note(begin, n);
            System.arraycopy(points, 0, drawn, done * dimension, points.length);
            done += n;
            if (done == kernelSamples()) {
                double[] log = DensityEstimators.kernel(new Points(done, dimension, drawn), data.window(), size, size).logDensity();
                for (int i = 0; i < log.length; i++) {
                    values[i] = Math.exp(log[i]);
                }
                complete = true;
            }
        }

        private int draws() {
            return size == fine() ? DRAWS_AT_REST : DRAWS_RUNNING;
        }

        private int kernelSamples() {
            return size == fine() ? KERNEL_SAMPLES_AT_REST : KERNEL_SAMPLES_RUNNING;
        }

        String origin() {
            if (!model.padding().hasDensity()) {
                return "kernel estimate from " + Numbers.count(kernelSamples()) + " samples";
            }
            return model.padding().dimensions() == 0 ? "exact" : "importance-weighted, " + draws() + " draws";
        }

        boolean isComplete() {
            return complete;
        }

        HeatMap result() {
            return new HeatMap(data.window(), size, values);
        }
    }
}
