package org.pushforward.experiment.run;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowLayout;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * A run from its settings to its folder, with checkpoints on the way. A run that was interrupted goes on from its last checkpoint and
 * leaves the same history and the same model as one that was not, bit for bit.
 *
 * <p>{@code samples.csv} holds the samples that belong to the run's seed, those that {@link FlowSamples#write} gives for it.
 */
public final class TrainingRun {

    private static final int SAMPLES = 5_000;
    /** Of the time that a checkpoint of a large flow takes, at least so many pass until the next one. */
    private static final int CHECKPOINT_SHARE = 20;

    private final RunFolder folder;
    private final int threads;
    private final Duration interval;
    private final Consumer<TrainingSnapshot> progress;
    private final Consumer<String> notes;
    private boolean pictures = true;
    /** Null before the training. */
    private RunData learned;

    /**
     * @param threads  for training, without influence on results
     * @param interval between checkpoints and between reports of progress, at least
     * @param progress told how the run stands, on the caller's thread
     */
    public TrainingRun(RunFolder folder, int threads, Duration interval, Consumer<TrainingSnapshot> progress) {
        this(folder, threads, interval, progress, note -> { });
    }

    /** As above. @param notes told in one line what was chosen among several possibilities when the data were read */
    public TrainingRun(RunFolder folder, int threads, Duration interval, Consumer<TrainingSnapshot> progress, Consumer<String> notes) {
        this.folder = folder;
        this.threads = threads;
        this.interval = interval;
        this.progress = progress;
        this.notes = notes;
    }

    /** Leaves out the pictures of density and spectrum, which take longer than many a short training. */
    public TrainingRun withoutPictures() {
        pictures = false;
        return this;
    }

    /**
     * Trains and writes everything; refuses what cannot work before it writes anything. A run that diverges leaves its last good step.
     *
     * @throws InvalidInputException if the data cannot be had, the settings ask for too much memory, the folder holds other files or an
     *         unfinished run, or something cannot be written
     */
    public RunMetrics start(TrainingConfig config) {
        Claim claim = folder.claim();
        try {
            return begin(config);
        } finally {
            claim.close();
        }
    }

    private RunMetrics begin(TrainingConfig config) {
        RunData.file(config.dataset()).ifPresent(folder::requireNotInput);
        InvalidInputException.require(!folder.isUnfinished(),
                "there is an unfinished run beside %s: add --resume to go on with it, or delete %s", folder.called(), folder.unfinished(""));
        RunData data = data(config);
        try (Trainer trainer = new Trainer(config.withDataset(data.dataset()), data, threads)) {
            // Without settings it is no run, but a checkpoint of one may be left of a kill, and must not be taken for this run's.
            folder.discard();
            folder.create();
            return finish(trainer);
        }
    }

    /**
     * Goes on with an unfinished run. A finished one can only be given more steps, and only at a constant rate: a cosine schedule would
     * have had other rates from the start.
     *
     * @param change what is asked for, given the settings that the run began with
     * @return empty if there was nothing left to do
     * @throws InvalidInputException as {@link #start}; also if there is no run to go on with, or other settings are asked for
     */
    public Optional<RunMetrics> resume(UnaryOperator<TrainingConfig> change) {
        Claim claim = folder.claim();
        try {
            return goOn(change);
        } finally {
            claim.close();
        }
    }

    private Optional<RunMetrics> goOn(UnaryOperator<TrainingConfig> change) {
        boolean unfinished = folder.isUnfinished();
        InvalidInputException.require(unfinished || folder.isFinished(),
                "there is no run in %s to go on with: leave out --resume", folder.called());
        if (!unfinished && folder.isBegun()) {
            folder.discard();
            notes.accept("a run that was begun to replace the one in " + folder.called() + " was ended before its first checkpoint: begin it again");
        }
        TrainingConfig begun = ExperimentFile.read(
                unfinished ? folder.unfinished(RunFolder.EXPERIMENT) : folder.finished(RunFolder.EXPERIMENT));
        TrainingConfig config = withColumns(change.apply(begun), begun);
        begun = withColumns(begun, config);
        requireContinuation(begun, config);
        if (unfinished && Files.notExists(folder.unfinished(RunFolder.CHECKPOINT))) {
            folder.discard();
            return Optional.of(begin(config));
        }
        CheckpointFile.Content kept = CheckpointFile.read(
                unfinished ? folder.unfinished(RunFolder.CHECKPOINT) : folder.finished(RunFolder.CHECKPOINT), begun.padding());
        long done = kept.checkpoint().step();
        if (!unfinished) {
            InvalidInputException.require(done == begun.steps(),
                    "the run in %s diverged after step %,d and cannot go on: start another with a lower rate", folder.called(), done);
            if (done >= config.steps()) {
                return Optional.empty();
            }
        }
        RunData data = data(config);
        InvalidInputException.require(kept.data() == data.training().checksum(),
                "%s has changed since the run in %s began: start it anew", config.dataset().name(), folder.called());
        InvalidInputException.require(isOf(begun, kept),
                "the checkpoint of the run in %s does not fit its settings: start it anew", folder.called());
        try (Trainer trainer = new Trainer(config.withDataset(data.dataset()), data, threads)) {
            // The row of an earlier last step is none of a longer run's.
            List<HistoryRow> rows = kept.history().stream()
                    .filter(row -> config.isRowKept(row.step(), done)).toList();
            trainer.restore(kept.checkpoint(), rows);
            folder.create();
            return Optional.of(finish(trainer));
        }
    }

