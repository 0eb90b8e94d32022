package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.map.ConditioningInstrument;
import org.pushforward.instrument.map.ConditioningReading;
import org.pushforward.lab.run.LensChoice;

/** Where in both spaces the flow is badly conditioned, and which couplings make it so. */
public final class ConditioningLens implements Lens<ConditioningReading> {

    private final ConditioningInstrument instrument = new ConditioningInstrument();
    private final ConditioningView view;

    /** @param reread asks for another reading of the newest input; called on the JavaFX thread */
    public ConditioningLens(Runnable reread) {
        view = new ConditioningView(() -> restyle(reread));
    }

    private void restyle(Runnable reread) {
        instrument.setStyle(view.style());
        reread.run();
    }

    @Override
    public LensChoice choice() {
        return LensChoice.CONDITIONING;
    }

    @Override
    public ConditioningReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows);
    }

    @Override
    public void show(ConditioningReading reading) {
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
