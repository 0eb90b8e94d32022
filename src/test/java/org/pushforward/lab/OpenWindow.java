package org.pushforward.lab;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.page.train.TrainModel;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.live.CoreWorkbench;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is opened before each test and closed after it. */
abstract class OpenWindow {

    private static final long PATIENCE_SECONDS = 60;

    Composition composition;
    Stage window;

    /** To be overridden with {@code @Start}: TestFX looks for that in the very class of the test. */
    void start(Stage stage) {
        window = stage;
        composition = new Composition(stage, Preferences.ofTool(), new CoreWorkbench(), new BackgroundTaskExecutor());
        stage.setScene(composition.shell().build());
        stage.show();
        composition.shell().focusFirst();
        composition.begin();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(composition.shell()::end);
    }

    static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    TrainModel train() {
        return composition.page(TrainPage.class).model();
    }
}
