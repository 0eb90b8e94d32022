package org.pushforward.instrument.column;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.ComparedRun;
import org.pushforward.data.Points;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.fit.LatentDraws;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.Turns;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Measures how far the samples of each column are from held-out points, one column a turn. The latent draws and the directions are the same along a
 * run and across columns with the same seed, so that a difference is one of the flows.
 */
public final class DistanceInstrument implements Instrument<CompareInput, MeasuredDistance> {

    private static final int DIRECTIONS = 64;
    /** More readings than this along a run are finer than the screen. */
    private static final int MOST_READINGS = 300;

    private final List<Column> columns = Stream.generate(Column::new).limit(Comparison.MOST).toList();
    private final Turns turns = new Turns();
    private CompareInput newest;

    private static final class Column {

        private final FlowCache flows = new FlowCache();
        private TrainingConfig config;
        private LearnedData data;
        private long lastStep;
        private double reachable;

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
            double[] points = LatentDraws.of(config.seed(), model.dimension());
            flows.exact(model).inverse(points, LatentDraws.COUNT, points);
            return new Points(LatentDraws.COUNT, model.dimension(), points);
        }
    }

    @Override
    public MeasuredDistance read(CompareInput input) {
        newest = input;
        int place = turns.next(input.columns().size(), this::wants);
        return wants(place) ? columns.get(place).read(place, input.columns().get(place)) : null;
    }

    private boolean wants(int place) {
        return columns.get(place).wants(newest.columns().get(place));
    }

    @Override
    public boolean canRefine() {
        return IntStream.range(0, newest.columns().size()).anyMatch(this::wants);
    }
}
