package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.fit.FitInstrument;
import org.pushforward.instrument.fit.FitReading;
import org.pushforward.lab.run.LensChoice;

/** How near the flow has come to its data, in several measures. */
public final class FitLens implements Lens<FitReading> {

    private final FitInstrument instrument = new FitInstrument();
    private final FitView view;

    /** @param resized called when the picture has another size, to be read once more */
    public FitLens(Runnable resized) {
        view = new FitView(resized);
    }

    @Override
    public LensChoice choice() {
        return LensChoice.FIT;
    }

    @Override
    public FitReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows, view.pictureSide());
    }

    @Override
    public boolean canRefine() {
        return instrument.canRefine();
    }

    @Override
    public void show(FitReading reading) {
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
