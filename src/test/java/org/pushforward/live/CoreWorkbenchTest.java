package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.fit.SampleDistance;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.Optimization;
import org.pushforward.train.TrainingConfig;

/** The data that pages show are made once for runs that have the same, and are never those of others. */
class CoreWorkbenchTest {

    private static final DatasetSpec MOONS = new DatasetSpec("moons", .1, 0, 0, 500);

    private static Path write(Path file, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("u,v\n");
        for (int i = 0; i < 100; i++) {
            rows.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append('\n');
        }
        return Files.writeString(file, rows);
    }

    @Test
    void equalDataAreMadeAndMeasuredOnce() {
        CoreWorkbench workbench = new CoreWorkbench();
        LearnedData first = workbench.data(MOONS, 1);
        assertSame(first, workbench.data(new DatasetSpec("moons", .1, 0, 0, 500), 1));
        assertSame(first.yardstick(), workbench.data(MOONS, 1).yardstick());
        assertEquals(new SampleDistance(RunData.of(MOONS, 1)).yardstick(), first.yardstick());
        assertNotEquals(first.yardstick(), workbench.data(MOONS, 2).yardstick());
        assertNotSame(first, workbench.data(new DatasetSpec("moons", .2, 0, 0, 500), 1));
        // Few are kept: what was shown long ago is made anew, and is the same.
        for (int seed = 10; seed < 20; seed++) {
            workbench.data(MOONS, seed);
        }
        LearnedData again = workbench.data(MOONS, 1);
        assertNotSame(first, again);
        assertArrayEquals(first.points().values(), again.points().values());
        assertEquals(first.yardstick(), again.yardstick());
    }

    /** Half a million points are megabytes, and Compare has up to four columns of the same. */
    @Test
    void runsOfEqualDataHaveThePointsOnce() {
        CoreWorkbench workbench = new CoreWorkbench();
        RunData points = workbench.points(MOONS, 1);
        assertSame(points, workbench.points(new DatasetSpec("moons", .1, 0, 0, 500), 1));
        assertNotSame(points, workbench.points(MOONS, 2));
        assertArrayEquals(RunData.of(MOONS, 1).training().values(), points.training().values());
    }

    @Test
    void aFileThatIsOpenedAgainHasItsNewPoints(@TempDir Path folder) throws IOException {
        CoreWorkbench workbench = new CoreWorkbench();
        Path file = write(folder.resolve("points.csv"), 1);
        DatasetSpec spec = new DatasetSpec(file.toString(), 0, 0, 0, 0);
        assertEquals(100, workbench.open(spec, 1));
        LearnedData first = workbench.data(spec, 1);
        assertSame(first, workbench.data(spec, 1));
        write(file, 2);
        assertSame(first, workbench.data(spec, 1), "until it is opened again runs learn the points that were read");
        assertEquals(100, workbench.open(spec, 1));
        LearnedData second = workbench.data(spec, 1);
        assertNotEquals(first.points().get(0, 0), second.points().get(0, 0));
        assertArrayEquals(RunData.of(spec, 1).training().values(), second.points().values());
    }

    /** Each lens has the model that it reads: a run that left no room for them would end the window. */
    @Test
    void aFlowWithMoreParametersThanItsLensesHaveRoomForIsRefused() {
        TrainingConfig defaults = TrainingConfig.defaults();
        FlowSpec flow = defaults.flow();
        for (int width = 64; 800L * new FlowLayout(flow, 2).parameterCount() <= Runtime.getRuntime().maxMemory() / 2; width += 16) {
            flow = new FlowSpec(64, width, 2, Activation.RELU, 2);
        }
        // A batch so small that the training by itself would have room.
        Optimization o = defaults.optimization();
        TrainingConfig config = defaults.withFlow(flow)
                .withOptimization(new Optimization(o.steps(), 16, o.rate(), o.schedule(), o.clip(), o.precision()));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> new CoreWorkbench().start(config, Optional.empty()));
        assertTrue(e.getMessage().matches("[\\d,]+ parameters are too many: with more than [\\d,]+ there is no memory .*"), e.getMessage());
    }
}
