package org.pushforward.instrument.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pushforward.chart.Mark;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.SweepRow;

/**
 * What stands in the key of the board. Whatever is hidden it is the same, and so it is while runs come that bring nothing new.
 *
 * @param paddings    that there are
 * @param forms       the form of each name of {@link RunForms}, in their order
 * @param besides     names that have no form of their own
 * @param diverged    whether a run has
 * @param constructed the title of flows from a formula that have a place beside the runs
 * @param beyond      the form of these
 */
public record BoardKey(Set<Padding.Kind> paddings, Map<String, Mark> forms, List<String> besides, boolean diverged, Optional<String> constructed,
        Mark beyond) {

    /** @param rows all of a sweep */
    static BoardKey of(List<SweepRow> rows, RunForms forms, Optional<String> constructed) {
        return new BoardKey(ShownRuns.paddings(rows), forms.marks(), forms.besides(), rows.stream().anyMatch(SweepRow::diverged), constructed,
                forms.beyond());
    }

    /** What the colours stand for, in the order in which it is told. */
    public Map<Padding.Kind, String> colours() {
        Map<Padding.Kind, String> colours = new LinkedHashMap<>();
        paddings.forEach(kind -> colours.put(kind, kind.phrase()));
        constructed.ifPresent(title -> colours.putIfAbsent(Padding.Kind.GAUSSIAN, Padding.Kind.GAUSSIAN.phrase()));
        return colours;
    }

    /** What the forms stand for, in the order in which it is told. */
    public Map<Mark, String> marks() {
        Map<Mark, String> marks = new LinkedHashMap<>();
        if (diverged) {
            marks.put(Mark.CROSS, "diverged");
        }
        forms.forEach((name, mark) -> marks.merge(mark, ShownRuns.title(name), (one, other) -> one + ", " + other));
        constructed.ifPresent(title -> marks.put(beyond, title));
        return marks;
    }
}
