package org.pushforward.lab.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window may stand: on one screen, not larger than it, and no smaller than its pages can be used, unless the screen is. */
public final class WindowPlace {

    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;
    private static final double MOST = 1 << 20;

    private final Stage stage;
    /** Of the window when it was asked for last and filled no screen; null before. */
    private Rectangle2D usual;

    WindowPlace(Stage stage) {
        this.stage = stage;
    }

    /** Where the window stands, by name, to be kept; of one that fills its screen also where it would stand otherwise, as far as that is known. */
    Map<String, String> texts() {
        if (!Double.isNaN(stage.getX()) && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            usual = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("maximized", Boolean.toString(stage.isMaximized()));
        if (usual != null) {
            texts.put("x", Double.toString(usual.getMinX()));
            texts.put("y", Double.toString(usual.getMinY()));
            texts.put("width", Double.toString(usual.getWidth()));
            texts.put("height", Double.toString(usual.getHeight()));
        }
        return texts;
    }

    /**
     * Puts the window where it stood, as near to it as the screens there are allow. What is missing or no number stays as the window has it.
     *
     * @param texts as {@link #texts} gave them; without a size as of an earlier release
     */
    void setTexts(Map<String, String> texts) {
        boolean maximized = "true".equals(texts.get("maximized"));
        if (!maximized) {
            stage.setMaximized(false);
        }
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            Rectangle2D wanted = new Rectangle2D(number(texts, "x", stage.getX()), number(texts, "y", stage.getY()),
                    Math.max(0, number(texts, "width", stage.getWidth())), Math.max(0, number(texts, "height", stage.getHeight())));
            usual = fitted(wanted, screenOf(wanted));
            put(stage, usual);
        }
        stage.setMaximized(maximized);
    }

    private static double number(Map<String, String> texts, String name, double otherwise) {
        try {
            double number = Double.parseDouble(texts.getOrDefault(name, ""));
            // Beyond it no screen ends, and the arithmetic is exact.
            return Math.abs(number) <= MOST ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Rectangle2D screenOf(Rectangle2D window) {
        return screenOf(window, Screen.getPrimary().getVisualBounds(), Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    private static void put(Stage stage, Rectangle2D place) {
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
    }

    /** Keeps a window within the screens there are, from now on. To be called once it is shown, so that its borders count. */
    public static void keep(Stage stage) {
        fit(stage);
        // A screen that is taken away must not take the window with it.
        Screen.getScreens().addListener((ListChangeListener<Screen>) change -> fit(stage));
    }

    private static void fit(Stage stage) {
        Rectangle2D now = new Rectangle2D(stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight()));
        Rectangle2D screen = screenOf(now);
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        if (stage.isMaximized() || stage.isFullScreen()) {
            return;
        }
        Rectangle2D fitted = fitted(now, screen);
        if (!fitted.equals(now)) {
            put(stage, fitted);
        }
    }

    /** The screen that most of a window is on; the primary one if it is on none. */
    static Rectangle2D screenOf(Rectangle2D window, Rectangle2D primary, List<Rectangle2D> screens) {
        return screens.stream().filter(screen -> shared(window, screen) > 0).max(Comparator.comparingDouble(screen -> shared(window, screen)))
                .orElse(primary);
    }

    private static double shared(Rectangle2D one, Rectangle2D other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    /** A window as near as can be to the one that is wanted. */
    static Rectangle2D fitted(Rectangle2D wanted, Rectangle2D screen) {
        double width = size(wanted.getWidth(), LEAST_WIDTH, screen.getWidth());
        double height = size(wanted.getHeight(), LEAST_HEIGHT, screen.getHeight());
        return new Rectangle2D(Math.max(screen.getMinX(), Math.min(screen.getMaxX() - width, wanted.getMinX())),
                Math.max(screen.getMinY(), Math.min(screen.getMaxY() - height, wanted.getMinY())), width, height);
    }

    private static double size(double wanted, double least, double most) {
        return Math.min(most, Math.max(least, wanted));
    }
}
