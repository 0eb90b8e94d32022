package org.pushforward.lab.product;

import javafx.animation.AnimationTimer;

/** Moves a {@link StepModel} on while it plays and is seen. */
public final class StepClock {

    private static final double NANOS = 1e9;
    /** After a stall the eye wants to go on from where it was. */
    private static final double LONGEST_STRIDE = 0.1;

    private final StepModel model;
    private boolean seen;
    private boolean running;
    private final AnimationTimer timer = new AnimationTimer() {

        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (last != 0) {
                model.advance(Math.min(LONGEST_STRIDE, (now - last) / NANOS));
            }
            last = now;
        }
    };

    public StepClock(StepModel model) {
        this.model = model;
        model.playingProperty().addListener(observable -> refresh());
    }

    public void setSeen(boolean newSeen) {
        seen = newSeen;
        refresh();
    }

    /** An idle timer would have JavaFX go through the whole scene sixty times a second. */
    private void refresh() {
        boolean wanted = seen && model.isPlaying();
        if (wanted != running) {
            running = wanted;
            if (wanted) {
                timer.start();
            } else {
                timer.stop();
            }
        }
    }
}
