package org.pushforward.lab.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The style sheets of the lab with type of any size. A size in {@code em} follows the type around it by itself; one in {@code px}, as those of icons
 * and of large figures, is rewritten. Lengths without a unit are distances, and stay.
 */
final class StyleSheets {

    private static final String FOLDER = "/org/pushforward/assets/style/";
    private static final List<String> NAMES = List.of("lab.css", "compare.css", "linear.css", "couplings.css",
            "board.css", "library.css", "lens-fit.css");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

    private StyleSheets() {}

    /** @param scale factor on every size in px */
    static List<String> of(double scale) {
        return NAMES.stream().map(name -> scale == 1 ? StyleSheets.class.getResource(FOLDER + name).toExternalForm()
                : "data:text/css;base64," + Base64.getEncoder().encodeToString(scaled(read(name), scale).getBytes(StandardCharsets.UTF_8))).toList();
    }

    static String scaled(String css, double scale) {
        return SIZE.matcher(css).replaceAll(size -> String.format(Locale.ROOT, "%.2fpx", scale * Double.parseDouble(size.group(1))));
    }

    private static String read(String name) {
        try (InputStream in = StyleSheets.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
