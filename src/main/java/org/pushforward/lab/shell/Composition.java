package org.pushforward.lab.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.pushforward.base.FileNames;
import org.pushforward.data.Padding;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.board.SweepChoosers;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.compare.Comparison;
import org.pushforward.lab.page.compare.VariedFactor;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.Workbench;
import org.pushforward.train.TrainingConfig;

/** Puts the lab together, each part from what it is given. A new page is one more line in the list of pages. */
public final class Composition {

    private static final FileChooser.ExtensionFilter POINTS = new FileChooser.ExtensionFilter("Points as CSV", "*.csv", "*.tsv", "*.txt");
    private static final FileChooser.ExtensionFilter EXPERIMENTS = new FileChooser.ExtensionFilter("Experiments", "*.json");
    private static final FileChooser.ExtensionFilter TABLES = new FileChooser.ExtensionFilter("Table of a sweep", "*.csv");
    private static final FileChooser.ExtensionFilter ALL = new FileChooser.ExtensionFilter("All files", "*");

    private final Stage stage;
    private final DatasetShelf shelf;
    private final Shell shell;
    private final PageSlot<ComparePage> compare;
    private final PageSlot<TrainPage> train;
    private final PageSlot<BoardPage> board;
    private final PageSlot<LinearPage> linear;
    private final PageSlot<PartitionPage> partition;
    private final PageSlot<LibraryPage> library;

    public Composition(Stage stage, Preferences preferences, Workbench workbench, TaskExecutor tasks) {
        this.stage = stage;
        shelf = new DatasetShelf(workbench, tasks);
        compare = new PageSlot<>("Compare", "fth-columns", () -> new ComparePage(paddings(), workbench, shelf, tasks,
                choosers("comparison.json"), this::openInTrain));
        train = new PageSlot<>("Train", "fth-activity",
                () -> new TrainPage(TrainingConfig.defaults(), workbench, shelf, tasks, choosers("experiment.json")));
        // A sweep takes a thread of its own for as long as it takes; short work must not wait behind it.
        board = new PageSlot<>("Board", "fth-target", () -> new BoardPage(TrainingConfig.defaults(), tasks, new BackgroundTaskExecutor(),
                new SweepChoosers(this::chooseTable, this::choosePlaceForSweep, this::chooseSweep), this::openInTrain));
        linear = new PageSlot<>("Linear maps", "fth-grid", () -> new LinearPage(new BackgroundTaskExecutor()));
        partition = new PageSlot<>("Partitions", "fth-layout", PartitionPage::new);
        library = new PageSlot<>("Library", "fth-book-open", () -> new LibraryPage(this::openInTrain));
        shell = new Shell(stage, preferences, List.of(
                compare,
                train,
                board,
                linear,
                partition,
                library));
    }

    /** What the lab opens with. */
    private static Comparison paddings() {
        return new Comparison(TrainingConfig.defaults().withPadding(Padding.gaussian(2)), VariedFactor.PADDING, VariedFactor.PADDING.defaults());
    }

    public Shell shell() {
        return shell;
    }

    public ComparePage compare() {
        return compare.page();
    }

    public TrainPage train() {
        return train.page();
    }

    public BoardPage board() {
        return board.page();
    }

    public LinearPage linear() {
        return linear.page();
    }

    public PartitionPage partition() {
        return partition.page();
    }

    public LibraryPage library() {
        return library.page();
    }

    /** Begins what runs behind the window; to be called once the window stands. A page other than the first begins when it is seen. */
    public void begin() {
        compare().begin();
        shelf.begin();
    }

    public void showTrain() {
        shell.show(train);
    }

    public void showBoard() {
        shell.show(board);
    }

    public void showLinear() {
        shell.show(linear);
    }

    public void showPartition() {
        shell.show(partition);
    }

    public void showLibrary() {
        shell.show(library);
    }

    private void openInTrain(TrainingConfig run) {
        train().open(run);
        showTrain();
    }

    /** @param experiment the name that is proposed for a file */
    private PathChoosers choosers(String experiment) {
        return new PathChoosers(this::choosePoints, this::chooseExperiment, () -> choosePlaceForExperiment(experiment));
    }

    private Optional<Path> choosePoints() {
        return chosen(chooser("Open a point cloud", POINTS, ALL).showOpenDialog(stage));
    }

    private Optional<Path> chooseExperiment() {
        return chosen(chooser("Open an experiment", EXPERIMENTS, ALL).showOpenDialog(stage));
    }

    private Optional<Path> choosePlaceForExperiment(String name) {
        FileChooser chooser = chooser("Save the experiment", EXPERIMENTS);
        chooser.setInitialFileName(name);
        return chosen(chooser.showSaveDialog(stage));
    }

    private static FileChooser chooser(String title, FileChooser.ExtensionFilter... filters) {
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

    private Optional<Path> chooseTable() {
        return chosen(chooser("Open the table of a sweep", TABLES, ALL).showOpenDialog(stage));
    }

    /** A dialogue to save names what is not there yet: the folder is made with the sweep. */
    private Optional<Path> choosePlaceForSweep() {
        FileChooser chooser = chooser("Name a new folder for the sweep", ALL);
        chooser.setInitialFileName("sweep");
        return chosen(chooser.showSaveDialog(stage));
    }

    private Optional<Path> chooseSweep() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose the folder of the sweep to go on with");
        return chosen(chooser.showDialog(stage));
    }
}
