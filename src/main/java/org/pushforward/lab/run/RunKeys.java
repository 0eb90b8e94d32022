package org.pushforward.lab.run;

import java.util.List;
import javafx.scene.input.KeyEvent;
import org.pushforward.lab.page.Page;

/** The keys of every page that trains. */
public final class RunKeys {

    /** For the list of all keys. */
    public static final List<Page.Key> LIST = List.of(new Page.Key("Space", "play or pause"), new Page.Key("→", "one step"),
            new Page.Key("R", "reset, same seed"), new Page.Key("N", "new seed"));

    private RunKeys() {}

    /** @return whether the key was one of these */
    public static boolean handle(KeyEvent key, RunsController<?> actions) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        switch (key.getCode()) {
            case SPACE -> actions.playOrPause();
            case RIGHT -> actions.step();
            case R -> actions.reset();
            case N -> actions.newSeed();
            default -> {
                return false;
            }
        }
        return true;
    }
}
