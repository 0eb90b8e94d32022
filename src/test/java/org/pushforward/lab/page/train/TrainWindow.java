package org.pushforward.lab.page.train;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.lab.OpenWindow;

/** A window that shows the page Train. */
abstract class TrainWindow extends OpenWindow {

    @TempDir
    Path folder;

    /** For the {@code @Start} of a test. */
    final void beginAtTrain(Stage stage) {
        begin(stage);
        composition.show(TrainPage.class);
    }

    TrainPage page() {
        return composition.page(TrainPage.class);
    }
}
