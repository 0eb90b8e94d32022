package org.pushforward.experiment.preset;

import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Window;
import org.pushforward.theory.separation.Part;

/**
 * What the picture of an exhibit is over.
 *
 * @param window square
 * @param data   some points of what is to be made; null where they would hide it
 */
public record Backdrop(Window window, Points data) {

    /** More would hide the density. */
    private static final int POINTS = 250;
    /** That of a picture that is painted, so that its rows and those of the grid agree. */
    private static final Window PICTURE = new Window(-1, 1, -1, 1);
    /** Of what has variance 1 or so. */
    private static final Window AROUND = new Window(-3.5, 3.5, -3.5, 3.5);

    /** Reads or draws the data; some tenths of a second. */
    public static Backdrop of(Exhibit exhibit) {
        if (exhibit instanceof Exhibit.Runs runs) {
            return of(RunData.of(runs.first().dataset(), runs.first().seed()));
        }
        if (exhibit instanceof Exhibit.FewCouplings few) {
            return few.isPicture() ? new Backdrop(PICTURE, null) : of(RunData.of(few.dataset(), few.seed()));
        }
        if (exhibit instanceof Exhibit.Bound bound && bound.part() == Part.DEPTH) {
            // The density is that of the data: points would say it twice.
            return new Backdrop(bound.data().window(), null);
        }
        return new Backdrop(AROUND, null);
    }

    private static Backdrop of(RunData data) {
        return new Backdrop(data.window(), data.heldOut(POINTS));
    }
}
