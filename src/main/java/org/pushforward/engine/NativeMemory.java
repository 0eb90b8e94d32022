package org.pushforward.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the C library of Linux holds the memory outside the heap. */
public final class NativeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

    /** GNU's number for the parameter. */
    private static final int MMAP_THRESHOLD = -3;
    private static final int BYTES = 256 * 1024;

    private NativeMemory() {}

    /**
     * Has blocks from 256 KB on go back to the system as soon as they are freed. Otherwise the first large one that is freed has the library keep
     * such blocks among the small ones, in an arena for each few threads, where they leave gaps that stay resident. Where it cannot be done nothing
     * happens.
     */
    public static void giveBackLargeBlocks() {
        try {
            if (LibC.isHere()) {
                LibC.HERE.mallopt(MMAP_THRESHOLD, BYTES);
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("large blocks are kept", e);
        }
    }
}
