package org.pushforward.lab.page.train.lens;

import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.RunInput;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.run.ProbeHandle;

/**
 * Keeps the probe on the picture of the data space while the flow trains, also where it was put into the noise: then it stands at its image. Asleep
 * while there is no probe. For the JavaFX thread.
 */
public final class ProbeTracker {

    /** Of one core: a single point costs next to nothing. */
    private static final double SHARE = 0.02;
    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private final LensModel model;
    private final InstrumentWorker<RunInput, ProbeEnds> worker;
    private final ReadOnlyObjectWrapper<ProbeEnds> ends = new ReadOnlyObjectWrapper<>(this, "ends");

    public ProbeTracker(LensModel model) {
        this.model = model;
        LatestValue<ProbeEnds> read = new LatestValue<>(FxThread.later(), this::show);
        worker = new InstrumentWorker<>("pushforward-probe", new Ends(), read::offer);
        worker.setBudget(SHARE, LEAST_PERIOD_NANOS);
        model.probeProperty().addListener((property, old, probe) -> {
            if (probe == null) {
                ends.set(null);
            }
        });
    }

    /** A newer input. */
    public void offer(RunInput input) {
        ProbePoint probe = input.focus().probe();
        if (probe != null && probe.space() == ProbePoint.Space.NOISE) {
            worker.offer(input);
        }
    }

    private void show(ProbeEnds newest) {
        // Removed meanwhile.
        if (model.probeProperty().get() != null) {
            ends.set(newest);
        }
    }

    /** Puts the probe onto a picture of the data space. */
    public void install(PixelView picture) {
        ProbeHandle.install(picture, ProbePoint.Space.DATA, model.probeProperty(), ends.getReadOnlyProperty());
    }

    /** What is not seen costs nothing. */
    public void setSeen(boolean seen) {
        worker.setHidden(!seen);
    }

    public void end() {
        worker.end();
    }

    private static final class Ends implements Instrument<RunInput, ProbeEnds> {

        private final FlowCache flows = new FlowCache();

        @Override
        public ProbeEnds read(RunInput input) {
            return ProbeEnds.of(flows.exact(input.model()), input.focus().probe(), input.data().slice());
        }

        @Override
        public boolean canRefine() {
            return false;
        }
    }
}
