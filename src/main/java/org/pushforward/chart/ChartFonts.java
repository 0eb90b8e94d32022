package org.pushforward.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pushforward.base.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundled typeface for charts. JavaFX loads the same files under the same family name, so both draw alike. */
public final class ChartFonts {

    private static final Logger LOG = LoggerFactory.getLogger(ChartFonts.class);
    /** Regular and bold. */
    private static final List<Font> FONTS = load();

    private ChartFonts() {}

    public static Font regular(double size) {
        return FONTS.get(0).deriveFont((float) size);
    }

    public static Font bold(double size) {
        // Asks for the style as well: JavaFX goes by family and style, not by the file.
        return FONTS.get(1).deriveFont(Font.BOLD, (float) size);
    }

    private static List<Font> load() {
        try {
            return List.of(load("Regular"), load("Bold"));
        } catch (IOException e) {
            // Java copies a font into a temporary file first. A picture in another typeface is better than none.
            LOG.warn("charts are drawn in another typeface: the folder for temporary files, {}, cannot take the bundled one ({}); "
                    + "name another with -Djava.io.tmpdir=DIR", System.getProperty("java.io.tmpdir"), OneLine.reason(e));
            Font other = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
            return List.of(other, other);
        }
    }

    private static Font load(String style) throws IOException {
        try (InputStream in = file(style)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + style + " is damaged", e);
        }
    }

    /** A file of the typeface, for documents that carry their own. @param style {@code Regular} or {@code Bold} */
    public static InputStream file(String style) {
        String resource = "/org/pushforward/assets/fonts/PushforwardSans-" + style + ".ttf";
        InputStream in = ChartFonts.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + resource);
        }
        return in;
    }
}
