package org.pushforward.lab;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.ChartWarmUp;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.train.CoreWorkbench;
import org.pushforward.lab.page.train.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lab in a window of its own. With {@code --probe SECONDS} it opens, measures itself while it trains and prints JSON; with
 * {@code --screenshots FOLDER} it takes pictures of itself. Both close the window when they are done.
 */
public final class LabApplication extends Application {

    public static final String PROBE = "--probe";
    public static final String SCREENSHOTS = "--screenshots";

    private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private static PrintStream results;

    /**
     * Opens the window and returns when it is closed. To be called once, from the process's main thread.
     *
     * @param out       what the probe prints to
     * @param arguments none, or the probe's or the screenshots'
     * @throws InvalidInputException if they are neither
     */
    public static void open(PrintStream out, String... arguments) {
        InvalidInputException.require(arguments.length == 0 || arguments.length == 2, "%s takes one value: %s SECONDS or %s FOLDER",
                arguments.length == 0 ? "" : arguments[0], PROBE, SCREENSHOTS);
        InvalidInputException.require(arguments.length == 0 || arguments[0].equals(SCREENSHOTS) || arguments[1].matches("[1-9]\\d{0,3}"),
                "%s takes whole seconds, 1 to 9999", PROBE);
        results = out;
        // Fonts and chart classes take a third of a second, which the other core can spend while JavaFX starts.
        ForkJoinPool.commonPool().execute(ChartWarmUp::run);
        launch(LabApplication.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> LOG.error("unexpected failure in the window", failure));
        List<String> arguments = getParameters().getRaw();
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
            composition.begin();
            if (arguments.isEmpty()) {
                return;
            }
            if (arguments.get(0).equals(PROBE)) {
                new Probe(scene, composition, workbench, tasks, Double.parseDouble(arguments.get(1)), results, Platform::exit).begin();
            } else {
                new Screenshots(stage, composition, Path.of(arguments.get(1)), Platform::exit).begin();
            }
        });
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
