package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.input.KeyCode;
import org.pushforward.lab.control.Key;

/** The keys of every page that trains. */
public record RunKeys(Key play, Key step, Key reset, Key newSeed) {

    public static RunKeys of(RunsController<?> actions) {
        return new RunKeys(Key.of(KeyCode.SPACE, "play or pause", actions::playOrPause),
                Key.of(KeyCode.RIGHT, "one step", unless(actions.model().whyNoStepProperty(), actions::step)),
                Key.of(KeyCode.R, "reset, same seed", unless(actions.model().whyNoResetProperty(), actions::reset)),
                Key.of(KeyCode.N, "new seed", actions::newSeed));
    }

    /** A key does no more than its button. */
    private static Runnable unless(ReadOnlyStringProperty why, Runnable action) {
        return () -> {
            if (why.get().isEmpty()) {
                action.run();
            }
        };
    }

    public List<Key> all() {
        return List.of(play, step, reset, newSeed);
    }
}
