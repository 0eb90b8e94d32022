package org.pushforward.lab.page.train;

import java.util.List;
import org.pushforward.data.DatasetSpec;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.FlowModel;
import org.pushforward.lab.concurrent.TrainingRun;
import org.pushforward.train.TrainingConfig;

/** All that the Train page asks of the rooms below: data, runs, flows and densities. */
public interface Workbench {

    /** The built-in datasets, in the order of the picker. */
    List<DatasetCard> datasets();

    /**
     * The data of a run, as the run itself will see them.
     *
     * @throws org.pushforward.base.InvalidInputException if the settings or the file are unusable
     */
    LearnedData data(DatasetSpec spec, long seed);

    /** Begins a run at step 0; may take a second the first time. For the training thread. */
    TrainingRun start(TrainingConfig config);

    /** The flow of a model, data (with padding, in the flow's units) to noise. For one thread. */
    Bijection flow(FlowModel model);

    /** The density of the data that a model stands for. For one thread. */
    ModelDensity density(FlowModel model);
}