    private RunData data(TrainingConfig config) {
        RunData data = RunData.of(config.dataset(), config.seed());
        if (!data.note().isEmpty()) {
            notes.accept(data.note());
        }
        return data;
    }

    /** Settings that leave the columns of a file to the reader, with those that it takes, as the settings have them that a run began with. */
    private static TrainingConfig withColumns(TrainingConfig config, TrainingConfig begun) {
        boolean left = config.dataset().table().columns().isEmpty() && !begun.dataset().table().columns().isEmpty();
        return left && config.dataset().withTable(begun.dataset().table()).equals(begun.dataset())
                ? config.withDataset(RunData.withColumns(config.dataset())) : config;
    }

    private void requireContinuation(TrainingConfig begun, TrainingConfig config) {
        Optimization old = begun.optimization();
        Optimization now = config.optimization();
        boolean same = config.withOptimization(old).equals(begun)
                && now.equals(old.withSteps(now.steps()));
        InvalidInputException.require(same,
                "the run in %s has other settings: leave out all but --steps, or start another run", folder.called());
        InvalidInputException.require(now.steps() == old.steps() || now.schedule() == Schedule.CONSTANT && now.steps() > old.steps(),
                "the run in %s has %,d steps: a run at a constant rate can be given more of them, this one cannot be given %,d",
                folder.called(), old.steps(), now.steps());
    }

    /** Whether a checkpoint can be one of a run with these settings. */
    static boolean isOf(TrainingConfig config, CheckpointFile.Content kept) {
        FlowLayout layout = new FlowLayout(config.flow(), RunData.dimension(config.dataset()) + config.padding().dimensions());
        return kept.checkpoint().parameters().length == layout.parameterCount() && kept.checkpoint().step() <= config.steps()
                && kept.history().get(0).sigmaQuantiles().length == layout.dimension();
    }

    /** What was learned, whatever became of its file since; empty where nothing was trained. */
    public Optional<RunData> learned() {
        return Optional.ofNullable(learned);
    }

    private RunMetrics finish(Trainer trainer) {
        learned = trainer.data();
        long data = trainer.data().training().checksum();
        // The settings make a run of the folder, so they come last: whoever kills the process in between finds what was there before.
        writeCheckpoint(trainer, data, trainer.snapshot(0));
        ExperimentFile.write(trainer.config(), folder.unfinished(RunFolder.EXPERIMENT));
        double stepsPerSecond = train(trainer, data);
        TrainingSnapshot snapshot = trainer.snapshot(stepsPerSecond);
        progress.accept(snapshot);
        writeCheckpoint(trainer, data, snapshot);
        RunMetrics metrics = writeResults(trainer, snapshot);
        folder.publish();
        return metrics;
    }

    /** @return steps per second */
    private double train(Trainer trainer, long data) {
        long begin = System.nanoTime();
        long firstStep = trainer.step();
        long last = begin;
        long pause = interval.toNanos();
        while (!trainer.isFinished() && trainer.advance()) {
            long now = System.nanoTime();
            if (now - last >= pause) {
                TrainingSnapshot snapshot = trainer.snapshot((trainer.step() - firstStep) * 1e9 / (now - begin));
                writeCheckpoint(trainer, data, snapshot);
                progress.accept(snapshot);
                last = System.nanoTime();
                pause = Math.max(interval.toNanos(), CHECKPOINT_SHARE * (last - now));
            }
        }
        return (trainer.step() - firstStep) * 1e9 / (System.nanoTime() - begin);
    }

    private void writeCheckpoint(Trainer trainer, long data, TrainingSnapshot snapshot) {
        CheckpointFile.write(new CheckpointFile.Content(data, trainer.checkpoint(), snapshot.history()),
                folder.unfinished(RunFolder.CHECKPOINT));
    }

    private RunMetrics writeResults(Trainer trainer, TrainingSnapshot snapshot) {
        TrainingConfig config = snapshot.config();
        RunData data = trainer.data();
        Flow flow = new Flow(snapshot.model());
        HistoryFile.write(snapshot.history(), folder.unfinished(RunFolder.HISTORY));
        ModelFile.write(snapshot.model(), folder.unfinished(RunFolder.MODEL));
        Points samples = FlowSamples.draw(flow, SAMPLES, config.seed());
        PointFile.write(samples, ModelPoints.header(snapshot.model(), snapshot.model().dataDimension()), folder.unfinished(RunFolder.SAMPLES));
        if (pictures) {
            RunPictures.writeDensity(config.withPadding(snapshot.padding()), data, flow, folder.unfinished(RunFolder.DENSITY));
            RunPictures.writeSpectrum(snapshot.history(), config.steps(), folder.unfinished(RunFolder.SPECTRUM));
        }
        RunMetrics metrics = RunMetrics.of(snapshot, data, flow, samples);
        metrics.write(folder.unfinished(RunFolder.METRICS));
        return metrics;
    }
}
