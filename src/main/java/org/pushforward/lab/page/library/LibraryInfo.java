package org.pushforward.lab.page.library;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Library says about itself. */
final class LibraryInfo {
    private LibraryInfo() {}

    static final Info INFO = new Info(
            List.of("Experiments to begin with, in the order of a lesson. Each is a pair of runs: one that works and one that does not."),
            List.of("The two runs of a preset differ in as little as possible, so that what differs explains what is seen. The numbers in the texts "
                    + "were measured with this program, with the seeds that the texts name."),
            List.of("Choose a preset at the left and read. Open good or Open bad puts all its settings into Train; there press Space.",
                    "The panel at the right lists every setting of both runs. What differs is bold."),
            List.of("Good and bad are words about these data and these settings. What works on moons may fail on rings."),
            List.of("Open the bad run and change one setting at a time towards the good one. Which of them matters?",
                    "The files of the presets are experiment files: the commands train and sweep take them as they are."),
            List.of("U. Wilensky: NetLogo, its models library and the order of its info texts. Northwestern University, 1999."));
}
