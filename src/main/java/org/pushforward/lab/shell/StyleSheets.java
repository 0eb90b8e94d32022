package org.pushforward.lab.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pushforward.chart.Theme;

/**
 * The style sheets of the lab, which are the same in each look and with type of any size: what changes are looked-up values on the root of the
 * window. When a sheet comes or goes JavaFX matches all of its selectors with each node of the window again, for up to half a second; when a value
 * does, it remembers what matched.
 *
 * <p>A size in {@code em} follows the type around it by itself; one in {@code px}, as those of icons, becomes the name of a value. Lengths without a
 * unit are distances, and stay. Primer's dark colours are its own, for whatever has the style class {@code dark}.
 */
final class StyleSheets {

    /** Primer in light, which is under the lab's own sheets in each look. */
    static final String BASE = new PrimerLight().getUserAgentStylesheetBSS();

    private static final String FOLDER = "/org/pushforward/assets/style/";
    private static final List<String> NAMES = List.of("lab.css", "compare.css", "linear.css", "couplings.css",
            "board.css", "library.css", "lens-fit.css");
    /** Pixels. */
    private static final double TYPE = 13;
    private static final double TIP_TYPE = 12;
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final Pattern COLOUR = Pattern.compile("(?m)^\\s*(-color-[\\w-]+:[^;]+;)");
    /** Where Primer's light rules have these of its greys its dark ones have another; nothing else does. */
    private static final String GREYS_OF_LIGHT_RULES = "-color-base-1: %1$s; -color-base-2: %1$s;";
    private static final String GREY_OF_DARK_RULES = "-color-base-6";

    private static final List<String> ALL = Stream.concat(Stream.of(dark(read(new PrimerDark().getUserAgentStylesheet()))),
            NAMES.stream().map(name -> named(read(FOLDER + name)))).map(StyleSheets::address).toList();
    private static final List<String> SIZES = List.copyOf(NAMES.stream().flatMap(name -> sizes(read(FOLDER + name)).stream())
            .collect(Collectors.toCollection(TreeSet::new)));

    private StyleSheets() {}

    /** For a scene whose root has the values of {@link #values}. */
    static List<String> all() {
        return ALL;
    }

    /**
     * What the root of a window has beside its colours: the type, whose size cannot be looked up, and the sizes that can.
     *
     * @param look gives the type its size
     */
    static String values(Theme look) {
        return String.format(Locale.ROOT, "-fx-font-size: %.2fpx; ", TYPE * look.scale())
                + SIZES.stream().map(size -> String.format(Locale.ROOT, "%s: %.2fpx;", name(size), look.textScale() * Double.parseDouble(size)))
                        .collect(Collectors.joining(" "));
    }

    /** What a tooltip has, which follows neither its window nor what it tells of. */
    static String tip(Theme look) {
        return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", TIP_TYPE * look.textScale());
    }

    /** Each size in px by its name. */
    static String named(String css) {
        return SIZE.matcher(css).replaceAll(size -> name(size.group(1)));
    }

    private static SortedSet<String> sizes(String css) {
        return SIZE.matcher(css).results().map(size -> size.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String size) {
        return "-pf-px-" + size.replace('.', '-');
    }

    /** @param primer Primer's sheet, whose first rule has its colours */
    static String dark(String primer) {
        String first = primer.substring(0, primer.indexOf('}'));
        String colours = COLOUR.matcher(first).results().map(each -> each.group(1)).collect(Collectors.joining(" "));
        Matcher grey = Pattern.compile(Pattern.quote(GREY_OF_DARK_RULES) + ":\\s*([^;]+);").matcher(first);
        if (!grey.find()) {
            throw new IllegalStateException("Primer has no " + GREY_OF_DARK_RULES);
        }
        return ".dark { " + colours + String.format(Locale.ROOT, GREYS_OF_LIGHT_RULES, grey.group(1)) + " }";
    }

    private static String address(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String name) {
        try (InputStream in = StyleSheets.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
