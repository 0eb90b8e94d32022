package org.pushforward.lab.page.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.run.SweepDriver;
import org.pushforward.lab.session.Kept;
import org.pushforward.train.TrainingConfig;

/** Puts the Depth board together. */
public final class BoardPage implements Page {

    /**
     * How a person is asked for files and folders; empty if they think better of it.
     *
     * @param table      the table of a sweep to show
     * @param place      where a sweep's new folder shall be, and its name
     * @param unfinished the folder of a sweep to go on with
     */
    public record Choosers(Supplier<Optional<Path>> table, Supplier<Optional<Path>> place, Supplier<Optional<Path>> unfinished) {
    }

    private final BoardModel model;
    private final BoardController controller;
    private final BoardView view;
    private final Supplier<Optional<Path>> place;
    private final Kept kept;
    private final Face face;

    /**
     * @param base     what a sweep does not vary
     * @param reading  for short work
     * @param sweeping for sweeps alone
     * @param train    opens a run in Train
     * @param tables   a folder for tables that come with runs
     */
    public BoardPage(TrainingConfig base, TaskExecutor reading, TaskExecutor sweeping, Choosers choosers,
            BoardController.Train train, Supplier<Path> tables) {
        model = new BoardModel(new SweepSettings(base, SweepDriver.jobs()));
        controller = new BoardController(model, reading, sweeping, FxThread.later(), train, tables);
        kept = controller.kept();
        place = choosers.place();
        view = new BoardView(model, controller, choosers);
        // The keys belong to the board itself; a sweep is nothing to begin or end by accident.
        face = new Face(view.buildTransport(), view.build(), new SweepSettingsView(model).build(), "board", model.statusProperty(),
                List.of(Key.ofControl("← →", "pick a run of the board"), Key.ofControl("Enter", "open the picked run in Train")));
    }

    @Override
    public List<SavableRun> savable() {
        return controller.savable();
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<PageAction> sharing() {
        List<PageAction> actions = new ArrayList<>();
        controller.shownSweep().ifPresent(sweep ->
                actions.add(PageAction.copyCommand(() -> CommandText.sweep(sweep).text(), model.notice())));
        actions.add(PageAction.copy("Copy new sweep as command", "Copies a command line that makes the sweep that the settings describe", null,
                () -> CommandText.sweep(model.settings().toSweep()).text(), model.notice()));
        controller.shownSweep().ifPresent(sweep -> actions.add(PageAction.copyExperiment(() -> SweepFile.text(sweep), model.notice())));
        actions.add(PageAction.copy("Copy new sweep as experiment", "Copies the sweep that the settings describe as JSON, as in its file", null,
                () -> SweepFile.text(model.settings().toSweep()), model.notice()));
        actions.add(PageAction.pasteExperiment(text -> controller.pasteExperiment(text, place), model.notice()));
        return actions;
    }

    public BoardModel model() {
        return model;
    }

    public BoardController controller() {
        return controller;
    }

    @Override
    public Optional<Kept> kept() {
        return Optional.of(kept);
    }

    @Override
    public Face face() {
        return face;
    }

    @Override
    public List<Job> jobs() {
        return List.of(new Job("Sweep", model.stateProperty().map(state -> state != BoardModel.State.AT_REST), model.progressProperty(),
                model.shareProperty(), controller::cancel));
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    /** The first look reads what is shown, so that the window need not wait for it. */
    @Override
    public void setSeen(boolean seen) {
        if (seen) {
            controller.begin();
        }
    }

    @Override
    public void focusFirst() {
        view.focusBoard();
    }

    @Override
    public void end() {
        controller.end();
    }
}
