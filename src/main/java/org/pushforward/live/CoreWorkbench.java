package org.pushforward.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.Team;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** The real datasets and the real trainer. Safe for use by several threads. */
public final class CoreWorkbench implements Workbench {

    private static final int TRAINING_THREADS = 2;

    @Override
    public List<DatasetCard> datasets() {
        List<DatasetCard> cards = new ArrayList<>();
        for (String name : Datasets.names()) {
            DatasetInfo info = Datasets.info(name);
            cards.add(new DatasetCard(info.title(), info.description(), Datasets.defaults(name),
                    new DatasetCard.Bounds(info.minNoise(), info.maxNoise()), new DatasetCard.Bounds(info.minModes(), info.maxModes()), false));
        }
        for (BundledCsv cloud : BundledCsv.values()) {
            cards.add(DatasetCard.ofCloud(cloud.title(), cloud.description(), cloud.id()));
        }
        return cards;
    }

    @Override
    public LearnedData data(DatasetSpec spec, long seed) {
        return LearnedData.of(RunData.of(spec, seed));
    }

    @Override
    public LearnedData data(RunState withoutData) {
        return LearnedData.ofModel(withoutData.snapshot().model(), withoutData.config().seed());
    }

    @Override
    public DatasetSpec withColumns(DatasetSpec spec) {
        return RunData.withColumns(spec);
    }

    @Override
    public DrivenRun start(TrainingConfig config, Optional<RunState> from) {
        return start(config, Team.threadsFor(TRAINING_THREADS), Timeline.budgetOfHeap(), from);
    }

    @Override
    public DrivenRun startBeside(TrainingConfig config, Optional<RunState> from, int runs) {
        return start(config, 1, Timeline.budgetOfHeap() / runs, from);
    }

    private static DrivenRun start(TrainingConfig config, int threads, long budget, Optional<RunState> from) {
        return from.filter(state -> !state.hasData()).<DrivenRun>map(state -> new StandingRun(state.withConfig(config), budget))
                .orElseGet(() -> new TrainerRun(new Trainer(config, threads), budget, from));
    }
}
