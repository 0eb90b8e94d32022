package org.pushforward.lab;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.MemoryLimit;
import org.pushforward.chart.ChartWarmUp;
import org.pushforward.engine.Engine;
import org.pushforward.engine.NativeMemory;
import org.pushforward.lab.about.WindowLog;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.lab.shell.UnpackingNotice;
import org.pushforward.lab.shell.WindowLibraries;
import org.pushforward.lab.shell.WindowPlace;
import org.pushforward.lab.tool.LabOptions;
import org.pushforward.lab.tool.MeasuredCompare;
import org.pushforward.lab.tool.MeasuredPage;
import org.pushforward.lab.tool.MeasuredTrain;
import org.pushforward.lab.tool.Screenshots;
import org.pushforward.lab.tool.Soak;
import org.pushforward.lab.tool.WindowMeter;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lab in a window of its own. With {@code --probe SECONDS [PAGE]} it opens, measures itself while it trains and prints JSON; with
 * {@code --screenshots FOLDER} it takes pictures of itself. Both close the window when they are done, and when something goes wrong. With
 * {@code --soak MINUTES [SEED]} a restless person uses it, and what that led to is printed as JSON; what goes wrong is noted there.
 */
public final class LabApplication extends Application {

    /** JavaFX's own setting: how often it may change the screen. */
    private static final String PULSE = "javafx.animation.pulse";
    private static final String PULSES_A_SECOND = "40";
    /** With less it opens, and then stands still. */
    private static final int LEAST_MEGABYTES = 128;
    private static final int GOOD_MEGABYTES = 512;

