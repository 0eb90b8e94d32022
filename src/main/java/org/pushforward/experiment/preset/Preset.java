package org.pushforward.experiment.preset;

import java.util.List;
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

    /** The explanation; each part is one or more paragraphs. */
    public record Info(
            List<String> whatIsIt, List<String> howItWorks, List<String> howToUseIt,
            List<String> thingsToNotice, List<String> thingsToTry, List<String> references) {
    }

    /**
     * What to run.
     *
     * @param experiment the runs, mostly a single one
     * @param reason     why it works, or why not, with what was measured
     */
    public record Configuration(Sweep experiment, String reason) {
    }
}
