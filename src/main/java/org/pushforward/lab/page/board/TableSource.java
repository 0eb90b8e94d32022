package org.pushforward.lab.page.board;

import java.nio.file.Path;
import java.util.Arrays;
import org.pushforward.base.InputFile;
import org.pushforward.experiment.sweep.ShippedSweep;

/**
 * Where a table of runs comes from, as it is written down.
 *
 * @param file    absolute; null for a sweep that comes with the program
 * @param shipped null for a file
 */
record TableSource(Path file, ShippedSweep shipped) {

    /** What is shown before anybody chooses. */
    static final TableSource FIRST = of(ShippedSweep.DEPTH_BOARD);

    /** No absolute path begins so. */
    private static final String SHIPPED = "shipped:";

    static TableSource of(Path file) {
        return new TableSource(InputFile.absolute(file), null);
    }

    static TableSource of(ShippedSweep shipped) {
        return new TableSource(null, shipped);
    }

    /** For people. */
    String title() {
        return file == null ? shipped.title() : file.toString();
    }

    String text() {
        return file == null ? SHIPPED + shipped.id() : file.toString();
    }

    /** @return null where it is no such text */
    static TableSource read(String text) {
        if (!text.startsWith(SHIPPED)) {
            return text.isEmpty() ? null : of(Path.of(text));
        }
        return Arrays.stream(ShippedSweep.values()).filter(each -> text.equals(SHIPPED + each.id())).findFirst().map(TableSource::of).orElse(null);
    }
}
