package org.pushforward.live;

import java.util.List;
import java.util.Optional;
import org.pushforward.data.DatasetSpec;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/**
 * Where the Train page gets its data and its runs. An interface though the program has one alone: tests stand one in front of it that counts what it
 * is asked for, or whose runs fail on their way.
 */
public interface Workbench {

    /** The datasets that are always there, in the order of the picker. */
    List<DatasetCard> datasets();

    /**
     * The data of a run that begins, as the run itself will see them. A file is read once: later its points are those that were read then, whatever
     * has become of it, until it is opened again.
     *
     * @throws org.pushforward.base.InvalidInputException if the settings or the file are unusable
     */
    LearnedData data(DatasetSpec spec, long seed);

    /**
     * Reads a file anew, for {@link #data} and for the runs that begin from now on.
     *
     * @return how many points it has
     * @throws org.pushforward.base.InvalidInputException if the settings or the file are unusable
     */
    int open(DatasetSpec spec, long seed);

    /** The data that a run was trained with; of one that has none, samples of its flow as it stands. */
    LearnedData dataOf(RunState run);

    /** One line for a person whose file is not what it was when it was read; empty if it is, or no file was read. */
    Optional<String> whyOld(DatasetSpec spec);

    /**
     * The file that the points of a run were read from, as it was then; empty for data that come from none, and where no file was read.
     *
     * @param from what the run goes on from, with points of its own; empty for a run that begins
     */
    Optional<ReadFile> fileOf(DatasetSpec spec, Optional<RunState> from);

    /**
     * A dataset with the columns that are taken of its file where it leaves them to the reader; any other dataset as it is.
     *
     * @throws org.pushforward.base.InvalidInputException if the file is unusable
     */
    DatasetSpec withColumns(DatasetSpec spec);

    /**
     * Begins a run which is the only one to train; may take a second the first time. For the training thread.
     *
     * @param from a run with equal settings that it goes on from, as if that had never stopped, or stands if its data are not to be
     *             had; empty for step 0
     */
    DrivenRun start(TrainingConfig config, Optional<RunState> from);

    /**
     * Begins one of several runs that train side by side: on one thread, with its part of the memory for looking back. What a run comes to does not
     * depend on that. For its training thread.
     *
     * @param from as in {@link #start}
     */
    DrivenRun startBeside(TrainingConfig config, Optional<RunState> from, int runs);

    /** Has all runs that were begun here wait for a moment. */
    ShortRest rest();
}
