package org.pushforward.lab.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.session.Kept;

/** One page of the lab, as the shell sees it. Its name and icon are those of its place in the rail. */
public interface Page {

    /**
     * What the shell shows of a page.
     *
     * @param transport the bar of transport controls, at the same place on every page
     * @param settings  for the side panel
     * @param info      name of its explanation in {@code assets/info}
     * @param status    what goes on, in a few words
     * @param keys      that no control takes
     */
    record Face(Region transport, Region content, Region settings, String info, ObservableValue<String> status, List<Key> keys) {

        public Face {
            keys = List.copyOf(keys);
        }
    }

    /** Always the same. */
    Face face();

    /** What of the page comes to be seen by a choice on it, and is large. */
    default List<Region> chosenParts() {
        return List.of();
    }

    /** What a person may take away from the page or bring to it, beside its controls; as things stand. */
    default List<PageAction> sharing() {
        return List.of();
    }

    /** Where what is seen stands, in a few words, if the command that makes it goes on beyond that; empty if it does not. */
    default String moment() {
        return "";
    }

    /** @param theme to be drawn in from now on; the style sheet has it already */
    default void setTheme(Theme theme) {
    }

    /** A page that is not seen costs nothing. */
    default void setSeen(boolean seen) {
    }

    /** What the page may do for long in the background, for the window to tell of on every page. */
    default List<Job> jobs() {
        return List.of();
    }

    /** What the page tells a person; the window shows it while the page is shown. Empty for a page that has nothing to tell. */
    default Optional<Notice> notice() {
        return Optional.empty();
    }

    /** What of the page can be undone and is kept from one day to the next; always the same. Empty for a page without settings. */
    default Optional<Kept> kept() {
        return Optional.empty();
    }

    /** The runs of the page that can be saved as they stand, as things stand; none for a page without. */
    default List<SavableRun> savable() {
        return List.of();
    }

    /** Learns the points of a CSV file in place of the page's data, once a person has chosen its columns. @return whether the page has data */
    default boolean learn(Path csv) {
        return false;
    }

    /** Puts the focus on what a person wants first. */
    void focusFirst();

    /** The window is closed. */
    default void end() {
    }
}
