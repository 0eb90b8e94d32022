package org.pushforward.lab.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pushforward.chart.Theme;

/** What the lab remembers from one day to the next. Nothing that is stored can keep it from opening. */
public final class Preferences {

    private static final String THEME = "theme";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String TEXT_SCALE = "text_scale";
    private static final String RECENT = "recent";
    private static final int MOST_RECENT = 10;
    private static final double LEAST = 400;
    private static final double MOST = 10_000;

    private final java.util.prefs.Preferences store;

    /** @param store where the values are kept */
    public Preferences(java.util.prefs.Preferences store) {
        this.store = store;
    }

    /** Where parts of the window keep what they remember. */
    java.util.prefs.Preferences store() {
        return store;
    }

    /** Those of the person at this machine. */
    public static Preferences ofUser() {
        return new Preferences(java.util.prefs.Preferences.userRoot().node("org/pushforward"));
    }

    /** Those of a tool that opens the window by itself: nothing remembered, and no trace in the person's own. */
    public static Preferences ofTool() {
        java.util.prefs.Preferences node = java.util.prefs.Preferences.userRoot().node("org/pushforward/tool");
        node.remove(THEME);
        node.remove(WIDTH);
        node.remove(RECENT);
        node.remove(HEIGHT);
        node.remove(TEXT_SCALE);
        return new Preferences(node);
    }

    public Theme theme() {
        String name = store.get(THEME, Theme.LIGHT.kind().name());
        return Theme.all().stream().filter(theme -> theme.kind().name().equals(name)).findFirst().orElse(Theme.LIGHT);
    }

    public void setTheme(Theme theme) {
        store.put(THEME, theme.kind().name());
    }

    /** @return factor on the system's size of type */
    public double textScale() {
        return store.getDouble(TEXT_SCALE, 1);
    }

    public void setTextScale(double scale) {
        store.putDouble(TEXT_SCALE, scale);
    }

    /** What was opened or saved last, newest first; it need not be there any more. */
    List<Path> recent() {
        try {
            return Stream.of(store.get(RECENT, "").split("\n")).filter(line -> !line.isEmpty()).map(Path::of).toList();
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    /** Notes what was opened or saved. @param path absolute */
    void addRecent(Path path) {
        List<String> lines = Stream.concat(Stream.of(path), recent().stream().filter(other -> !other.equals(path))).limit(MOST_RECENT)
                .map(Path::toString).filter(line -> line.indexOf('\n') < 0).collect(Collectors.toCollection(ArrayList::new));
        while (String.join("\n", lines).length() > java.util.prefs.Preferences.MAX_VALUE_LENGTH) {
            lines.remove(lines.size() - 1);
        }
        store.put(RECENT, String.join("\n", lines));
    }

    /** @return the window's width, {@code otherwise} if none is stored */
    public double width(double otherwise) {
        return Math.max(LEAST, Math.min(MOST, store.getDouble(WIDTH, otherwise)));
    }

    public double height(double otherwise) {
        return Math.max(LEAST, Math.min(MOST, store.getDouble(HEIGHT, otherwise)));
    }

    public void setSize(double width, double height) {
        store.putDouble(WIDTH, width);
        store.putDouble(HEIGHT, height);
    }
}
