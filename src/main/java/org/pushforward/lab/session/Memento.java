package org.pushforward.lab.session;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.pushforward.data.CsvCloud;
import org.pushforward.train.KeptState;

/**
 * What a page can be brought back to.
 *
 * @param values of the page's {@link Cells}
 * @param runs   that it had; null for a page without runs
 */
public record Memento(Map<String, Object> values, Runs runs) {

    /** The runs of a page as one thing: live while the page trains them, put aside once others have taken their place. Equal to itself alone. */
    public interface Runs {

        /** What it keeps in memory; nothing while it is live. */
        Set<KeptState> held();

        /** The points of files that it keeps in memory besides; none while it is live. */
        Set<CsvCloud> points();

        /**
         * Keeps less of the pasts of the runs; how they go on is the same.
         *
         * @param bytes that are to be given up, where there are so many: each run keeps two states of its past
         * @return whether any were
         */
        boolean thin(long bytes);
    }

    /** Each value that differs from an earlier moment's; one that was null is missing there. */
    List<String> changedSince(Memento earlier) {
        return Stream.concat(values.keySet().stream(), earlier.values.keySet().stream()).distinct()
                .filter(name -> !Objects.equals(values.get(name), earlier.values.get(name))).toList();
    }
}
