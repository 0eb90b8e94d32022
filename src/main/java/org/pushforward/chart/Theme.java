package org.pushforward.chart;

import java.util.List;
import java.util.Locale;

/**
 * How the lab looks: its colours, and the size of its type.
 *
 * @param kind      which of the looks there are
 * @param textScale factor on the kind's own sizes, as a person or their system wishes it
 */
public record Theme(Kind kind, double textScale) {

    public static final Theme LIGHT = new Theme(Kind.LIGHT, 1);
    public static final Theme DARK = new Theme(Kind.DARK, 1);
    public static final Theme PROJECTOR = new Theme(Kind.PROJECTOR, 1);

    /** What a person chooses from. */
    public enum Kind {
        LIGHT(Palette.LIGHT, 1),
        DARK(Palette.DARK, 1),
        /** For a wall: white, larger type, thicker lines. */
        PROJECTOR(Palette.PROJECTOR, 1.5);

        private final Palette palette;
        private final double scale;

        Kind(Palette palette, double scale) {
            this.palette = palette;
            this.scale = scale;
        }

        /** In files and style sheets. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All kinds, with type of their own sizes. */
    public static List<Theme> all() {
        return List.of(LIGHT, DARK, PROJECTOR);
    }

    /** The same colours with type of another size. */
    public Theme withTextScale(double newScale) {
        return newScale == textScale ? this : new Theme(kind, newScale);
    }

    public Palette palette() {
        return kind.palette;
    }

    /** Factor on sizes of type, lines and dots. */
    public double scale() {
        return kind.scale * textScale;
    }

    public boolean isDark() {
        return kind == Kind.DARK;
    }
}
