package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.pushforward.train.Convergence.State;

class ConvergenceTest {

    private static final int STEPS = 1000;

    private static List<HistoryRow> rows(Schedule schedule, LongToDoubleFunction gap) {
        List<HistoryRow> rows = new ArrayList<>();
        for (long step = 0; step <= STEPS; step += 50) {
            rows.add(new HistoryRow(step, new double[2][5]).with(HistoryMetric.GAP, gap.applyAsDouble(step)).with(HistoryMetric.GAP_ERROR, 0.01)
                    .with(HistoryMetric.NLL, gap.applyAsDouble(step)).with(HistoryMetric.NLL_ERROR, 0.1)
                    .with(HistoryMetric.DISTANCE, gap.applyAsDouble(step)).with(HistoryMetric.RATE, schedule.factor(step, STEPS)));
        }
        return rows;
    }

    private static Convergence of(Schedule schedule, LongToDoubleFunction gap) {
        return Convergence.of(rows(schedule, gap), Double.NaN);
    }

    @Test
    void saysWhatBecameOfARun() {
        Convergence falling = of(Schedule.CONSTANT, step -> 1 - 0.9 * step / STEPS);

        assertEquals(90, falling.learned(), 1e-9);
        assertEquals(18, falling.lateFall(), 1e-9);
        assertEquals(State.STILL_FALLING, falling.state());
        assertEquals(State.AT_REST, of(Schedule.CONSTANT, step -> 1 - 0.9 * Math.min(1, step / 500.0)).state());
        assertEquals(State.NOT_BEGUN, of(Schedule.CONSTANT, step -> 1 - 0.009 * step / STEPS).state());
        assertEquals(State.NOT_BEGUN, of(Schedule.CONSTANT, step -> 1 + 0.5 * step / STEPS).state());
    }

    /** A rate that ends near zero holds every run still: what falls in the middle of such a run is late. */
    @Test
    void lastFifthIsCountedInTheRate() {
        LongToDoubleFunction middle = step -> 1 - 0.9 * Math.min(1, step / 700.0);

        assertEquals(State.AT_REST, of(Schedule.CONSTANT, middle).state());
        assertEquals(State.STILL_FALLING, of(Schedule.COSINE, middle).state());
    }

    @Test
    void withoutADensityTheSamplesTell() {
        List<HistoryRow> rows = rows(Schedule.CONSTANT, step -> 1 - 0.9 * step / STEPS).stream()
                .map(row -> row.with(HistoryMetric.PADDING_NOISE, 0)).toList();

        assertEquals(1.8, Convergence.of(rows, 0.1).lateFall(), 1e-9);
        assertEquals(State.UNKNOWN, Convergence.of(rows, Double.NaN).state());
    }

    @Test
    void tooLittleIsKnownOfSome() {
        assertEquals(State.UNKNOWN, Convergence.UNKNOWN.state());
        assertEquals(State.UNKNOWN, Convergence.of(List.of(), 1).state());
        List<HistoryRow> all = rows(Schedule.CONSTANT, step -> 1 - 0.9 * step / STEPS);
        Convergence ends = Convergence.of(List.of(all.get(0), all.get(all.size() - 1)), 1);
        assertTrue(ends.learned() > 1 && Double.isNaN(ends.lateFall()));
        assertEquals(State.UNKNOWN, ends.state());
        assertEquals(State.UNKNOWN, of(Schedule.CONSTANT, step -> Double.NaN).state());
        assertTrue(!State.UNKNOWN.isUnconverged() && !State.AT_REST.isUnconverged());
    }
}
