package org.pushforward.instrument.fit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.pushforward.chart.SymmetricRange;
import org.pushforward.fit.DensityDifference;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Measures the fit, a few pieces with each reading. While the run goes on each measurement is coarse and of the parameters at its beginning; at rest
 * a coarse one of what is shown comes first, then a fine one. For the lenses' worker.
 */
public final class FitInstrument implements LensInstrument<Integer, FitReading> {

    private static final long NANOS_RUNNING = 7_000_000;
    private static final long NANOS_AT_REST = 40_000_000;
    /** Of the cells whose difference the range holds: a single filament of a flow must not set it for the rest of the run. */
    private static final double RANGE_SHARE = 0.995;

    private final Map<FitDensity, FitReference> coarse = new EnumMap<>(FitDensity.class);
    private final Map<FitDensity, FitReference> fine = new EnumMap<>(FitDensity.class);
    private final SymmetricRange range = new SymmetricRange();
    private LearnedData data;
    private TrainingConfig config;
    private RunInput input;
    private FitPass pass;
    private FlowModel measured;
    private FitMeasures measures;
    private FitReading reading;

    /** @param side of the picture, device pixels; 0 for none yet */
    @Override
    public FitReading read(RunInput newest, Integer side, FlowCache flows) {
        input = newest;
        if (newest.data() != data || newest.run().config() != config) {
            restart();
        }
        if (pass != null && isOutdated(pass)) {
            pass = null;
        }
        if (pass == null) {
            pass = next();
        }
        if (pass != null) {
            pass.advance(flows.exact(pass.model()), newest.running() ? NANOS_RUNNING : NANOS_AT_REST);
            if (pass.isComplete()) {
                take(pass);
                pass = null;
            }
        }
        boolean same = reading != null && reading.measures().orElse(null) == measures && reading.theme().equals(newest.theme())
                && reading.scale() == newest.scale() && reading.side() == side && hasRow(newest.run());
        if (!same) {
            reading = FitReading.of(data, Optional.ofNullable(measures), newest.run(), range.limit(), newest.theme(), newest.scale(), side);
        }
        return reading;
    }

    /** Whether the newest row of a run is that of the reading. */
    private boolean hasRow(TrainingSnapshot run) {
        HistoryRow row = run.history().isEmpty() ? null : run.history().get(run.history().size() - 1);
        return reading.row() == row;
    }

    @Override
    public boolean canRefine() {
        return pass != null || wanted() != null;
    }

    private void restart() {
        if (input.data() != data) {
            coarse.clear();
            fine.clear();
        }
        data = input.data();
        config = input.run().config();
        range.reset();
        pass = null;
        measured = null;
        measures = null;
        reading = null;
    }

    private boolean isOutdated(FitPass begun) {
        // A run that goes on leaves its parameters behind with each step; a measurement of them that is nearly done is worth more than none.
        return input.running() ? begun.resolution() == FitResolution.AT_REST : begun.model() != input.model();
    }

    /** The resolution that the newest parameters are to be measured with; null if they have been, or there are no data to measure them by. */
    private FitResolution wanted() {
        if (data.isOfModel()) {
            return null;
        }
        if (measured != input.model()) {
            return FitResolution.RUNNING;
        }
        return input.running() || measures.resolution() == FitResolution.AT_REST ? null : FitResolution.AT_REST;
    }

    private FitPass next() {
        FitResolution resolution = wanted();
        if (resolution == null) {
            return null;
        }
        // The level of the padding may be moved while the run goes on, and with it what there is to be measured.
        FitReference reference = (resolution == FitResolution.AT_REST ? fine : coarse).computeIfAbsent(FitDensity.of(input.model().padding()),
                density -> new FitReference(data, resolution, density, config.seed()));
        return new FitPass(reference, input.model(), input.run().step());
    }

    private void take(FitPass finished) {
        measured = finished.model();
        measures = finished.result();
        measures.difference().ifPresent(difference -> range.include(quantile(difference)));
    }

    /** @return the absolute difference that most cells stay below */
    private static double quantile(DensityDifference difference) {
        double[] sizes = Arrays.stream(difference.values()).map(Math::abs).sorted().toArray();
        return sizes[(int) (RANGE_SHARE * (sizes.length - 1))];
    }
}
