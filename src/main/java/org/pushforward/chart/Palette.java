package org.pushforward.chart;

import java.util.List;
import org.pushforward.data.Padding;

/**
 * The colours of one theme, each with one meaning everywhere, as opaque 0xFFRRGGBB. The series are those of Okabe and Ito (distinguishable with
 * any colour vision); dash and marker say the same a second time.
 *
 * @param ink          text and lines that matter
 * @param muted        text of second rank
 * @param hairline     grid and separators
 * @param ground       behind everything; the low end of the density map
 * @param panel        charts and side panels
 * @param data         data points
 * @param model        the model: samples, its curves
 * @param noise        latent points
 * @param none         runs without padding
 * @param zero         runs with zero padding
 * @param gaussian     runs with Gaussian padding
 * @param warning      notices
 * @param densityRamp  anchors of the density map above the ground, low to high
 * @param places       runs that differ in something else than the padding, by their place in the row: four steps of the map plasma
 */
public record Palette(
        int ink, int muted, int hairline, int ground, int panel, int data, int model, int noise,
        int none, int zero, int gaussian, int warning, List<Integer> densityRamp, List<Integer> places) {

    static final Palette LIGHT = new Palette(
            0xFF1B1F24, 0xFF5B6470, 0xFFE3E5E8, 0xFFFAFAF8, 0xFFFFFFFF, 0xFFE69F00, 0xFF0072B2, 0xFF6B7280,
            0xFF0072B2, 0xFFD55E00, 0xFF009E73, 0xFFB54708, List.of(0xFFDCD9EA, 0xFFB9B2D8, 0xFF958BC4),
            List.of(0xFF2A0593, 0xFF8F0DA4, 0xFFCC4778, 0xFFDA6A3A));

    static final Palette DARK = new Palette(
            0xFFECEFF3, 0xFF9AA4B2, 0xFF2C323A, 0xFF14171B, 0xFF1B1F25, 0xFFF0B429, 0xFF56B4E9, 0xFF9AA4B2,
            0xFF56B4E9, 0xFFFF8A4C, 0xFF3DDC97, 0xFFFDB022, List.of(0xFF2B2848, 0xFF473B7C, 0xFF6F57B0),
            List.of(0xFFA48BFF, 0xFFE27BEA, 0xFFFF8FA3, 0xFFFFC07A));

    /** A projector washes pale colours out: white ground, stronger hairlines. */
    static final Palette PROJECTOR = new Palette(
            0xFF000000, 0xFF3A414B, 0xFFC9CDD3, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFD98E00, 0xFF00639C, 0xFF4B5563,
            0xFF00639C, 0xFFC24F00, 0xFF00855F, 0xFF9A3B05, List.of(0xFFD3CFE6, 0xFFAAA1D0, 0xFF8073B8),
            List.of(0xFF2A0593, 0xFF7D03A8, 0xFFB83268, 0xFFB8501E));

    /** The colour of runs with such padding. */
    public int of(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> none;
            case ZERO -> zero;
            case GAUSSIAN -> gaussian;
        };
    }

    /** {@code colour} with the given opacity, 0..255. */
    public static int withAlpha(int colour, int alpha) {
        return (colour & 0x00FFFFFF) | alpha << 24;
    }
}
