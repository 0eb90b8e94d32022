package org.pushforward.lab.shell;

import java.util.List;
import javafx.scene.text.Font;

/** How large the type is beside its usual size: as the system has it, times what a person chose. */
final class TextScale {

    /** What one comes to by the keys. */
    static final List<Double> STEPS = List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);
    private static final double LEAST = STEPS.get(0);
    private static final double MOST = STEPS.get(STEPS.size() - 1);
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

    /** The next step up, or the same if there is none. */
    static double larger(double scale) {
        return STEPS.stream().filter(step -> step > scale * 1.01).findFirst().orElse(MOST);
    }

    /** The next step down, or the same if there is none. */
    static double smaller(double scale) {
        return STEPS.stream().filter(step -> step < scale * 0.99).reduce((first, second) -> second).orElse(LEAST);
    }
}
