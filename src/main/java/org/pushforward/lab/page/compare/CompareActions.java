package org.pushforward.lab.page.compare;

import java.nio.file.Path;
import org.pushforward.lab.run.TrainActions;

/** What a person can do on the Compare page, beyond changing a setting: with all columns at once, and with the whole as an experiment. */
public interface CompareActions extends TrainActions {

    /** Plays until all columns stand at a step, or cannot go on. */
    void playTo(long step);

    /** Makes the run of a column the Train page's. */
    void openInTrain(ColumnModel column);

    /** Reads a comparison from the file of an experiment and begins it. */
    void openExperiment(Path file);

    /** Writes the comparison as an experiment, of which the command line makes the same runs. */
    void saveExperiment(Path file);
}
