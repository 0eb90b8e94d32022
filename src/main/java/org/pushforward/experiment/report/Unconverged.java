package org.pushforward.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.Convergence.State;

/** The runs of a table that had not come to rest, in the words of a cell. */
final class Unconverged {

    /** For the caption of the table. */
    static final String DEFINITION =
            "Not converged: how many runs were still falling, which is to say that the distance from the data (gap, else sliced "
            + "W2) fell by more than its standard error over the last fifth of the training, counted in the sum of Adam's rate; or stood where they "
            + "began.";

    private Unconverged() {}

    /** "0 of 5", "2 of 5", "3 of 5, 1 not begun". */
    static String words(List<SweepRow> rows) {
        List<SweepRow> known = rows.stream().filter(row -> row.convergence().state() != State.UNKNOWN).toList();
        if (known.isEmpty()) {
            return "not known";
        }
        List<String> words = new ArrayList<>(List.of(SweepRow.unconverged(rows).size() + " of " + known.size()));
        long notBegun = rows.stream().filter(row -> row.convergence().state() == State.NOT_BEGUN).count();
        if (notBegun > 0) {
            words.add(notBegun + " not begun");
        }
        return String.join(", ", words);
    }
}
