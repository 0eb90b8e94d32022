package org.pushforward.lab;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.train.Workbench;
import org.pushforward.train.TrainingConfig;

/** Puts the lab together, each part from what it is given. A new page is one more line in the list of pages. */
final class Composition {

    private final Shell shell;
    private final TrainPage train;
    private final BoardPage board;
    private final LibraryPage library;

    Composition(Stage stage, Preferences preferences, Workbench workbench, TaskExecutor tasks) {
        train = new TrainPage(TrainingConfig.defaults(), workbench, tasks,
                () -> chooseFile(stage, "Open a point cloud", "Points as CSV", "*.csv", "*.tsv", "*.txt"));
        // A sweep takes a thread of its own for as long as it takes; short work must not wait behind it.
        board = new BoardPage(TrainingConfig.defaults(), tasks, new BackgroundTaskExecutor(),
                () -> chooseFile(stage, "Open the table of a sweep", "Table of a sweep", "*.csv"), () -> chooseFolder(stage), this::openInTrain);
        library = new LibraryPage(this::openInTrain);
        shell = new Shell(stage, preferences, List.of(
                train, board,
                new LinearPage(new BackgroundTaskExecutor()),
                new PartitionPage(),
                library));
    }

    private void openInTrain(TrainingConfig config) {
        train.open(config);
        shell.show(train);
    }

    Shell shell() {
        return shell;
    }

    TrainPage train() {
        return train;
    }

    BoardPage board() {
        return board;
    }

    LibraryPage library() {
        return library;
    }

    /** Begins what runs behind the window; to be called once the window stands. */
    void begin() {
        train.begin();
    }

    private static Optional<Path> chooseFile(Stage stage, String title, String kind, String... patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(kind, patterns), new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    private static Optional<Path> chooseFolder(Stage stage) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose the folder of the sweep: a new or empty one, or one that holds the sweep already");
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }
}
