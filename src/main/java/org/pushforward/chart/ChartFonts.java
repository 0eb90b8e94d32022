package org.pushforward.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bundled typeface for charts. JavaFX loads the same files under the same family name, so both draw alike. */
final class ChartFonts {

    private static final Font REGULAR = load("Regular");
    private static final Font BOLD = load("Bold");

    private ChartFonts() {}

    static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    static Font bold(double size) {
        // Asks for the style as well: JavaFX goes by family and style, not by the file.
        return BOLD.deriveFont(Font.BOLD, (float) size);
    }

    private static Font load(String style) {
        String resource = "/org/pushforward/assets/fonts/PushforwardSans-" + style + ".ttf";
        try (InputStream in = ChartFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + resource + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