    private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);
    /** So long the process waits, the window gone, for the session to be written. */
    private static final long PATIENCE_AT_END_SECONDS = 30;
    /** Likewise for a figure, an experiment, a run or a film that is just being saved; of one that takes longer nothing is left. */
    private static final long PATIENCE_FOR_FILES_SECONDS = 10;

    private static volatile CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
    /** The files that a person had asked for are there. */
    private static volatile CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private static PrintStream results;
    /** Null until it is known whether there is one. */
    private WindowLog log;
    /** What kept the meter or the screenshots from their end. */
    private static volatile String failure;

    /**
     * Opens the window and returns when it is closed. To be called once, from the process's main thread.
     *
     * @param out       what the meter prints to
     * @param arguments none, or the meter's or the screenshots'
     * @return one line on what kept the window from opening, or the meter or the screenshots from their end; empty if nothing did
     * @throws InvalidInputException if they are neither
     */
    public static Optional<String> open(PrintStream out, String... arguments) {
        LabOptions.parse(List.of(arguments));
        try {
            MemoryLimit.require("the lab", LEAST_MEGABYTES, GOOD_MEGABYTES);
            WindowLibraries.prepare();
        } catch (InvalidInputException e) {
            return Optional.of(e.getMessage());
        }
        MemoryLimit.keepLittle();
        results = out;
        // Each pulse wakes three threads, a training that wants all cores loses some tenth of a millisecond by each, and there are sixty a second
        // where nobody says otherwise. Pictures come thirty times a second.
        if (System.getProperty(PULSE) == null) {
            System.setProperty(PULSE, PULSES_A_SECOND);
        }
        // To load what the datasets need takes a quarter of a second, fonts and chart classes a third, which the other core can spend while JavaFX
        // starts.
        ForkJoinPool.commonPool().execute(() -> {
            NativeMemory.giveBackLargeBlocks();
            new CoreWorkbench().datasets();
            ChartWarmUp.run();
        });
        launch(LabApplication.class, arguments);
        // Where it could not, what was written five seconds earlier is there.
        await(closing, PATIENCE_AT_END_SECONDS, "the session could not be written at its end");
        await(written, PATIENCE_FOR_FILES_SECONDS, "what was under way when the window was closed did not come to its end");
        return Optional.ofNullable(failure);
    }

    private static void await(CompletableFuture<Void> end, long seconds, String otherwise) {
        try {
            end.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(otherwise, e);
        }
    }

    @Override
    public void start(Stage stage) {
        LabOptions options = LabOptions.parse(getParameters().getRaw());
        boolean alone = options.purpose() != LabOptions.Purpose.OPEN;
        Preferences preferences = alone ? Preferences.ofTool() : Preferences.ofUser();
        Workbench workbench = new CoreWorkbench();
        BackgroundTaskExecutor tasks = new BackgroundTaskExecutor();
        Composition composition = new Composition(stage, preferences, workbench, tasks);
        composition.shell().outside().setHost(getHostServices()::showDocument);
        UnpackingNotice unpacking = new UnpackingNotice(composition.shell().notice());
        Engine.watchUnpacking(folder -> FxThread.later().execute(() -> unpacking.accept(folder)));
        if (!alone) {
            // Before anything else that may fail; and by a thread that nobody waits for.
            tasks.run(() -> WindowLog.open(WindowLog.wished()), kept -> {
                log = kept;
                composition.shell().setLog(kept);
            }, composition.shell().notice()::report);
        }
        Soak soak = new Soak(stage, composition, options.seconds(), options.seed(), results, Platform::exit);
        boolean restless = options.purpose() == LabOptions.Purpose.SOAK;
        BiConsumer<String, Throwable> told = restless ? (words, failed) -> soak.fail(words)
                : alone ? (words, failed) -> fail(words) : composition.shell().notice()::report;
        Thread.setDefaultUncaughtExceptionHandler(new WindowFailures(FxThread.later(), told));
        Scene scene = composition.shell().build();
        stage.setScene(scene);
        stage.setOnHidden(event -> {
            if (!stage.isFullScreen() && !stage.isMaximized()) {
                preferences.setSize(scene.getWidth(), scene.getHeight());
            }
            // The window is gone; what is still to be written is waited for where nobody waits for a window.
            closing = composition.session().end();
            written = CompletableFuture.allOf(tasks.whenDone(), composition.filmed());
            composition.shell().end();
            if (log != null) {
                log.close();
            }
        });
        stage.show();
        WindowPlace.keep(stage);
        // Frame, then page: no pulse has to style both.
        afterFirstPulse(scene, () -> {
            composition.shell().openFrame();
            afterFirstPulse(scene, () -> open(stage, composition, workbench, tasks, options, soak));
        });
    }

    /** Opens the first page and begins what the window was asked for. */
    private static void open(Stage stage, Composition composition, Workbench workbench, TaskExecutor tasks, LabOptions options, Soak soak) {
        composition.shell().openFirst();
        if (options.purpose() == LabOptions.Purpose.OPEN) {
            composition.session().begin(SessionStore.folder(), () -> {
                composition.begin();
                if (options.folder() != null) {
                    composition.opener().open(options.folder());
                }
                composition.prepare(() -> { });
            });
            return;
        }
        if (options.purpose() == LabOptions.Purpose.SOAK) {
            composition.session().begin(SessionStore.chosen(), () -> {
                composition.begin();
                soak.begin();
            });
            return;
        }
        double visibleSeconds = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
        // Nobody is there to read a notice, and the run that it speaks of will not go on.
        for (Notice notice : List.of(composition.page(ComparePage.class).model().notice(), composition.page(TrainPage.class).model().notice())) {
            notice.newsProperty().addListener((property, old, news) -> {
                if (!news.isNothing() && news.kind() != Notice.Kind.INFORMATION) {
                    fail(news.line());
                }
            });
        }
        composition.begin();
        if (options.purpose() == LabOptions.Purpose.METER) {
            new WindowMeter(stage.getScene(), measured(options.view(), composition, workbench), tasks, options.seconds(), visibleSeconds, results,
                    Platform::exit).begin();
        } else {
            new Screenshots(stage, composition, options.folder(), Platform::exit).begin();
        }
    }

    private static MeasuredPage measured(LabOptions.MeasuredView view, Composition composition, Workbench workbench) {
        return switch (view) {
            case TRAIN -> new MeasuredTrain(composition, workbench, LensChoice.DATA_SPACE);
            case LENSES -> new MeasuredTrain(composition, workbench, LensChoice.ALL);
            case COMPARE -> new MeasuredCompare(composition, workbench);
        };
    }

    /** Ends the meter or the screenshots; what comes after the first failure is its consequence. */
    private static void fail(String words) {
        if (failure == null) {
            failure = words;
        }
        Platform.exit();
    }

    /** The window shall stand before anything else takes time. */
    private static void afterFirstPulse(Scene scene, Runnable action) {
        Runnable once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                FxThread.later().execute(action);
            }
        };
        scene.addPostLayoutPulseListener(once);
    }
}
