package org.pushforward.lab;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.train.DatasetShelf;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.train.Workbench;
import org.pushforward.train.TrainingConfig;

/** Puts the lab together, each part from what it is given. A new page is one more line in the list of pages. */
final class Composition {

    private final Shell shell;
    private final TrainPage train;

    Composition(Stage stage, Preferences preferences, Workbench workbench, TaskExecutor tasks) {
        DatasetShelf shelf = new DatasetShelf(workbench, tasks);
        train = new TrainPage(TrainingConfig.defaults(), workbench, shelf, tasks, () -> chooseCsv(stage));
        shell = new Shell(stage, preferences, List.of(
                train));
    }

    Shell shell() {
        return shell;
    }

    TrainPage train() {
        return train;
    }

    /** Begins what runs behind the window; to be called once the window stands. */
    void begin() {
        train.begin();
    }

    private static Optional<Path> chooseCsv(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a point cloud");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Points as CSV", "*.csv", "*.tsv", "*.txt"),
                new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
