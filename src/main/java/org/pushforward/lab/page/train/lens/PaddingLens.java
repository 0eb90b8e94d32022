package org.pushforward.lab.page.train.lens;

import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.point.PaddingInstrument;
import org.pushforward.instrument.point.PaddingReading;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;

/** What the flow does with the coordinates that were added to the data. */
public final class PaddingLens implements Lens<PaddingReading> {

    private final PaddingInstrument instrument = new PaddingInstrument();
    private final PaddingView view;
    /** Set by the window's thread, read by the worker. */
    private volatile int pictureSide;

    /** @param model is asked for another reading when the pictures change their size */
    public PaddingLens(LensModel model) {
        view = new PaddingView(model, side -> pictureSide = side);
    }

    @Override
    public LensChoice choice() {
        return LensChoice.PADDING;
    }

    @Override
    public PaddingReading read(RunInput input, FlowCache flows) {
        return instrument.read(input, flows, pictureSide);
    }

    @Override
    public void show(PaddingReading reading) {
        view.show(reading);
    }

    @Override
    public Region region() {
        return view.region();
    }

    @Override
    public void restart() {
        // The next reading replaces all that is shown.
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }
}
