package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.Locale;
import org.pushforward.base.OneLine;
import org.pushforward.data.Points;

/** What is said of results that are NaN or infinite: they are written as they are, but not in silence. */
final class NotFinite {

    private NotFinite() {}

    /**
     * @param count of those that are not finite
     * @param what  they are, in the plural
     * @return one line; empty if there are none
     */
    static String words(int count, int all, String what, Path file) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%s: %,d of %,d %s have a number that is NaN or infinite: the numbers of the model, "
                + "or the points, are too large for its formulae", OneLine.of(file.toString()), count, all, what);
    }

    /** How many of the points have such a coordinate. */
    static int count(Points points) {
        int count = 0;
        for (int i = 0; i < points.count(); i++) {
            boolean finite = true;
            for (int c = 0; c < points.dimension(); c++) {
                finite &= Double.isFinite(points.get(i, c));
            }
            count += finite ? 0 : 1;
        }
        return count;
    }
}
