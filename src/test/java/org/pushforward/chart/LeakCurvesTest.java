package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.data.Points;
import org.pushforward.flow.RandomFlows;

/** What a flow leaves between two parts, against its Lipschitz constant. */
class LeakCurvesTest {

    private static Series series(Content content, String name) {
        return content.series().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** By its samples a flow stands on the line, by its certificate above it: it cannot leave less than its constant allows. */
    @Test
    void aFlowStandsOnTheLineByItsSamplesAndAboveItByItsParameters() {
        LipschitzBound bound = LipschitzBound.of(new Points(2_000, 2, RandomFlows.points(2_000, 2, 5)), 2, new double[2]);
        Content content = LeakCurves.ofFlow(bound, 40, LeakCurves.CERTIFIED, null);
        double distance = bound.to() - bound.from();
        double leak = 1 - bound.below() - bound.above();
        assertEquals(bound.value(), series(content, "by samples").x()[0]);
        assertEquals(leak, series(content, "by samples").y()[0]);
        assertEquals(leak, LipschitzBound.leastLeak(distance, bound.value(), bound.below(), bound.above()), 1e-9);
        assertEquals(40, series(content, "certified").x()[0]);
        assertTrue(LipschitzBound.leastLeak(distance, 40, bound.below(), bound.above()) < leak);
        Series line = series(content, "at least");
        for (int i = 0; i < line.x().length; i++) {
            assertEquals(LipschitzBound.leastLeak(distance, line.x()[i], bound.below(), bound.above()), line.y()[i]);
            assertTrue(i == 0 || line.y()[i] < line.y()[i - 1] || line.y()[i] > 1 - 1e-9, "less is left where more is stretched");
        }
        assertTrue(line.x()[0] < bound.value() && line.x()[line.x().length - 1] > 40);
        for (double unknown : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(List.of("at least", "by samples"),
                    LeakCurves.ofFlow(bound, unknown, LeakCurves.SEEN, null).series().stream().map(Series::name).toList());
        }
    }

    /** Where a filament shows, its price stands beside the constant that it is told for. */
    @Test
    void thePriceStandsBesideTheConstant() {
        LipschitzBound bound = LipschitzBound.of(new Points(2_000, 2, RandomFlows.points(2_000, 2, 5)), 2, new double[2]);
        FilamentPrice price = new FilamentPrice(0.31, 0.02, -1, 1, 0.45, 0.4, 2_000);
        Series seen = series(LeakCurves.ofFlow(bound, 12, LeakCurves.SEEN, price), "steepest seen");
        assertEquals(12, seen.x()[0]);
        assertEquals("steepest seen: 0.310 ± 0.020 nats or more", seen.brief());
        FilamentPrice chance = new FilamentPrice(0.002, 0.0015, -1, 1, 0.45, 0.4, 2_000);
        assertEquals("steepest seen", series(LeakCurves.ofFlow(bound, 12, LeakCurves.SEEN, chance), "steepest seen").brief());
    }

    @Test
    void withoutABoundThereIsNothing() {
        assertTrue(LeakCurves.ofFlow(null, 3, LeakCurves.SEEN, null).series().isEmpty());
        assertTrue(LeakCurves.ofFlow(new LipschitzBound(0, 0, 0, 0, 0, 0, 17), 3, LeakCurves.SEEN, null).series().isEmpty());
    }
}
