package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.train.TrainingConfig;

class SweepDriverTest {

    /** Else the page that said that a sweep goes on would say so for ever. */
    @Test
    void whatCannotEvenBeginEndsAsWhatFails(@TempDir Path folder) {
        SweepDriver driver = new SweepDriver(new CurrentThreadTaskExecutor(), Runnable::run);
        List<String> told = new ArrayList<>();
        driver.begin(Sweep.of(TrainingConfig.defaults()), List.of(Shard.WHOLE), folder.resolve("sweep"), 0, new SweepDriver.Watcher() {
            @Override
            public void show(SweepProgress now) {
                told.add("it goes on");
            }

            @Override
            public void end(SweepProgress end) {
                told.add("it ended");
            }

            @Override
            public void fail(Throwable failure, boolean begun) {
                told.add(failure.getMessage() + " " + begun);
            }
        });
        assertEquals(List.of("jobs lie between 1 and 64, not 0 false"), told);
        assertFalse(driver.cancel());
        assertFalse(Files.exists(folder.resolve("sweep")));
    }
}
