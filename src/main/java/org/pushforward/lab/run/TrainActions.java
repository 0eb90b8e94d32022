package org.pushforward.lab.run;

import java.nio.file.Path;

/** What a person can do on a page that trains, beyond changing a setting. */
public interface TrainActions {

    void playOrPause();

    /** One step, then rest. */
    void step();

    /** The same run from the beginning: same settings, same seed. */
    void reset();

    /** The same settings with another seed. */
    void newSeed();

    /** Pauses and shows the run as it stood at the last kept step at or before this one. */
    void lookBack(long step);

    /** Shows the run as it stands. */
    void lookAtPresent();

    /** Goes on from the step that is looked back at; what came after it is dropped. */
    void continueFromHere();

    /** Makes the run of an experiment's file the page's own, at rest at its first step. */
    void openExperiment(Path file);

    /** Writes the run as the page has it, with what was moved by hand so far; the command train makes the same run, to the bit. */
    void saveExperiment(Path file);
}
