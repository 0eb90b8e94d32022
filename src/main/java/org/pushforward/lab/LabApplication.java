package org.pushforward.lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
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

    /** Opens the window and returns when it is closed. To be called once, from the process's main thread. */
    public static void open(String... arguments) {
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
            if (arguments.size() == 2 && arguments.get(0).equals(PROBE)) {
                PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                new Probe(scene, composition, workbench, tasks, Double.parseDouble(arguments.get(1)), out, Platform::exit).begin();
            } else if (arguments.size() == 2 && arguments.get(0).equals(SCREENSHOTS)) {
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
