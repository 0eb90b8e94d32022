package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.point.ProbeInstrument;
import org.pushforward.instrument.point.ProbeReading;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;

/** One point through the whole flow, in pictures and numbers; the point can be dragged at both ends. */
public final class ProbeLens implements Lens<ProbeReading> {

    private final ProbeInstrument instrument = new ProbeInstrument();
    private final ProbeView view;
    /** Set by the window's thread, read by the worker. */
    private volatile int pictureSide;

    /** @param model holds the point */
    public ProbeLens(LensModel model) {
        view = new ProbeView(model, side -> pictureSide = side);
    }

    @Override
    public LensChoice choice() {
        return LensChoice.PROBE;
    }

    @Override
    public ProbeReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows, pictureSide);
    }

    @Override
    public void show(ProbeReading reading) {
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
