package org.pushforward.lab.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.page.compare.ColumnModel;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.shell.Composition;
import org.pushforward.live.Pace;
import org.pushforward.live.PacedRun;
import org.pushforward.live.Workbench;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The Compare page with the columns that it opens with. */
public final class MeasuredCompare implements MeasuredPage {

    private final Composition composition;
    private final Workbench workbench;
    private final List<ColumnModel> columns = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Long> shownSteps = new ArrayList<>();

    public MeasuredCompare(Composition composition, Workbench workbench) {
        this.composition = composition;
        this.workbench = workbench;
    }

    private ComparePage page() {
        return composition.page(ComparePage.class);
    }

    private CompareModel model() {
        return page().model();
    }

    @Override
    public Map<String, Object> description() {
        TrainingConfig config = columns.get(0).config();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("page", "Compare");
        description.put("columns", columns.stream().map(ColumnModel::heading).toList());
        description.put("dataset", config.dataset().name());
        description.put("couplings", config.flow().couplings());
        description.put("hidden", config.flow().hidden());
        description.put("batch", config.optimization().batch());
        return description;
    }

    @Override
    public void show(Runnable whenReady, Runnable whenPicture) {
        model().settings().stopAt.set(STEPS);
        model().runsProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends List<ColumnModel>> property, List<ColumnModel> old, List<ColumnModel> now) {
                if (now.get(0).config().optimization().steps() == STEPS) {
                    model().runsProperty().removeListener(this);
                    watch(now, whenReady, whenPicture);
                }
            }
        });
    }

    private void watch(List<ColumnModel> shown, Runnable whenReady, Runnable whenPicture) {
        columns.addAll(shown);
        for (ColumnModel column : columns) {
            seen.add(null);
            shownSteps.add(-1L);
            column.snapshotProperty().addListener((property, old, run) -> notice(column, run, whenReady));
            column.frameProperty().addListener((property, old, frame) -> {
                if (frame.step() > shownSteps.get(column.place())) {
                    whenPicture.run();
                }
                shownSteps.set(column.place(), frame.step());
            });
        }
    }

    private void notice(ColumnModel column, TrainingSnapshot run, Runnable whenReady) {
        boolean ready = !seen.contains(null);
        seen.set(column.place(), new Seen(run.step(), System.nanoTime()));
        if (!ready && !seen.contains(null)) {
            FxThread.later().execute(whenReady);
        }
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
        return List.copyOf(seen);
    }

    @Override
    public List<Double> speedsWithout(double seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(columns.size());
        try {
            Pace pace = new Pace(columns.size());
            List<Future<Double>> speeds = IntStream.range(0, columns.size()).mapToObj(place -> threads.submit(() -> {
                try (PacedRun run = new PacedRun(workbench.startBeside(columns.get(place).config(), Optional.empty(), columns.size()), pace, place)) {
                    MeasuredTrain.speed(run, 1);
                    return MeasuredTrain.speed(run, seconds);
                }
            })).toList();
            List<Double> all = new ArrayList<>();
            for (Future<Double> speed : speeds) {
                all.add(speed.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }
}
