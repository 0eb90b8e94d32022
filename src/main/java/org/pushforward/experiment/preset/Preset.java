package org.pushforward.experiment.preset;

/**
 * Something to see, with what it takes to see it.
 *
 * @param id    short, for links: section and name
 * @param title for people
 * @param info  the explanation
 * @param good  settings that work
 * @param bad   settings that do not
 */
public record Preset(String id, String title, Info info, Configuration good, Configuration bad) {

    /**
     * One of the two.
     *
     * @param exhibit what is shown; of one kind with that of the other configuration
     * @param reason  why it works, or why not, with what was measured
     */
    public record Configuration(Exhibit exhibit, String reason) {
    }
}
