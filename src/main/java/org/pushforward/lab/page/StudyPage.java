package org.pushforward.lab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pushforward.instrument.Instrument;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.session.Kept;

/**
 * A page that shows what instruments read and that has no run of its own: what such pages have in common. Its workers rest whenever it is not seen.
 * A subclass makes its workers with {@link #worker} and says with {@link #stand} what it consists of, both in its constructor.
 */
public abstract class StudyPage implements Page {

    private final List<InstrumentWorker<?, ?>> workers = new ArrayList<>();
    private Face face;
    private Kept kept;
    private boolean begun;

    /**
     * @param <I>   what the instrument reads
     * @param <O>   what it shows
     * @param shown takes the newest reading, on the JavaFX thread
     */
    protected final <I, O> InstrumentWorker<I, O> worker(String name, Instrument<I, O> instrument, Consumer<O> shown) {
        LatestValue<O> readings = new LatestValue<>(FxThread.later(), shown);
        InstrumentWorker<I, O> worker = new InstrumentWorker<>(name, instrument, readings::offer);
        worker.setHidden(true);
        workers.add(worker);
        return worker;
    }

    protected final void stand(Face newFace, Kept newKept) {
        face = newFace;
        kept = newKept;
    }

    /** Asks for the first readings: the page is seen for the first time. */
    protected void begin() {
    }

    @Override
    public final Face face() {
        return face;
    }

    @Override
    public final Optional<Kept> kept() {
        return Optional.of(kept);
    }

    @Override
    public void setSeen(boolean seen) {
        workers.forEach(worker -> worker.setHidden(!seen));
        if (seen && !begun) {
            begun = true;
            begin();
        }
    }

    @Override
    public void end() {
        workers.forEach(InstrumentWorker::end);
    }
}
