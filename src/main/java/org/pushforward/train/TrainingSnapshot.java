package org.pushforward.train;

import java.util.List;
import org.pushforward.flow.FlowModel;

/**
 * A run at one moment: immutable, primitives only, made by the training thread and read by any.
 *
 * @param config         the run's settings
 * @param step           steps done
 * @param model          the flow after that step
 * @param history        the instruments' rows so far, oldest first; unmodifiable
 * @param floor          entropy floor of the data in nats, NaN where unknown (a CSV)
 * @param trainNll       of the last batch, reported as in {@link HistoryRow}; NaN before the first step
 * @param stepsPerSecond over the last second or so of running, 0 while it rests
 * @param divergence     null while all is well; else one sentence that says what happened, and the run stands at its last good step
 */
public record TrainingSnapshot(
        TrainingConfig config, long step, FlowModel model, List<HistoryRow> history, double floor,
        double trainNll, double stepsPerSecond, String divergence) {

    public boolean isDiverged() {
        return divergence != null;
    }

    /** Whether the number of steps that was asked for is reached. */
    public boolean isFinished() {
        return step >= config.optimization().steps();
    }
}
