package org.pushforward.lab.page.board;

import java.nio.file.Path;

/** What a person can ask of the board. */
public interface BoardActions {

    /** Makes the sweep that the settings describe; goes on with it if the folder holds the beginning of the same one. */
    void run(Path folder);

    /** Goes on with the sweep in a folder, whatever the settings say. */
    void resume(Path folder);

    /** Ends the sweep at the next checkpoint of each run; it can be gone on with. */
    void cancel();

    /** Shows the table of a sweep. */
    void open(Path csv);

    /** Shows the finished sweep that comes with the program. */
    void openShipped();

    /** Opens a run that is shown in Train. @param run its index on the board */
    void openRun(int run);
}
