package org.pushforward.lab.shell;

import java.util.List;
import javafx.scene.text.Font;

/** How large the type is beside its usual size: as the system has it, times what a person chose. */
final class TextScale {

    /** What one comes to by the keys. */
    static final List<Double> STEPS = List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);
    private static final double LEAST = STEPS.get(0);
    static final double MOST = STEPS.get(STEPS.size() - 1);
    /** Type so large has room in a window of {@value #WIDTH} by {@value #HEIGHT}, and in others in proportion: LayoutTest has them all. */
    private static final double MOST_THERE = 1.25;
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 720;
    /** Of the theme's own type, times the chosen one: larger type of charts would lie upon itself. */
    private static final double MOST_IN_ALL = 2.25;
    /** The room grows with the window in steps of one to so many. */
    private static final double ROOMS = 8;
    /** Of the toolkit's default font where nobody has changed anything. */
    private static final double USUAL_ON_WINDOWS = 12;
    private static final double USUAL = 13;

    private TextScale() {}

    static double ofSystem() {
        return ofSystem(Font.getDefault().getSize(), System.getProperty("os.name").startsWith("Windows"));
    }

    /** @param fontSize of the toolkit's default font */
    static double ofSystem(double fontSize, boolean windows) {
        return bounded(fontSize / (windows ? USUAL_ON_WINDOWS : USUAL));
    }

    static double bounded(double scale) {
        return Double.isFinite(scale) ? Math.max(LEAST, Math.min(MOST, scale)) : 1;
    }

    /**
     * The largest type that a window has room for; never less than the usual size, for which the least window is made.
     *
     * @param width  of what the window shows, in pixels
     * @param height likewise
     */
    static double room(double width, double height) {
        return Math.max(1, bounded(Math.floor(ROOMS * MOST_THERE * Math.min(width / WIDTH, height / HEIGHT)) / ROOMS));
    }

    /** The largest type of a theme, in whatever window. @param usual size of its own type beside the usual one */
    static double most(double usual) {
        return bounded(MOST_IN_ALL / usual);
    }

    /** The next step up, or the same if there is none. */
    static double larger(double scale) {
        return STEPS.stream().filter(step -> step > scale * 1.01).findFirst().orElse(MOST);
    }

    /** The next step down, or the same if there is none. */
    static double smaller(double scale) {
        return STEPS.stream().filter(step -> step < scale * 0.99).reduce((first, second) -> second).orElse(LEAST);
    }
}
