package org.pushforward.lab.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.pushforward.data.Padding;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.instrument.constructed.Family;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryModel;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.Workbench;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** Puts the lab together, each part from what it is given. A new page is one more line in the list of pages. */
public final class Composition {

    private final DatasetShelf shelf;
    private final List<PageSlot<?>> slots;
    private final Shell shell;
    private final SessionKeeper session;
    private final Opener opener;
    private final BackgroundTaskExecutor films = new BackgroundTaskExecutor();
    private final UndoStack undo = new UndoStack(FxThread.later());

    public Composition(Stage stage, Preferences preferences, Workbench workbench, TaskExecutor tasks) {
        this(stage, preferences, workbench, tasks, SessionKeeper.EVERY_MILLIS);
    }

    /** @param everyMillis how often the session is written */
    public Composition(Stage stage, Preferences preferences, Workbench workbench, TaskExecutor tasks, long everyMillis) {
        shelf = new DatasetShelf(workbench, tasks);
        FileDialogs dialogs = new FileDialogs(stage);
        TrainingConfig defaults = TrainingConfig.defaults();
        // What takes long has a thread of its own: short work must not wait behind it.
        slots = List.of(
                new PageSlot<>(ComparePage.class, "Compare", "fth-columns",
                        () -> new ComparePage(paddings(), workbench, shelf, tasks, noting(dialogs.ofRun("comparison.json")), this::openInTrain)),
                new PageSlot<>(TrainPage.class, "Train", "fth-activity",
                        () -> new TrainPage(defaults, workbench, shelf, tasks, noting(dialogs.ofRun("experiment.json")),
                                new TrainPage.Exits(dialogs::film, dialogs::script, dialogs::model, films))),
                new PageSlot<>(BoardPage.class, "Board", "fth-target",
                        () -> new BoardPage(defaults, tasks, new BackgroundTaskExecutor(), dialogs.ofSweep(), this::takeToTrain,
                                RunTables::folder)),
                new PageSlot<>(LinearPage.class, "Linear maps", "fth-grid", () -> new LinearPage(new BackgroundTaskExecutor())),
                new PageSlot<>(PartitionPage.class, "Partitions", "fth-layout", PartitionPage::new),
                new PageSlot<>(CouplingsPage.class, "Three couplings", "fth-layers",
                        () -> new CouplingsPage(shelf, () -> opener().noting(dialogs::points).get(), dialogs::picture, new BackgroundTaskExecutor())),
                new PageSlot<>(AugmentedPage.class, "Augmented", "fth-plus-square",
                        () -> new AugmentedPage(this::trained, new BackgroundTaskExecutor())),
                new PageSlot<>(SeparationPage.class, "Depth bound", "fth-bar-chart-2",
                        () -> new SeparationPage(tasks, new BackgroundTaskExecutor(), dialogs.ofSweep().place())),
                new PageSlot<>(LibraryPage.class, "Library", "fth-book-open", () -> new LibraryPage(new ToExhibits())));
        shell = new Shell(stage, preferences, slots, undo, tasks, dialogs::figure, workbench.rest());
        session = new SessionKeeper(slots, shell, everyMillis);
        opener = new Opener(new ToPages(), preferences, tasks, shell.notice(), RunTables::folder);
        opener.addTo(shell.menus(), dialogs.ofWindow());
        shell.menus().add(Menus.Group.OPEN, "new-session", "New session", session::beginAnew);
        slots.forEach(slot -> slot.setOnMade(page -> page.kept().ifPresent(kept -> {
            session.open(slot, kept);
            undo.add(kept, () -> shell.show(slot));
        })));
    }

    /** What a person opens on a page is among the recent files of the menu, too. */
    private PathChoosers noting(PathChoosers choosers) {
        return new PathChoosers(opener.noting(choosers.points()), opener.noting(choosers.open()), choosers.save());
    }

    /** What the lab opens with. */
    private static Comparison paddings() {
        return new Comparison(TrainingConfig.defaults().withPadding(Padding.gaussian(2)), VariedFactor.PADDING, VariedFactor.PADDING.defaults());
    }

    /** Where files go that a person opens. */
    private final class ToPages implements Opener.Pages {

