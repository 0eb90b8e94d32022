package org.pushforward.film;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Theme;

/**
 * What a film is to show.
 *
 * @param frames of the training in all; of the layers for each coupling, 1 for whole couplings only
 * @param size   width of a frame, in pixels
 */
public record FilmSpec(Subject of, int frames, int size, Theme theme) {

    /** What changes from frame to frame. */
    public enum Subject {
        /** The step of the training, at the data. */
        TRAINING(60),
        /** The place between noise and data, at one step. */
        LAYERS(8);

        private final int usualFrames;

        Subject(int usualFrames) {
            this.usualFrames = usualFrames;
        }

        /** How many frames where nobody says, see {@link FilmSpec#frames}. */
        public int usualFrames() {
            return usualFrames;
        }
    }

    public static final int MOST_FRAMES = 1_000;
    public static final int LEAST_SIZE = 120;
    public static final int MOST_SIZE = 2_000;
    public static final int USUAL_SIZE = 420;
    /** Of all frames together; a film is put together in memory. */
    private static final long MOST_PIXELS = 400_000_000L;

    /** @throws InvalidInputException one line, if there are too few or too many frames, or they are too small or too large */
    public FilmSpec {
        requireFrames(frames);
        InvalidInputException.require(size >= LEAST_SIZE && size <= MOST_SIZE, "a film is %d to %,d pixels wide, not %,d",
                LEAST_SIZE, MOST_SIZE, size);
        requirePixels(frames, size);
    }

    private static void requireFrames(long frames) {
        InvalidInputException.require(frames >= 1 && frames <= MOST_FRAMES, "a film has 1 to %,d frames, not %,d", MOST_FRAMES, frames);
    }

    private static void requirePixels(long frames, int size) {
        InvalidInputException.require(frames * size * size <= MOST_PIXELS,
                "%,d frames of %,d pixels are more than fits into memory: make the film smaller or shorter", frames, size);
    }

    /** @throws InvalidInputException if the frames of all couplings together are too many */
    void requireCouplings(int couplings) {
        long all = (long) frames * couplings + 1;
        InvalidInputException.require(all <= MOST_FRAMES,
                "%d frames for each of %d couplings are more than the %,d that a film may have: make it %d or fewer",
                frames, couplings, MOST_FRAMES, (MOST_FRAMES - 1) / couplings);
        requirePixels(all, size);
    }

    /**
     * The steps of a training that a film shows: close together at the beginning, where a flow changes most, their distance growing evenly.
     *
     * @param last the last one
     * @return ascending and distinct, from 0 (of more than one) to the last; fewer than {@link #frames} where there are not so many steps
     */
    public List<Long> steps(long last) {
        TreeSet<Long> steps = new TreeSet<>();
        for (int i = 0; i < frames; i++) {
            double share = frames == 1 ? 1 : (double) i / (frames - 1);
            steps.add(Math.round(last * share * share));
        }
        return new ArrayList<>(steps);
    }

    /** As {@link #steps(long)}, of steps that are kept: to each the last at or before it. @param kept ascending, one or more */
    public List<Long> steps(List<Long> kept) {
        TreeSet<Long> among = new TreeSet<>(kept);
        TreeSet<Long> steps = new TreeSet<>();
        for (long step : steps(among.last())) {
            Long found = among.floor(step);
            steps.add(found == null ? among.first() : found);
        }
        return new ArrayList<>(steps);
    }
}
