package org.pushforward.lab.page.train;

import java.nio.file.Path;

/** What a person can do on the Train page, beyond changing a setting. */
public interface TrainActions {

    void playOrPause();

    /** One step, then rest. */
    void step();

    /** The same run from the beginning: same settings, same seed. */
    void reset();

    /** The same settings with another seed. */
    void newSeed();

    /** Learns the points of a CSV file. */
    void open(Path csv);
}
