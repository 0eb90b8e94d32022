package org.pushforward.train;

import org.pushforward.base.InvalidInputException;

/**
 * What is measured along a run and written to its history. Part of the run's settings, so that window and command line record the same rows;
 * measuring draws from streams of its own and never changes the training.
 *
 * @param every   a row is recorded at steps 0, 1, 2, 5, 10, 20, 50, then at each multiple of this, and at the run's last step; a run of more than
 *                {@value #MOST_ROWS} times this has them at twice the distance, and again, so that a history is bounded
 * @param heldOut held-out points for the negative log-likelihood
 * @param points  held-out points at which Jacobians are taken
 */
public record HistorySpec(int every, int heldOut, int points) {

    public static final int MOST_ROWS = 10_000;

    public HistorySpec {
        InvalidInputException.require(every >= 1, "instruments are read every 1 step or more, not %d", every);
        InvalidInputException.require(heldOut >= 2 && heldOut <= 1_000_000, "held-out points lie between 2 and 1,000,000, not %d", heldOut);
        InvalidInputException.require(points >= 2 && points <= heldOut, "Jacobians are taken at 2 to %d held-out points, not %d", heldOut, points);
    }

    /** Whether the row of a step is still in the history when so many steps are done; the row of a run's last step is there as well. */
    public boolean isKept(long step, long done) {
        return step % spacing(done) == 0 || step == 1 || step == 2 || step == 5 || step == 10 || step == 20 || step == 50;
    }

    /** Steps between rows when so many are done. */
    long spacing(long done) {
        long spacing = every;
        while (done / spacing > MOST_ROWS) {
            spacing *= 2;
        }
        return spacing;
    }
}
