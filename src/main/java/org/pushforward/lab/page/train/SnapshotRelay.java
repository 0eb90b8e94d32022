package org.pushforward.lab.page.train;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.TrainingSnapshot;

/**
 * Where a run's snapshots go from the thread that trains. While the picture of the data space follows the run, each goes straight to the picture's
 * worker, and to the window only as often as figures there are renewed: a hand-over to the window wakes two threads of JavaFX, and each of them
 * pushes the training from a core for a moment.
 */
final class SnapshotRelay {

    /** Figures that change more often than this cannot be read. */
    static final long FIGURES_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Consumer<PictureRequest> pictures;
    private final Consumer<TrainingSnapshot> window;
    /** What to ask for again with each newer snapshot; null while every one goes by way of the window. */
    private volatile PictureRequest followed;
    /** For the thread that trains. */
    private long toWindow = System.nanoTime() - FIGURES_NANOS;

    /**
     * @param pictures takes what is to be drawn, from any thread
     * @param window   takes snapshots, from any thread
     */
    SnapshotRelay(Consumer<PictureRequest> pictures, Consumer<TrainingSnapshot> window) {
        this.pictures = pictures;
        this.window = window;
    }

    /**
     * Asks for a picture. For the window's thread.
     *
     * @param follow whether to ask for it anew with each snapshot of its run that follows
     */
    void request(PictureRequest request, boolean follow) {
        followed = follow && request.snapshot() != null ? request : null;
        pictures.accept(request);
    }

    /** Whether the picture has this snapshot already, or a newer one of its run. For the window's thread. */
    boolean isFollowing(TrainingSnapshot snapshot) {
        return follows(followed, snapshot);
    }

    private static boolean follows(PictureRequest request, TrainingSnapshot snapshot) {
        // The last snapshot of a run changes more than a picture, and no other comes after it.
        return request != null && request.snapshot().config() == snapshot.config() && !snapshot.isFinished() && !snapshot.isDiverged();
    }

    /** Passes on a run's newest snapshot. For the thread that trains. */
    void publish(TrainingSnapshot snapshot) {
        PictureRequest request = followed;
        boolean straight = follows(request, snapshot);
        if (straight) {
            pictures.accept(new PictureRequest(request.data(), snapshot, request.running(), request.style()));
        }
        long now = System.nanoTime();
        if (!straight || now - toWindow >= FIGURES_NANOS) {
            toWindow = now;
            window.accept(snapshot);
        }
    }
}
