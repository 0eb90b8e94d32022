package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.place.LayersReading;
import org.pushforward.instrument.place.LayersStyle;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;

/** From noise to data, coupling by coupling and continuously. */
public final class LayersLens implements Lens<LayersReading> {

    private final LayersInstrument instrument = new LayersInstrument();
    private final LayersView view;
    /** Written by the window, read by the worker. */
    private volatile LayersStyle style = new LayersStyle(0, 0, false, true, true, true);

    /** @param model what the lens is turned to, and what it turns */
    public LayersLens(LensModel model) {
        view = new LayersView(model, style, wanted -> {
            style = wanted;
            model.readAgain();
        }, instrument::recycle);
    }

    @Override
    public LensChoice choice() {
        return LensChoice.LAYERS;
    }

    @Override
    public LayersReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows, style);
    }

    @Override
    public boolean canRefine() {
        return instrument.canRefine();
    }

    @Override
    public void show(LayersReading reading) {
        view.show(reading);
    }

    @Override
    public Region region() {
        return view.region();
    }

    @Override
    public void restart() {
        view.restart();
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }
}