        @Override
        public void run(RunState run) {
            openInTrain(run.config(), Optional.of(run));
        }

        @Override
        public void experiment(Path file) {
            show(TrainPage.class);
            page(TrainPage.class).actions().openExperiment(file);
        }

        @Override
        public void comparison(Path file) {
            show(ComparePage.class);
            page(ComparePage.class).actions().openExperiment(file);
        }

        @Override
        public void sweep(Path table) {
            show(BoardPage.class);
            page(BoardPage.class).controller().open(table);
        }

        @Override
        public void points(Path csv) {
            if (!shell.page().learn(csv)) {
                show(TrainPage.class);
                shell.page().learn(csv);
            }
        }

        @Override
        public void session(Path folder) {
            session.bringBack(folder);
        }

        @Override
        public List<SavableRun> shown() {
            return shell.page().savable();
        }
    }

    /** What opens files. */
    public Opener opener() {
        return opener;
    }

    /** What keeps the window from one day to the next, once it is asked to. */
    public SessionKeeper session() {
        return session;
    }

    /** Comes when the films are made that are asked for by now, be it in vain; to be waited for once the window is closed. */
    public CompletableFuture<Void> filmed() {
        return films.whenDone();
    }

    /** What was done on all pages. */
    public UndoStack undo() {
        return undo;
    }

    public Shell shell() {
        return shell;
    }

    /** Begins what runs behind the window; to be called once the window stands. A page other than the first begins when it is seen. */
    public void begin() {
        shell.setOpener(opener);
        page(ComparePage.class).begin();
        shelf.begin();
    }

    /**
     * Makes the other pages ready in quiet moments, so that none keeps one waiting when it is first opened. To be called after {@link #begin}.
     *
     * @param ready is told when all are; not if the window is closed before
     */
    public void prepare(Runnable ready) {
        shell.prepare(ready);
    }

    /** The page of a kind, made now if it was not before. */
    public <P extends Page> P page(Class<P> kind) {
        return kind.cast(slot(kind).page());
    }

    /** Turns to the page of a kind. */
    public void show(Class<? extends Page> kind) {
        shell.show(slot(kind));
    }

    private PageSlot<?> slot(Class<? extends Page> kind) {
        return slots.stream().filter(slot -> slot.kind() == kind).findFirst().orElseThrow();
    }

    /** The newest row of the run on Train, if that page was opened and has one. */
    private Optional<Family> trained() {
        return slot(TrainPage.class).made().map(TrainPage.class::cast).map(page -> page.model().getSnapshot())
                .filter(run -> !run.history().isEmpty())
                .map(run -> Family.of("the run on Train", run.history().get(run.history().size() - 1)));
    }

    private void takeToTrain(TrainingConfig run, Optional<RunState> state, String told) {
        openInTrain(run, state);
        shell.notice().inform(told);
    }

    /** Where the exhibits of presets are opened. */
    private final class ToExhibits implements LibraryModel.Exits {

        private record Way(Class<? extends Page> page, Runnable open) {
        }

        @Override
        public String title(Exhibit exhibit) {
            return slot(way(exhibit).page()).title();
        }

        @Override
        public void open(Exhibit exhibit) {
            Way way = way(exhibit);
            way.open().run();
            show(way.page());
        }

        private Way way(Exhibit exhibit) {
            if (exhibit instanceof Exhibit.Runs runs) {
                return way(TrainPage.class, page -> page.open(runs.first()));
            }
            if (exhibit instanceof Exhibit.FewCouplings few) {
                return way(CouplingsPage.class, page -> page.open(few));
            }
            if (exhibit instanceof Exhibit.Padded padded) {
                return way(AugmentedPage.class, page -> page.open(padded));
            }
            return way(SeparationPage.class, page -> page.open((Exhibit.Bound) exhibit));
        }

        private <P extends Page> Way way(Class<P> kind, Consumer<P> open) {
            return new Way(kind, () -> open.accept(page(kind)));
        }
    }

    private void openInTrain(TrainingConfig run, Optional<RunState> state) {
        state.ifPresentOrElse(page(TrainPage.class)::open, () -> page(TrainPage.class).open(run));
        show(TrainPage.class);
    }
}
