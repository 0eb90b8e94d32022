package org.pushforward.lab;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.ChartWarmUp;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.train.CoreWorkbench;
import org.pushforward.lab.page.train.Workbench;
import org.pushforward.lab.page.train.lens.LensChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lab in a window of its own. With {@code --probe SECONDS [PAGE]} it opens, measures itself while it trains and prints JSON; with
 * {@code --screenshots FOLDER} it takes pictures of itself. Both close the window when they are done, and when something goes wrong.
 */
public final class LabApplication extends Application {

    public static final String PROBE = "--probe";
    public static final String SCREENSHOTS = "--screenshots";

    /** What the probe can look at: the Train page, the same with all its lenses, and the Compare page. */
    private static final String TRAIN = "train";
    private static final String LENSES = "lenses";
    private static final String COMPARE = "compare";

    private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);
    /** JavaFX's own setting: how often it may change the screen. */
    private static final String PULSE = "javafx.animation.pulse";
    private static final String PULSES_A_SECOND = "40";
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private static PrintStream results;
    /** What kept the probe or the screenshots from their end. */
    private static volatile String failure;

    /**
     * Opens the window and returns when it is closed. To be called once, from the process's main thread.
     *
     * @param out       what the probe prints to
     * @param arguments none, or the probe's or the screenshots'
     * @return one line on what kept the probe or the screenshots from their end; empty if nothing did
     * @throws InvalidInputException if they are neither
     */
    public static Optional<String> open(PrintStream out, String... arguments) {
        boolean probe = arguments.length > 0 && arguments[0].equals(PROBE);
        InvalidInputException.require(arguments.length == 0 || arguments.length == 2 || probe && arguments.length == 3,
                "%s: wrong number of values: %s SECONDS [PAGE] or %s FOLDER", arguments.length == 0 ? "" : arguments[0], PROBE, SCREENSHOTS);
        InvalidInputException.require(!probe || arguments[1].matches("[1-9]\\d{0,3}"), "%s takes whole seconds, 1 to 9999", PROBE);
        InvalidInputException.require(!probe || arguments.length == 2 || List.of(TRAIN, LENSES, COMPARE).contains(arguments[2]),
                "%s: no such page: %s; there are %s, %s and %s", PROBE, arguments[arguments.length - 1], TRAIN, LENSES, COMPARE);
        results = out;
        // Each pulse wakes three threads, a training that wants all cores loses some tenth of a millisecond by each, and there are sixty a second
        // where nobody says otherwise. Pictures come thirty times a second.
        if (System.getProperty(PULSE) == null) {
            System.setProperty(PULSE, PULSES_A_SECOND);
        }
        // Fonts and chart classes take a third of a second, which the other core can spend while JavaFX starts.
        ForkJoinPool.commonPool().execute(ChartWarmUp::run);
        launch(LabApplication.class, arguments);
        return Optional.ofNullable(failure);
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        Thread.currentThread().setUncaughtExceptionHandler((thread, unexpected) -> {
            if (unexpected instanceof InvalidInputException && !arguments.isEmpty()) {
                fail(unexpected.getMessage());
                return;
            }
            LOG.error("unexpected failure in the window", unexpected);
            if (!arguments.isEmpty()) {
                fail("unexpected failure: " + unexpected);
            }
        });
        Preferences preferences = arguments.isEmpty() ? Preferences.ofUser() : Preferences.ofTool();
        Workbench workbench = new CoreWorkbench();
        TaskExecutor tasks = new BackgroundTaskExecutor();
        Composition composition = new Composition(stage, preferences, workbench, tasks);
        Scene scene = composition.shell().build();
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnHidden(event -> {
            if (!stage.isFullScreen() && !stage.isMaximized()) {
                preferences.setSize(scene.getWidth(), scene.getHeight());
            }
            composition.shell().end();
        });
        stage.show();
        composition.shell().focusFirst();
        afterFirstPulse(scene, () -> {
            if (arguments.isEmpty()) {
                composition.begin();
                return;
            }
            // Nobody is there to read a notice, and the run that it speaks of will not go on.
            for (ReadOnlyStringProperty notice : List.of(composition.compare().model().noticeProperty(),
                    composition.train().model().noticeProperty())) {
                notice.addListener((property, old, words) -> {
                    if (!words.isEmpty()) {
                        fail(words);
                    }
                });
            }
            composition.begin();
            if (arguments.get(0).equals(PROBE)) {
                ProbedPage page = switch (arguments.size() == 3 ? arguments.get(2) : TRAIN) {
                    case COMPARE -> new ProbedCompare(composition, workbench);
                    case LENSES -> new ProbedTrain(composition, workbench, LensChoice.ALL);
                    default -> new ProbedTrain(composition, workbench, LensChoice.DATA_SPACE);
                };
                new Probe(scene, page, tasks, Double.parseDouble(arguments.get(1)), results, Platform::exit).begin();
            } else {
                new Screenshots(stage, composition, Path.of(arguments.get(1)), Platform::exit).begin();
            }
        });
    }

    /** Ends the probe or the screenshots; what comes after the first failure is its consequence. */
    private static void fail(String words) {
        if (failure == null) {
            failure = words.lines().findFirst().orElse(words);
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
