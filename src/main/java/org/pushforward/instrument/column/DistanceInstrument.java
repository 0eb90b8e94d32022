package org.pushforward.instrument.column;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.ComparedRun;
import org.pushforward.data.Points;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Measures how far the samples of each column are from held-out points, one column a turn. The latent draws and the directions are the same along a
 * run and across columns with the same seed, so that a difference is one of the flows.
 */
public final class DistanceInstrument implements Instrument<CompareInput, MeasuredDistance> {

    static final int SAMPLES = 512;
    private static final int DIRECTIONS = 64;
    /** More readings than this along a run are finer than the screen. */
    private static final int MOST_READINGS = 300;

    private final List<Column> columns = Stream.generate(Column::new).limit(CompareInput.MOST_COLUMNS).toList();
    private CompareInput newest;
    private int next;

    private static final class Column {

        private final FlowCache flows = new FlowCache();
        private TrainingConfig config;
        private LearnedData data;
        private long lastStep;
        private double reachable;
        private double[] latents = {};

        boolean wants(PictureRequest request) {
            TrainingSnapshot run = request.snapshot();
            if (run == null) {
                return false;
            }
            if (run.config() != config || run.step() < lastStep) {
                return true;
            }
            int spacing = Math.max(1, run.config().optimization().steps() / MOST_READINGS);
            return run.step() >= lastStep + spacing || run.step() > lastStep && !request.running();
        }

        MeasuredDistance read(int place, PictureRequest request) {
            TrainingSnapshot run = request.snapshot();
            SlicedWasserstein metric = new SlicedWasserstein(2, DIRECTIONS, new RandomStreams(run.config().seed()).stream(RandomStreams.Purpose.FIT));
            if (run.config() != config || request.data() != data) {
                data = request.data();
                reachable = metric.distance(data.points(), data.heldOut());
            }
            config = run.config();
            lastStep = run.step();
            double value = metric.distance(samples(run.model()), data.heldOut());
            return new MeasuredDistance(place, config, Double.isFinite(value) ? new ComparedRun.Distance(lastStep, value) : null, reachable);
        }

        private Points samples(FlowModel model) {
            int dimension = model.dimension();
            if (latents.length != SAMPLES * dimension) {
                latents = new double[SAMPLES * dimension];
            }
            RandomGenerator random = new RandomStreams(config.seed()).stream(RandomStreams.Purpose.VIEW);
            for (int i = 0; i < latents.length; i++) {
                latents[i] = random.nextGaussian();
            }
            Flow flow = flows.exact(model);
            flow.inverse(latents, SAMPLES, latents);
            return new Points(SAMPLES, dimension, latents);
        }
    }

    @Override
    public MeasuredDistance read(CompareInput input) {
        newest = input;
        int count = input.columns().size();
        int place = next % count;
        for (int i = 0; i < count && !columns.get(place).wants(input.columns().get(place)); i++) {
            place = (place + 1) % count;
        }
        next = place + 1;
        PictureRequest request = input.columns().get(place);
        return columns.get(place).wants(request) ? columns.get(place).read(place, request) : null;
    }

    @Override
    public boolean canRefine() {
        for (int place = 0; place < newest.columns().size(); place++) {
            if (columns.get(place).wants(newest.columns().get(place))) {
                return true;
            }
        }
        return false;
    }
}
