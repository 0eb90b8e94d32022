package org.pushforward.lab.page.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.FactorInstrument;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.instrument.matrix.MatrixRequest;
import org.pushforward.instrument.matrix.MotionFrame;
import org.pushforward.instrument.matrix.MotionInstrument;
import org.pushforward.instrument.matrix.MotionRequest;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.Info;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.product.StepClock;
import org.pushforward.lab.product.StepControls;

/** Puts the Linear maps page together: model, view, controller, and the two workers that factor and draw. */
public final class LinearPage implements Page {

    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final LinearModel model = new LinearModel();
    private final LinearController controller;
    private final LinearView view;
    private final StepClock clock;
    private final Region transport;
    private final Region content;
    private final Region settings;
    private final InstrumentWorker<MatrixRequest, LinearReading> factorer;
    private final InstrumentWorker<MotionRequest, MotionFrame> painter;
    private Theme theme = Theme.LIGHT;
    private boolean begun;

    /** @param tasks for fits, which take seconds and longer, so that nothing else should wait for them */
    public LinearPage(TaskExecutor tasks) {
        LatestValue<LinearReading> readings = new LatestValue<>(FxThread.later(), this::show);
        factorer = new InstrumentWorker<>("pushforward-factors", new FactorInstrument(), readings::offer);
        LatestValue<MotionFrame> frames = new LatestValue<>(FxThread.later(), this::show);
        painter = new InstrumentWorker<>("pushforward-motion", new MotionInstrument(), frames::offer);
        painter.setBudget(1, LEAST_PERIOD_NANOS);
        controller = new LinearController(model, factorer::offer, painter::offer, tasks, FxThread.later());
        view = new LinearView(model, controller);
        transport = view.buildTransport();
        content = view.build();
        settings = new LinearSettingsView(model, controller).build();
        clock = new StepClock(model.steps());
        view.pictureSideProperty().addListener(observable -> setStyle());
    }

    private void show(LinearReading reading) {
        controller.show(reading);
    }

    private void show(MotionFrame frame) {
        controller.show(frame);
    }

    /** Shows a matrix as a person would type it. */
    public void showOwn(String rows) {
        controller.type(rows);
    }

    /** Looks for well-conditioned products beside the routes as soon as there is a matrix. */
    public void compareCosts() {
        controller.compareCostsOnceThere();
    }

    /** Whether all that was asked for is shown. */
    public boolean isSettled() {
        return controller.isSettled();
    }

    private void setStyle() {
        double deviceScale = content.getScene() == null || content.getScene().getWindow() == null
                ? 1 : content.getScene().getWindow().getRenderScaleX();
        controller.setStyle(view.pictureSideProperty().get(), theme, deviceScale * theme.scale());
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
        return LinearInfo.INFO;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
    }

    @Override
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        view.setTheme(newTheme);
        setStyle();
    }

    @Override
    public void setSeen(boolean seen) {
        clock.setSeen(seen);
        factorer.setHidden(!seen);
        painter.setHidden(!seen);
        if (seen && !begun) {
            begun = true;
            controller.begin();
        }
    }

    @Override
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>(StepControls.keys());
        keys.add(new Key("F", "fit couplings, or cancel"));
        keys.add(new Key("C", "compare costs, or cancel"));
        keys.add(new Key("N", "new seed"));
        return keys;
    }

    @Override
    public boolean onKey(KeyEvent key) {
        if (view.controls().onKey(key)) {
            return true;
        }
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        KeyCode code = key.getCode();
        switch (code) {
            case F -> controller.fitOrCancel();
            case C -> controller.compareCostsOrCancel();
            case N -> controller.newSeed();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void focusFirst() {
        view.controls().focusPlay();
    }

    @Override
    public void end() {
        controller.end();
        factorer.end();
        painter.end();
    }
}
