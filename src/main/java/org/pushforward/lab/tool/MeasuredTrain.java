package org.pushforward.lab.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.page.train.TrainModel;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.shell.Composition;
import org.pushforward.live.DrivenRun;
import org.pushforward.live.Workbench;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The Train page, with any of its lenses. */
public final class MeasuredTrain implements MeasuredPage {

    private final Composition composition;
    private final Workbench workbench;
    private final LensChoice lens;
    private Seen seen = new Seen(0, System.nanoTime());
    private long shownStep = -1;

    public MeasuredTrain(Composition composition, Workbench workbench, LensChoice lens) {
        this.composition = composition;
        this.workbench = workbench;
        this.lens = lens;
    }

    private TrainPage page() {
        return composition.page(TrainPage.class);
    }

    private TrainModel model() {
        return page().model();
    }

    private TrainingConfig config() {
        return model().getSnapshot().config();
    }

    @Override
    public Map<String, Object> description() {
        TrainingConfig config = config();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("page", "Train");
        description.put("lens", lens.title());
        description.put("dataset", config.dataset().name());
        description.put("dimension", 2 + config.padding().dimensions());
        description.put("couplings", config.flow().couplings());
        description.put("hidden", config.flow().hidden());
        description.put("batch", config.optimization().batch());
        return description;
    }

    @Override
    public void show(Runnable whenReady, Runnable whenPicture) {
        composition.show(TrainPage.class);
        model().lens().choiceProperty().set(lens);
        model().settings().stopAt.set(STEPS);
        model().frameProperty().addListener((property, old, frame) -> notice(frame, whenPicture));
        model().snapshotProperty().addListener((property, old, run) -> {
            if (run != null) {
                seen = new Seen(run.step(), System.nanoTime());
            }
        });
        model().snapshotProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends TrainingSnapshot> property, TrainingSnapshot old, TrainingSnapshot now) {
                if (now != null && now.config().optimization().steps() == STEPS) {
                    model().snapshotProperty().removeListener(this);
                    FxThread.later().execute(whenReady);
                }
            }
        });
    }

    private void notice(DataSpaceFrame frame, Runnable whenPicture) {
        if (frame.step() > shownStep) {
            whenPicture.run();
        }
        shownStep = frame.step();
    }

    @Override
    public boolean isPlaying() {
        return model().isPlaying();
    }

    @Override
    public void playOrPause() {
        page().actions().playOrPause();
    }

    @Override
    public List<Seen> progress() {
        return List.of(seen);
    }

    @Override
    public List<Double> speedsWithout(double seconds) {
        try (DrivenRun run = workbench.start(config(), Optional.empty())) {
            speed(run, 1);
            return List.of(speed(run, seconds));
        }
    }

    /** @return steps a second */
    static double speed(DrivenRun run, double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        int count = 0;
        while (System.nanoTime() < end) {
            count += run.step(DrivenRun.STEPS_A_TURN);
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }
}
