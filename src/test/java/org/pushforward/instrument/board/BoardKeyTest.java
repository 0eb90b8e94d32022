package org.pushforward.instrument.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Mark;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails.Across;
import org.pushforward.experiment.sweep.SweepTrails.Axes;

/** The key is another one exactly where it has something else to say. */
class BoardKeyTest {

    private static final SweepRow MOONS = Rows.row(1, "moons", Padding.none(), 0.2, 40);
    private static final SweepRow RINGS = Rows.row(2, "rings2", Padding.zero(2), 0.1, 80);

    private static BoardKey key(Set<String> hidden, SweepRow... rows) {
        return ShownRuns.of(List.of(rows), new ShownRuns.View(Axes.DEFAULT, false, hidden, Set.of())).key();
    }

    @Test
    void itTellsPaddingsAndFormsInTheirOrder() {
        BoardKey key = key(Set.of(), MOONS, Rows.diverged(RINGS));
        assertEquals(List.of("no padding", "zero padding"), List.copyOf(key.colours().values()));
        assertEquals(List.of("diverged", ShownRuns.title("moons"), ShownRuns.title("rings2")), List.copyOf(key.marks().values()));
    }

    @Test
    void moreOfTheSameAndWhatIsHiddenLeaveIt() {
        assertEquals(key(Set.of(), MOONS, RINGS), key(Set.of(), MOONS, RINGS, Rows.row(3, "rings2", Padding.none(), 0.3, 20)));
        assertEquals(key(Set.of(), MOONS, RINGS), key(Set.of("moons"), MOONS, RINGS));
    }

    @Test
    void whatIsNewMakesAnother() {
        BoardKey before = key(Set.of(), MOONS);
        assertNotEquals(before, key(Set.of(), MOONS, Rows.row(3, "rings2", Padding.none(), 0.3, 20)));
        assertNotEquals(before, key(Set.of(), MOONS, Rows.row(3, "moons", Padding.zero(2), 0.3, 20)));
        assertNotEquals(before, key(Set.of(), MOONS, Rows.diverged(MOONS)));
    }

    /** Forms are few: those that come round again stand for several. */
    @Test
    void aFormMayStandForSeveralNames() {
        Map<String, Mark> forms = new LinkedHashMap<>();
        forms.put("moons", Mark.of(0));
        forms.put("rings2", Mark.of(0));
        BoardKey key = new BoardKey(Set.of(), forms, List.of(), false, Optional.empty(), Mark.of(1));
        assertEquals(Map.of(Mark.of(0), ShownRuns.title("moons") + ", " + ShownRuns.title("rings2")), key.marks());
    }

    @Test
    void flowsFromAFormulaHaveAFormOfTheirOwnWhetherHiddenOrNot() {
        List<BoardKey> keys = Stream.of(Set.<String>of(), Set.of("kinetic couplings")).map(hidden -> ShownRuns.of(
                ShippedSweep.GREEDY_DEPTH.rows().orElseThrow(), ShippedSweep.GREEDY_DEPTH.beside(),
                new ShownRuns.View(new Axes(Across.COUPLINGS, Metric.KAPPA_P50, Metric.GAP), false, hidden, Set.of())).key()).toList();
        assertEquals(keys.get(0), keys.get(1));
        assertEquals("kinetic couplings", keys.get(0).marks().get(keys.get(0).beyond()));
        assertEquals("Gaussian padding", keys.get(0).colours().get(Padding.Kind.GAUSSIAN));
    }
}
