package org.pushforward.lab.page;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;

/** One page of the lab, as the shell sees it. Its name and icon are those of its place in the rail. */
public interface Page {

    /** The bar of transport controls, at the same place on every page. */
    Region transport();

    Region content();

    /** For the side panel. */
    Region settings();

    Info info();

    /** What goes on, in a few words. */
    ObservableValue<String> status();

    /** @param theme to be drawn in from now on */
    void setTheme(Theme theme);

    /** A page that is not seen costs nothing. */
    void setSeen(boolean seen);

    /** The page's keys, for the list of all keys. */
    List<Key> keys();

    /** A key and what it does. */
    record Key(String key, String effect) {
    }

    /** A key that no control wanted. @return whether the page did something with it */
    boolean onKey(KeyEvent key);

    /** Puts the focus on what a person wants first. */
    void focusFirst();

    /** The window is closed. */
    void end();
}
