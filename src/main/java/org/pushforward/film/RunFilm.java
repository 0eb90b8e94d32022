package org.pushforward.film;

import java.util.List;
import org.pushforward.data.RunData;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Films of runs that nobody watches. */
public final class RunFilm {

    private RunFilm() {}

    /**
     * The training of a run, which is trained once more for it.
     *
     * @param data    that the run learned
     * @param threads that train; does not change the film
     * @param frames  whether the frames will be written one by one, too
     */
    public static Film ofTraining(FilmSpec spec, TrainingConfig config, RunData data, int threads, boolean frames, FilmListener listener) {
        try (RepeatedRun run = new RepeatedRun(config, data, threads)) {
            return Film.ofTraining(spec, LearnedData.of(data), spec.steps(config.steps()), run::at, frames, listener).orElseThrow();
        }
    }

    /**
     * The layers of the flow that a run came to.
     *
     * @param data   that the run learned
     * @param step   of the run at which it has that flow
     * @param frames whether the frames will be written one by one, too
     * @throws org.pushforward.base.InvalidInputException if the frames are too many
     */
    public static Film ofLayers(FilmSpec spec, TrainingConfig config, RunData data, FlowModel model, long step, boolean frames,
            FilmListener listener) {
        spec.requireCouplings(model.spec().couplings());
        TrainingSnapshot run = new TrainingSnapshot(config, step, model, List.of(), data.floor(), Double.NaN, 0, null, config.interventions());
        return Film.ofLayers(spec, LearnedData.of(data), run, frames, listener).orElseThrow();
    }
}
