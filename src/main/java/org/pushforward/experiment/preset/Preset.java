package org.pushforward.experiment.preset;

import org.pushforward.experiment.sweep.Sweep;

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
     * What to run.
     *
     * @param experiment the runs, mostly a single one
     * @param reason     why it works, or why not, with what was measured
     */
    public record Configuration(Sweep experiment, String reason) {
    }
}
