package org.pushforward.chart;

import java.util.List;
import org.pushforward.data.Padding;

/**
 * How a run looks beside others: colour, dash and mark, each of which tells it alone. A padding has its own everywhere; runs that differ in something
 * else get the four others, which mean nothing but their place in the row.
 */
public enum SeriesTone {
    NONE("●"),
    ZERO("▲", 7, 4),
    GAUSSIAN("■", 2, 3),
    FIRST("●"),
    SECOND("▲", 7, 4),
    THIRD("■", 2, 3),
    FOURTH("○", 9, 3, 2, 3);

    private static final List<SeriesTone> PLACES = List.of(FIRST, SECOND, THIRD, FOURTH);

    private final String mark;
    private final float[] dash;

    SeriesTone(String mark, float... dash) {
        this.mark = mark;
        this.dash = dash;
    }

    public static SeriesTone of(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> NONE;
            case ZERO -> ZERO;
            case GAUSSIAN -> GAUSSIAN;
        };
    }

    /** @param place 0 to 3 */
    public static SeriesTone ofPlace(int place) {
        return PLACES.get(place);
    }

    /** One character, which the bundled font has. */
    public String mark() {
        return mark;
    }

    /** Lengths of dashes and gaps; null for a solid line. */
    float[] dash() {
        return dash.length == 0 ? null : dash;
    }

    /** @return opaque ARGB */
    public int colour(Palette palette) {
        int place = PLACES.indexOf(this);
        return place >= 0 ? palette.places().get(place) : palette.of(Padding.Kind.valueOf(name()));
    }
}
