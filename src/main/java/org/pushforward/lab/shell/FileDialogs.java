package org.pushforward.lab.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ChoiceDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.pushforward.base.FileNames;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.run.PathChoosers;

/** Asks a person for files and folders, by the system's own dialogs over a window. */
record FileDialogs(Stage stage) {

    private static final ExtensionFilter POINTS = new ExtensionFilter("Points as CSV or array", "*.csv", "*.tsv", "*.txt", "*.npy");
    private static final ExtensionFilter EXPERIMENTS = new ExtensionFilter("Experiments", "*.json");
    private static final ExtensionFilter TABLES = new ExtensionFilter("Table of a sweep", "*.csv");
    private static final ExtensionFilter FILMS = new ExtensionFilter("Animated GIF", "*.gif");
    private static final ExtensionFilter SCRIPTS = new ExtensionFilter("Python", "*.py");
    private static final ExtensionFilter MODELS = new ExtensionFilter("Models", "*.json");
    private static final ExtensionFilter RUNS = new ExtensionFilter("Runs", "*" + RunFile.EXTENSION);
    private static final ExtensionFilter EVERYTHING = new ExtensionFilter("Runs, experiments, points", "*" + RunFile.EXTENSION, "*.json", "*.csv",
            "*.tsv", "*.txt", "*.npy");
    private static final ExtensionFilter PICTURES = new ExtensionFilter("Pictures", "*.png", "*.jpg", "*.jpeg", "*.jfif", "*.gif", "*.bmp");
    private static final ExtensionFilter ALL = new ExtensionFilter("All files", "*");

    /** What the window opens, of whatever kind, and where it saves a run. */
    Opener.Choosers ofWindow() {
        return new Opener.Choosers(() -> open("Open", EVERYTHING, ALL), () -> folder("Open the folder of a run or of a sweep"),
                () -> save("Save the run as it stands", "run" + RunFile.EXTENSION, RUNS), this::which);
    }

    private Optional<SavableRun> which(List<SavableRun> runs) {
        ChoiceDialog<String> dialog = new ChoiceDialog<>(runs.get(0).title(), runs.stream().map(SavableRun::title).distinct().toList());
        dialog.initOwner(stage);
        dialog.setTitle("Save run");
        dialog.setHeaderText("Which run is to be saved?");
        dialog.setContentText("Run");
        dialog.getDialogPane().setId("which-run");
        Dialogs.dress(dialog.getDialogPane().getScene(), stage.getScene());
        return dialog.showAndWait().flatMap(title -> runs.stream().filter(run -> run.title().equals(title)).findFirst());
    }

    /** For a page that trains. @param experiment the name that is proposed for a file */
    PathChoosers ofRun(String experiment) {
        return new PathChoosers(this::points, () -> open("Open an experiment", EXPERIMENTS, ALL),
                () -> save("Save the experiment", experiment, EXPERIMENTS));
    }

    /** A dialogue to save names what is not there yet: the folder is made with the sweep. */
    BoardPage.Choosers ofSweep() {
        return new BoardPage.Choosers(() -> open("Open the table of a sweep", TABLES, ALL),
                () -> save("Name a new folder for the sweep", "sweep", ALL),
                () -> folder("Choose the folder of the sweep to go on with"));
    }

    Optional<Path> points() {
        return open("Open a point cloud", POINTS, ALL);
    }

    Optional<Path> picture() {
        return open("Open a picture", PICTURES, ALL);
    }

    Optional<Path> film() {
        return save("Save the film", "film.gif", FILMS);
    }

    Optional<Path> script() {
        return save("Save a script and its model", "flow.py", SCRIPTS);
    }

    Optional<Path> model() {
        return save("Save the model that the script reads", "model.json", MODELS);
    }

    /** @param name that is proposed, without its extension */
    Optional<Path> figure(String name, String extension) {
        return save("Save as " + extension.toUpperCase(Locale.ROOT), name + "." + extension,
                new ExtensionFilter(extension.toUpperCase(Locale.ROOT), "*." + extension));
    }

    private Optional<Path> open(String title, ExtensionFilter... filters) {
        return chosen(chooser(title, filters).showOpenDialog(stage));
    }

    private Optional<Path> save(String title, String proposed, ExtensionFilter... filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.setInitialFileName(proposed);
        return chosen(chooser.showSaveDialog(stage));
    }

    private Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return chosen(chooser.showDialog(stage));
    }

    private static FileChooser chooser(String title, ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(filters);
        return chooser;
    }

    private static Optional<Path> chosen(File file) {
        if (file != null) {
            FileNames.requireUsable(file.getPath());
        }
        return Optional.ofNullable(file).map(File::toPath);
    }
}
