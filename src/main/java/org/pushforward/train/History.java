package org.pushforward.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The rows of a run so far, oldest first: bounded as {@link HistorySpec} says, and published without being copied. */
final class History {

    private final HistorySpec spec;
    /** Rows [0, size); a place that was published is never written to again. */
    private HistoryRow[] rows = new HistoryRow[64];
    private int size;

    History(HistorySpec spec) {
        this.spec = spec;
    }

    /** Adds a row that is due, behind all others. */
    void add(HistoryRow row) {
        if (size > 0 && spec.spacing(row.step()) > spec.spacing(rows[size - 1].step())) {
            set(view().stream().filter(earlier -> spec.isKept(earlier.step(), row.step())).toList());
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    void set(List<HistoryRow> newRows) {
        rows = newRows.toArray(new HistoryRow[Math.max(64, newRows.size())]);
        size = newRows.size();
    }

    /** The rows so far; stays as it is when others are added. Unmodifiable. */
    List<HistoryRow> view() {
        return Collections.unmodifiableList(Arrays.asList(rows).subList(0, size));
    }

    /** The rows up to a step, of a history. */
    static List<HistoryRow> upTo(long step, List<HistoryRow> rows) {
        int count = rows.size();
        while (count > 0 && rows.get(count - 1).step() > step) {
            count--;
        }
        return rows.subList(0, count);
    }
}
