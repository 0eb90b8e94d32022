package org.pushforward.lab.session;

import java.util.List;
import java.util.Map;
import org.pushforward.train.RunState;

/**
 * A window as it stood.
 *
 * @param page   that was shown, by its title; empty for the first
 * @param saved  when, in milliseconds since 1970
 * @param window its place and what is open, by name
 * @param pages  by their titles; those that were never looked at are missing
 */
public record Session(String page, long saved, Map<String, String> window, Map<String, PageSession> pages) {

    /**
     * A page as it stood.
     *
     * @param settings as {@link Cells#texts} gives them
     * @param views    likewise
     * @param runs     none for a page without
     */
    public record PageSession(Map<String, String> settings, Map<String, String> views, List<RunState> runs) {

        public PageSession {
            settings = Map.copyOf(settings);
            views = Map.copyOf(views);
            runs = List.copyOf(runs);
        }

        /** The step that the runs are looked back at; -1 if their present is shown, or what was written down is no step. */
        long shownStep() {
            try {
                return Long.parseLong(views.getOrDefault(Kept.SHOWN_STEP, "-1"));
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }
}
