package org.pushforward.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.Convergence;
import org.pushforward.train.Convergence.State;

/** The runs of a table that had not come to rest, in the words of a cell; by the rule of {@link Convergence}, as everywhere. */
final class Unconverged {

    /** Of the tables' columns. */
    static final String COLUMN = "not converged";

    private static final String RULE =
            "still falling, which is to say that the distance from the data (gap, else sliced "
            + "W2) fell by more than its standard error over the last fifth of the training, counted in the sum of Adam's rate; or was by no "
            + "more than that nearer than at the start.";

    /** For the caption of a table that counts runs. */
    static final String DEFINITION = "Not converged: how many runs were " + RULE;

    /** For the caption of a table of single runs. */
    static final String OF_EACH = "Not converged: runs that were " + RULE;

    private Unconverged() {}

    /** For the caption of a table whose runs may be those of an earlier release. */
    static String definition(List<SweepRow> rows) {
        return rows.stream().allMatch(row -> row.convergence().state() == State.UNKNOWN)
                ? "Whether the runs had converged is not known." : DEFINITION;
    }

    /** "0 of 5", "2 of 5", "3 of 5, 1 not begun". */
    static String words(List<SweepRow> rows) {
        return counted(rows.stream().map(SweepRow::convergence).toList());
    }

    /** As {@link #words(List)}. */
    static String counted(List<Convergence> runs) {
        List<State> known = runs.stream().map(Convergence::state).filter(state -> state != State.UNKNOWN).toList();
        if (known.isEmpty()) {
            return "not known";
        }
        List<String> words = new ArrayList<>(List.of(known.stream().filter(State::isUnconverged).count() + " of " + known.size()));
        long notBegun = known.stream().filter(state -> state == State.NOT_BEGUN).count();
        if (notBegun > 0) {
            words.add(notBegun + " not begun");
        }
        return String.join(", ", words);
    }

    /** Of a single run; a dash if it had converged. */
    static String word(Convergence run) {
        return switch (run.state()) {
            case UNKNOWN -> "not known";
            case AT_REST -> "–";
            case STILL_FALLING -> "still falling";
            case NOT_BEGUN -> "not begun";
        };
    }
}
