package org.pushforward.lab.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Where what is newest of one or several runs meets what the window wants to see of them: two values, each of which changes on a thread of its own,
 * and each change makes a new input for the instruments. So a snapshot goes from the thread that trains straight to them, and to the window only as
 * often as figures there are renewed: a hand-over to the window wakes two threads of JavaFX, and each of them pushes the training from a core for a
 * moment. Safe for use by several threads.
 */
public final class RunFeed {

    /** Figures that change more often cannot be read. Charts whose labels say the same are drawn with them, which costs some ten ms each. */
    public static final long FIGURES_NANOS = TimeUnit.MILLISECONDS.toNanos(450);

    private final Consumer<Seen> instruments;
    private final Window window;
    private final TrainingSnapshot[] newest;
    /** What the window was given last of each run, and when. */
    private final TrainingSnapshot[] given;
    private final long[] givenAt;
    private Wanted wanted;

    /**
     * @param most        as many runs as there can be at once
     * @param instruments takes what is to be read, on any thread, one at a time; hands it on at once
     * @param window      takes snapshots, likewise
     */
    public RunFeed(int most, Consumer<Seen> instruments, Window window) {
        this.instruments = instruments;
        this.window = window;
        newest = new TrainingSnapshot[most];
        given = new TrainingSnapshot[most];
        givenAt = new long[most];
    }

    /** Takes the snapshots that are for the window. */
    @FunctionalInterface
    public interface Window {

        /** @param place of the run, counted from 0 */
        void show(int place, TrainingSnapshot run);
    }

    /**
     * What the window wants to see.
     *
     * @param style null while that is not known
     * @param each  whether the window wants each snapshot
     */
    public record Wanted(List<Watched> runs, PictureRequest.Style style, Focus focus, boolean each) {
    }

    /**
     * One of the runs that are looked at.
     *
     * @param config  the very one that its snapshots carry
     * @param data    null while they are made
     * @param past    the run at the step that is looked back at; null for the present
     * @param running whether newer snapshots will follow soon
     */
    public record Watched(TrainingConfig config, LearnedData data, TrainingSnapshot past, boolean running) {
    }

    /** What instruments read: all runs at one moment, at least one. A run that has not begun has no snapshot. */
    public record Seen(List<PictureRequest> runs, Focus focus) {
    }

    /** From the window. To be asked before the runs begin that are wanted. */
    public synchronized void ask(Wanted newWanted) {
        wanted = newWanted;
        for (int place = 0; place < newest.length; place++) {
            if (!isWanted(place, newest[place])) {
                newest[place] = null;
                given[place] = null;
            } else if (newWanted.each() && given[place] != newest[place]) {
                // A run that was told to rest may have shown its last step already, and no other comes after it.
                give(place, newest[place]);
            }
        }
        offer();
    }

    /** A run's newest snapshot, from the thread that trains it. */
    public synchronized void see(int place, TrainingSnapshot run) {
        if (!isWanted(place, run)) {
            return;
        }
        newest[place] = run;
        // The last snapshot of a run changes more than a picture.
        boolean marked = run.step() == 0 || run.isFinished() || run.isDiverged();
        if (marked || wanted.each() || System.nanoTime() - givenAt[place] >= FIGURES_NANOS) {
            // Before the instruments: the window is to know of a run before it gets pictures of it.
            give(place, run);
        }
        if (wanted.runs().get(place).past() == null) {
            offer();
        }
    }

    /** One more snapshot of an old run may be on its way when a new one begins. */
    private boolean isWanted(int place, TrainingSnapshot run) {
        return run != null && wanted != null && place < wanted.runs().size() && wanted.runs().get(place).config() == run.config();
    }

    private void give(int place, TrainingSnapshot run) {
        given[place] = run;
        givenAt[place] = System.nanoTime();
        window.show(place, run);
    }

    private void offer() {
        if (!wanted.runs().isEmpty() && wanted.runs().stream().allMatch(run -> run.data() != null)) {
            instruments.accept(new Seen(IntStream.range(0, wanted.runs().size()).mapToObj(this::request).toList(), wanted.focus()));
        }
    }

    private PictureRequest request(int place) {
        Watched run = wanted.runs().get(place);
        return new PictureRequest(run.data(), run.past() != null ? run.past() : newest[place], run.running(), wanted.style());
    }
}
