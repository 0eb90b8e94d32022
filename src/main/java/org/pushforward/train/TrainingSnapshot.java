package org.pushforward.train;

import java.util.List;
import org.pushforward.data.Padding;
import org.pushforward.flow.FlowModel;

/**
 * A run at one moment: immutable, primitives only, made by the training thread and read by any.
 *
 * @param config         the run's settings
 * @param step           steps done
 * @param model          the flow after that step
 * @param history        the instruments' rows so far, oldest first; unmodifiable
 * @param floor          entropy floor of the data in nats, NaN where unknown (a CSV)
 * @param trainNll       of the last batch, reported as in {@link HistoryRow}; NaN where no step was taken since the run began or went back
 * @param stepsPerSecond over the last second or so of running, 0 while it rests
 * @param divergence     null while all is well; else one sentence that says what happened, and the run stands at its last good step
 * @param interventions  what was changed by hand so far; also what the settings plan for later steps, where nothing was
 */
public record TrainingSnapshot(
        TrainingConfig config, long step, FlowModel model, List<HistoryRow> history, double floor,
        double trainNll, double stepsPerSecond, String divergence, Interventions interventions) {

    public boolean isDiverged() {
        return divergence != null;
    }

    /** Whether the number of steps that was asked for is reached. */
    public boolean isFinished() {
        return step >= config.steps();
    }

    /** The rate and the padding's noise that the next step goes by. */
    public Intervention inForce() {
        return interventions.inForce(step, config.begun());
    }

    /** The padding that the next step is trained with. */
    public Padding padding() {
        return inForce().padding(config.padding());
    }

    /** The settings that repeat this run bit for bit: those that it began with, and what was changed since. */
    public TrainingConfig repeating() {
        return config.withInterventions(interventions);
    }

    /**
     * This run as it stood at an earlier step. What was changed later is left out of the history, the padding and the words, not of
     * {@link #interventions}: looking back changes nothing.
     *
     * @param earlier from the run's {@link Timeline}
     */
    public TrainingSnapshot at(Checkpoint earlier) {
        Padding then = interventions.inForce(earlier.step(), config.begun()).padding(config.padding());
        FlowModel past = new FlowModel(model.spec(), model.dataDimension(), then, model.standardization(), earlier.parameters(), model.columns());
        return new TrainingSnapshot(config, earlier.step(), past, History.upTo(earlier.step(), history), floor, Double.NaN, 0, null, interventions);
    }
}
