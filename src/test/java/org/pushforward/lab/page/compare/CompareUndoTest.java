package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.RunState;

/** What was done to a comparison comes undone, with the runs of all of its columns. */
@Slow("hundreds of runs begin")
class CompareUndoTest {

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        CoreWorkbench workbench = new CoreWorkbench();
        // Few points: what is undone are settings and runs.
        Comparison few = new Comparison(Comparisons.base().withDataset(new DatasetSpec("moons", .1, 0, 0, 200)), VariedFactor.PADDING,
                VariedFactor.PADDING.defaults());
        CompareModel model = new CompareModel(few, new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
        Queue<Runnable> later = new ArrayDeque<>();
        CompareController controller = new CompareController(model, new CompareCharts(),
                new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                        (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }), (config, state) -> { });
        RandomEdits edits = new RandomEdits(controller, later);
        controller.begin();
        edits.settle();
        for (int i = 0; i < 5; i++) {
            controller.step();
            edits.settle();
        }
        List<RunState> first = controller.runs().join();
        assertEquals(List.of(5L, 5L, 5L), first.stream().map(RunState::step).toList());
        edits.requireUndone(random -> {
            switch (random.nextInt(7)) {
                case 0 -> model.factorProperty().set(VariedFactor.all().get(random.nextInt(VariedFactor.all().size())));
                case 1 -> model.setLevels(model.levelsProperty().get().subList(0, Math.min(2, model.levelsProperty().get().size())));
                case 2 -> model.settings().number("flow.hidden").set(2 + random.nextInt(4));
                case 3 -> model.settings().number("flow.couplings").set(1 + random.nextInt(3));
                case 4 -> controller.newSeed();
                case 5 -> controller.reset();
                default -> controller.step();
            }
        }, () -> {
            List<RunState> back = controller.runs().join();
            for (int column = 0; column < 3; column++) {
                assertEquals(first.get(column).config(), back.get(column).config());
                assertEquals(5, back.get(column).step());
                assertArrayEquals(first.get(column).checkpoint().parameters(), back.get(column).checkpoint().parameters());
                assertEquals(first.get(column).history().size(), back.get(column).history().size());
            }
        });
        controller.end();
    }
}
