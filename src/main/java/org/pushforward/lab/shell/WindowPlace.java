package org.pushforward.lab.shell;

import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window may stand: on one screen, not larger than it, and no smaller than its pages can be used, unless the screen is. */
public final class WindowPlace {

    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    private WindowPlace() {}

    /** Keeps a window within the screens there are, from now on. To be called once it is shown, so that its borders count. */
    public static void keep(Stage stage) {
        fit(stage);
        // A screen that is taken away must not take the window with it.
        Screen.getScreens().addListener((ListChangeListener<Screen>) change -> fit(stage));
    }

    private static void fit(Stage stage) {
        List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        Rectangle2D now = new Rectangle2D(stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight()));
        Rectangle2D screen = screenOf(now, primary, screens);
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        if (stage.isMaximized() || stage.isFullScreen()) {
            return;
        }
        Rectangle2D fitted = fitted(now, screen);
        if (!fitted.equals(now)) {
            stage.setX(fitted.getMinX());
            stage.setY(fitted.getMinY());
            stage.setWidth(fitted.getWidth());
            stage.setHeight(fitted.getHeight());
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
