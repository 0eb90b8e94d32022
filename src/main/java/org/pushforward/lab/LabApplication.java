package org.pushforward.lab;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab in a window of its own. */
public final class LabApplication extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);

    private Composition composition;

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> LOG.error("unexpected failure in the window", failure));
        Preferences preferences = Preferences.ofUser();
        composition = new Composition(stage, preferences);
        Scene scene = composition.shell().build();
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setOnHidden(event -> {
            if (!stage.isFullScreen() && !stage.isMaximized()) {
                preferences.setSize(scene.getWidth(), scene.getHeight());
            }
            composition.shell().end();
        });
        stage.show();
        composition.shell().focusFirst();
        // After the first pulse, so that the window stands before anything else takes time.
        Platform.runLater(composition::begin);
    }
}
