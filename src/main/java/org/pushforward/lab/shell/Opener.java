package org.pushforward.lab.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.pushforward.base.ChosenFile;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.train.RunState;

/**
 * Opens whatever a person brings, by the menu, by dropping it on the window, or by naming it when the program is started; and saves the run that is
 * shown. A file is what it holds, not what it is called. Nothing is changed before it has been read.
 */
public final class Opener {

    /** Where what was opened goes. */
    interface Pages {

        /** A run as it stands. */
        void run(RunState run);

        /** The experiment of a run, to begin. */
        void experiment(Path file);

        /** The experiment of several runs, to begin. */
        void comparison(Path file);

        /** The table of a sweep. */
        void sweep(Path table);

        /** Points, for the page that is shown if it has data, else for Train. */
        void points(Path csv);

        /** A session that was set aside. */
        void session(Path folder);

        /** The runs of the page that is shown. */
        List<SavableRun> shown();
    }

    /** Asks a person; empty if they think better of it. */
    record Choosers(Supplier<Optional<Path>> file, Supplier<Optional<Path>> folder, Supplier<Optional<Path>> save, Which which) {
    }

    /** Asks which of several runs is meant; empty if a person thinks better of it. */
    @FunctionalInterface
    interface Which {
        Optional<SavableRun> of(List<SavableRun> runs);
    }

    private final Pages pages;
    private final Preferences preferences;
    private final TaskExecutor tasks;
    private final Notice notice;
    private final Supplier<Path> tables;

    /** @param tables makes or finds the folder for tables that come with runs */
    Opener(Pages pages, Preferences preferences, TaskExecutor tasks, Notice notice, Supplier<Path> tables) {
        this.pages = pages;
        this.preferences = preferences;
        this.tasks = tasks;
        this.notice = notice;
        this.tables = tables;
    }

    void addTo(Menus menus, Choosers choosers) {
        menus.add(Menus.Group.OPEN, Key.ofMenu("Shortcut+O", "open a run, an experiment or points",
                () -> choosers.file().get().ifPresent(this::open)),
                "open", "Open…");
        menus.add(Menus.Group.OPEN, "open-folder", "Open folder…", () -> choosers.folder().get().ifPresent(this::open));
        Menu recent = new Menu("Open recent");
        recent.setId("open-recent");
        menus.add(Menus.Group.OPEN, recent);
        menus.onShowing(Menus.Group.OPEN, () -> recent.getItems().setAll(recent()));
        menus.add(Menus.Group.SAVE, Key.ofMenu("Shortcut+S", "save the run as it stands", () -> save(choosers)), "save-run", "Save run…");
    }

    private List<MenuItem> recent() {
        List<Path> files = preferences.recent();
        if (files.isEmpty()) {
            MenuItem none = new MenuItem("nothing yet");
            none.setDisable(true);
            return List.of(none);
        }
        return files.stream().map(file -> {
            boolean there = Files.exists(file);
            // A name may have an underscore, which a menu would take for its own.
            MenuItem item = new MenuItem(file.getFileName() + "  –  " + file.getParent() + (there ? "" : "  (not there)"));
            item.setMnemonicParsing(false);
            item.setDisable(!there);
            item.setOnAction(event -> open(file));
            return item;
        }).toList();
    }

    /** Opens a file or a folder, and tells in one line where that does not work. */
    public void open(Path given) {
        open(given, "");
    }

    /** @param besides what is to be said once it is open; empty for nothing */
    private void open(Path given, String besides) {
        Path path = InputFile.absolute(given);
        Consumer<Throwable> refused = failure -> notice.report(failure);
        tasks.run(() -> BroughtFile.of(path), found -> {
            switch (found.kind()) {
                case RUN -> tasks.run(() -> RunFile.find(found.path(), tables.get()), opened ->
                        opened(path, () -> pages.run(opened.state()), besides), refused);
                case EXPERIMENT -> opened(path, () -> pages.experiment(found.path()), besides);
                case COMPARISON -> opened(path, () -> pages.comparison(found.path()), besides);
                case SWEEP -> opened(path, () -> pages.sweep(found.path()), besides);
                case SESSION -> opened(path, () -> pages.session(found.path()), besides);
                case POINTS -> opened(path, () -> pages.points(found.path()), besides);
            }
        }, refused);
    }

    private void opened(Path path, Runnable page, String besides) {
        remember(path);
        page.run();
        if (!besides.isEmpty()) {
            notice.inform(besides);
        }
    }

    private void remember(Path path) {
        preferences.addRecent(path);
        notice.mended();
    }

    /** Has a page's own dialog for files that the window opens too note what is chosen among the recent ones. */
    Supplier<Optional<Path>> noting(Supplier<Optional<Path>> chooser) {
        return () -> {
            Optional<Path> chosen = chooser.get();
            chosen.ifPresent(path -> preferences.addRecent(InputFile.absolute(path)));
            return chosen;
        };
    }

    private void save(Choosers choosers) {
        List<SavableRun> runs = pages.shown();
        if (runs.isEmpty()) {
            notice.tell("This page has no run to save.");
            return;
        }
        Optional<SavableRun> run = runs.size() == 1 ? Optional.of(runs.get(0)) : choosers.which().of(runs);
        run.ifPresent(chosen -> choosers.save().get().ifPresent(file -> save(chosen, file)));
    }

    /** Saves a run, without asking; but where the ending of its name was left out, a file that has it is not replaced. */
    public void save(SavableRun run, Path chosen) {
        Path file;
        try {
            file = ChosenFile.withEnding(chosen, RunFile.EXTENSION);
        } catch (InvalidInputException e) {
            notice.report(e);
            return;
        }
        CompletableFuture<Optional<RunState>> answer = run.state().get();
        tasks.run(() -> {
            // The thread of the training answers between two steps.
            RunState state = answer.get()
                    .orElseThrow(() -> new InvalidInputException("the run has not begun yet: wait for its first picture"));
            RunFile.write(state, file);
            return state;
        }, state -> {
            remember(InputFile.absolute(file));
            notice.inform("Saved " + file.getFileName() + " at step " + Numbers.count(state.step()) + ".");
        }, notice::report);
    }

    /** Saves the run that is shown, the first where there are several, without asking. */
    public void save(Path file) {
        pages.shown().stream().findFirst().ifPresent(run -> save(run, file));
    }

    /** A file is dropped somewhere on the window. */
    void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    void dropped(DragEvent event) {
        Clipboard board = event.getDragboard();
        event.setDropCompleted(board.hasFiles());
        event.consume();
        if (board.hasFiles()) {
            openFirst(board.getFiles());
        }
    }

    /** Opens the first of several files, and says that it is not all of them. */
    void openFirst(List<File> files) {
        if (!files.isEmpty()) {
            File first = files.get(0);
            open(first.toPath(), files.size() == 1 ? ""
                    : String.format(Locale.ROOT, "Opened %s alone of the %d files that were dropped: drop one after the other.",
                            first.getName(), files.size()));
        }
    }

    /** What may be dropped, in words. */
    static String words() {
        return "Drop it to open: a run (" + RunFile.EXTENSION.toLowerCase(Locale.ROOT)
                + ", folder, model.json), an experiment, a sweep's folder, or points as CSV or .npy";
    }
}
