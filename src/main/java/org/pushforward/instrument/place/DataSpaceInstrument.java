package org.pushforward.instrument.place;

import java.util.Arrays;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.PixelPool;
import org.pushforward.train.TrainingConfig;
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

    private final PixelPool pool;
    private final FlowCache flows = new FlowCache();
    private final Sweeper sweeper = new Sweeper(10_000);
    private LearnedData data;
    private PictureRequest.Style style;
    private DataPicture picture;
    /** Of the run: its snapshots carry this very one. */
    private TrainingConfig config;
    private FlowModel model;
    private double[] latents = {};
    private double[] samples = {};
    private int sampleCount;
    private DensitySweep sweep;
    /** The last that is complete; null for none. */
    private DensitySweep density;
    private boolean running;

    /** @param pool for its pictures */
    public DataSpaceInstrument(PixelPool pool) {
        this.pool = pool;
    }

    @Override
    public DataSpaceFrame read(PictureRequest request) {
        running = request.running();
        prepare(request);
        TrainingSnapshot snapshot = request.snapshot();
        TrainingConfig newConfig = snapshot == null ? null : snapshot.config();
        if (newConfig != config) {
            // The density of another run is no picture of this one, not even for the time that a sweep takes.
            config = newConfig;
            density = null;
            sweep = null;
            showDensity();
        }
        if (snapshot == null) {
            model = null;
        } else {
            readModel(snapshot);
        }
        int[] pixels = pool.take(style.side());
        boolean sampled = model != null && style.samples();
        picture.compose(sampled ? samples : null, model == null ? 0 : model.dimension(), sampleCount, pixels);
        boolean dense = density != null && style.density();
        return new DataSpaceFrame(pixels, style.side(), snapshot == null ? -1 : snapshot.step(), dense ? density.method() : "",
                dense ? density.origin() : "", model != null && density == null && style.density(), data.densityCeiling(), content(sampled));
    }

    private PictureContent content(boolean sampled) {
        // The buffer of the samples is written to again.
        Points shown = sampled ? new Points(sampleCount, model.dimension(), Arrays.copyOf(samples, sampleCount * model.dimension())) : null;
        return PictureContent.ofData(data.window(), axes(), style.density() && density != null ? density.result() : null, data.densityCeiling(),
                new double[0][], style.points() ? data.shown() : null, shown);
    }

    @Override
    public boolean canRefine() {
        return model != null && style.density() && (sweep != null || !isOfModel() || density.size() < fine() && !running);
    }

    private void prepare(PictureRequest request) {
        if (request.data() != data) {
            data = request.data();
            picture = null;
            density = null;
            sweep = null;
        }
        if (picture == null || !request.style().equals(style)) {
            style = request.style();
            picture = new DataPicture(style.side(), data.window(), axes(), style.theme(), style.scale());
            picture.setData(style.points() ? data.shown() : null);
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
        flows.exact(model).inverse(latents, sampleCount, samples);
    }

    private void sweepOn() {
        long allowance = running ? SWEEP_NANOS_RUNNING : SWEEP_NANOS_AT_REST;
        if (sweep == null || !running && sweep.model() != model) {
            int size = nextSize(allowance);
            if (isOfModel() && density.size() >= size) {
                return;
            }
            sweep = sweep(size);
        }
        sweeper.advance(sweep, (int) Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, sweeper.affordable(allowance))));
        if (sweep.result() != null) {
            density = sweep;
            sweep = null;
            showDensity();
        }
    }

    private DensitySweep sweep(int size) {
        boolean fine = size == fine();
        // The density of two coordinates of more is no value of the flow's density: it takes samples.
        return model.padding().hasDensity() && data.isPlanar()
                ? DensitySweep.ofAllCells(model, null, data.window(), data.densityCeiling(), size, fine ? DRAWS_AT_REST : DRAWS_RUNNING)
                : DensitySweep.ofSamples(model, null, data.window(), axes(), size, fine ? KERNEL_SAMPLES_AT_REST : KERNEL_SAMPLES_RUNNING);
    }

    private Axes axes() {
        return data.slice().axes();
    }

    private boolean isOfModel() {
        return density != null && density.model() == model;
    }

    private int nextSize(long allowance) {
        if (!running) {
            // At rest: first a quick one of the newest parameters, then a fine one.
            return isOfModel() ? fine() : COARSE_LIMIT;
        }
        return (int) Math.max(COARSEST, Math.min(COARSE_LIMIT, Math.sqrt(sweeper.affordable(READINGS_PER_SWEEP * allowance))));
    }

    private int fine() {
        return model.padding().dimensions() > 0 && model.padding().hasDensity() ? FINE_MARGINAL : FINE;
    }

    private void showDensity() {
        picture.setDensity(style.density() && density != null ? density.result() : null, data.densityCeiling());
    }
}
