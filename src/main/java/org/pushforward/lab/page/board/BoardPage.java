package org.pushforward.lab.page.board;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.engine.Team;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.Info;
import org.pushforward.lab.page.Page;
import org.pushforward.train.TrainingConfig;

/** Puts the Depth board together. */
public final class BoardPage implements Page {

    private static final int MOST_JOBS = 4;

    private final BoardModel model;
    private final BoardController controller;
    private final BoardView view;
    private final Region transport;
    private final Region content;
    private final Region settings;
    private boolean begun;

    /**
     * @param base     what a sweep does not vary
     * @param reading  for short work
     * @param sweeping for sweeps alone
     * @param inTrain  opens a run in Train
     */
    public BoardPage(TrainingConfig base, TaskExecutor reading, TaskExecutor sweeping, SweepChoosers choosers,
            Consumer<TrainingConfig> inTrain) {
        model = new BoardModel(new SweepSettings(base, Team.threadsFor(MOST_JOBS)));
        controller = new BoardController(model, reading, sweeping, FxThread.later(), inTrain);
        view = new BoardView(model, controller, choosers);
        transport = view.buildTransport();
        content = view.build();
        settings = new SweepSettingsView(model).build();
    }

    public BoardModel model() {
        return model;
    }

    public BoardActions actions() {
        return controller;
    }

    @Override
    public Region transport() {
        return transport;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Region settings() {
        return settings;
    }

    @Override
    public Info info() {
        return BoardInfo.INFO;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    /** The first look reads the shipped sweep, so that the window need not wait for it. */
    @Override
    public void setSeen(boolean seen) {
        if (seen && !begun) {
            begun = true;
            controller.openShipped();
        }
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("← →", "pick a run of the board"), new Key("Enter", "open the picked run in Train"));
    }

    /** Its keys belong to the board itself; a sweep is nothing to begin or end by accident. */
    @Override
    public boolean onKey(KeyEvent key) {
        return false;
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
