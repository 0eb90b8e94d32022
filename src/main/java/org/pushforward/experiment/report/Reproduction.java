package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Something that the paper or its blog post reports, made again. */
public interface Reproduction {

    /**
     * Where and how to work.
     *
     * @param folder   of the reproduction's own, new or with what an earlier attempt left; work that is done is not done again
     * @param quick    fewer seeds and shorter runs, for a look
     * @param jobs     runs at once
     * @param progress told in a few words how things stand, by one thread at a time
     */
    record Work(Path folder, boolean quick, int jobs, Consumer<String> progress) {
    }

    /** Short, for folders and links. */
    String id();

    String title();

    /** @throws org.pushforward.base.InvalidInputException if something cannot be written, or the folder holds another attempt */
    Chapter run(Work work);
}
