package org.pushforward.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's environment as native libraries see it, which Java cannot change. */
public final class Variables {

    private static final Logger LOG = LoggerFactory.getLogger(Variables.class);

    private Variables() {}

    /** Sets a variable for libraries that are loaded or begun from now on. What the user has set stands; where it cannot be done nothing happens. */
    public static void setUnlessSet(String name, String value) {
        try {
            // To ask for it loads the library that calls it, which fails where nothing can be unpacked.
            if (System.getenv(name) == null && LibC.isHere()) {
                LibC.HERE.setenv(name, value, 0);
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("{} could not be set to {}", name, value, e);
        }
    }
}
