package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.page.PointsFile;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.live.CoreWorkbench;

/** A comparison whose file holds other points by now says so wherever its command is taken away. */
class OtherDataTest {

    @TempDir
    private Path folder;

    private final Queue<Runnable> later = new ArrayDeque<>();

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void theCommandsOfAComparisonSayThatTheFileHasChanged() throws IOException {
        DatasetSpec points = new DatasetSpec(PointsFile.write(folder, 3).toString(), 0, 0, 0, 0);
        CoreWorkbench workbench = new CoreWorkbench();
        CompareModel model = new CompareModel(new Comparison(Comparisons.base().withDataset(points), VariedFactor.PADDING,
                VariedFactor.PADDING.defaults()), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
        CompareController controller = new CompareController(model, new CompareCharts(),
                new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                        (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }), (config, state) -> { });
        controller.begin();
        settle();
        String before = controller.command().text();
        String column = model.runs().get(0).command();
        assertFalse(before.contains("# ") || column.contains("# "), before + column);
        PointsFile.write(folder, 2.5);
        String why = "points.csv has changed since it was read: save the run instead";
        assertEquals("# " + why + "\n" + before, controller.command().text());
        assertEquals("# " + why + "\n" + column, model.runs().get(0).command());
        controller.experiment();
        assertEquals(why + ". The experiment that was copied makes others, or none.", model.notice().wordsProperty().getValue());
        // Another page opens it: its new points are those of the file, and the columns go on with theirs.
        workbench.open(points, 1);
        assertTrue(controller.command().text().startsWith("# " + why + "\n"), controller.command().text());
        controller.reset();
        settle();
        assertEquals(before, controller.command().text());
        controller.end();
    }
}
