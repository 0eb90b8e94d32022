package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.Theme;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.film.Film;
import org.pushforward.film.FilmSpec;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.FakeDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** A film is of the run as it stood when it was asked for, whatever becomes of the run meanwhile. Needs a display for its thread alone. */
@NeedsDisplay
class FilmWhileTrainingTest {

    private static final FilmSpec SPEC = new FilmSpec(FilmSpec.Subject.TRAINING, 5, 120, Theme.LIGHT);

    @TempDir
    private Path folder;

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final TrainModel model = new TrainModel(small(), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
    private final FakeDriver driver = new FakeDriver();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final TrainController controller = new TrainController(model, new TrainCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> driver, seen -> { }));
    private final FilmProgress job = new FilmProgress();
    /** What makes the film, once it is let. */
    private final Queue<Runnable> filming = new ArrayDeque<>();
    private final TaskExecutor whenLet = new TaskExecutor() {
        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
            filming.add(() -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure));
        }
    };

    /** Its state is kept every eight steps. */
    private static TrainingConfig small() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(500, 1024, 2e-2, Schedule.CONSTANT, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(10, 64, 8));
    }

    private void see(TrainingSnapshot newest) {
        controller.see(0, newest);
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private static void advance(Trainer trainer, long step) {
        while (trainer.step() < step) {
            assertTrue(trainer.advance());
        }
    }

    /** What a film of a run as it stands now is. */
    private byte[] expected(Trainer trainer, RunState run) throws IOException {
        Timeline past = run.timeline(Long.MAX_VALUE);
        TrainingSnapshot newest = trainer.snapshot(0);
        Path file = folder.resolve("expected.gif");
        Film.ofTraining(SPEC, model.runs().get(0).dataProperty().get(), SPEC.steps(past.steps()), step -> newest.at(past.atOrBefore(step)), false,
                (done, of) -> true).orElseThrow().write(file, CommandText.train(driver.current()).text(CommandText.NAME));
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isOfOneMoment(boolean goesBack) throws IOException {
        controller.begin();
        try (Trainer trainer = new Trainer(driver.current(), 1)) {
            Timeline timeline = new Timeline(7 * trainer.runState().present().bytes());
            trainer.keepIn(timeline);
            driver.timeline = timeline;
            controller.playOrPause();
            advance(trainer, 41);
            see(trainer.snapshot(0));
            // The window has not seen the last of it.
            advance(trainer, 49);
            RunState run = trainer.runState();
            assertEquals(List.of(0L, 8L, 16L, 24L, 32L, 40L, 48L), timeline.steps());
            driver.state = Optional.of(run);
            Path file = folder.resolve("training.gif");
            controller.film(SPEC, file, false, job, whenLet);
            byte[] expected = expected(trainer, run);
            if (goesBack) {
                trainer.seek(8, timeline, trainer.snapshot(0), () -> false);
                trainer.setRate(0.05);
                advance(trainer, 49);
            } else {
                advance(trainer, 300);
            }
            assertNotEquals(run.past(), trainer.runState().past());
            see(trainer.snapshot(0));
            filming.remove().run();
            assertArrayEquals(expected, Files.readAllBytes(file));
            assertEquals("", model.notice().wordsProperty().getValue());
            assertFalse(job.runningProperty().get());
        }
    }

    @Test
    void ofARunOfWhichNothingIsKnownThereIsNone() {
        controller.begin();
        try (Trainer trainer = new Trainer(driver.current(), 1)) {
            see(trainer.snapshot(0));
            controller.film(SPEC, folder.resolve("none.gif"), false, job, whenLet);
            filming.remove().run();
            assertFalse(job.runningProperty().get());
            assertFalse(model.notice().wordsProperty().getValue().isEmpty());
            assertFalse(Files.exists(folder.resolve("none.gif")));
        }
    }
}
