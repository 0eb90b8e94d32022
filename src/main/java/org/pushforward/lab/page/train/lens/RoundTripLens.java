package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.map.RoundTripInstrument;
import org.pushforward.instrument.map.RoundTripReading;
import org.pushforward.lab.run.LensChoice;

/** What points lose on their way to the noise and back, in both precisions. */
public final class RoundTripLens implements Lens<RoundTripReading> {

    private final RoundTripInstrument instrument = new RoundTripInstrument();
    private final RoundTripView view;

    /** @param reread asks for another reading of the newest input; called on the JavaFX thread */
    public RoundTripLens(Runnable reread) {
        view = new RoundTripView(() -> restyle(reread));
    }

    private void restyle(Runnable reread) {
        instrument.setStyle(view.style());
        reread.run();
    }

    @Override
    public LensChoice choice() {
        return LensChoice.ROUND_TRIP;
    }

    @Override
    public RoundTripReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows);
    }

    @Override
    public void show(RoundTripReading reading) {
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
