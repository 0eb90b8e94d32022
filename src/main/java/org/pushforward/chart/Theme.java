package org.pushforward.chart;

/** How the lab looks. */
public enum Theme {
    LIGHT(Palette.LIGHT, 1),
    DARK(Palette.DARK, 1),
    /** For a wall: white, larger type, thicker lines. */
    PROJECTOR(Palette.PROJECTOR, 1.5);

    private final Palette palette;
    private final double scale;

    Theme(Palette palette, double scale) {
        this.palette = palette;
        this.scale = scale;
    }

    public Palette palette() {
        return palette;
    }

    /** Factor on sizes of type, lines and dots. */
    public double scale() {
        return scale;
    }

    public boolean isDark() {
        return this == DARK;
    }
}
