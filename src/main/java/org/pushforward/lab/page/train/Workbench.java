package org.pushforward.lab.page.train;

import org.pushforward.lab.page.train.lens.LearnedData;
import java.util.List;
import org.pushforward.data.DatasetSpec;
import org.pushforward.lab.concurrent.TrainingRun;
import org.pushforward.train.TrainingConfig;

/** Where the Train page gets its data and its runs. */
public interface Workbench {

    /** The datasets that are always there, in the order of the picker. */
    List<DatasetCard> datasets();

    /**
     * The data of a run, as the run itself will see them.
     *
     * @throws org.pushforward.base.InvalidInputException if the settings or the file are unusable
     */
    LearnedData data(DatasetSpec spec, long seed);

    /** Begins a run at step 0; may take a second the first time. For the training thread. */
    TrainingRun start(TrainingConfig config);
}
