package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.data.Padding.Kind;

/** Runs stand where their numbers say, runs without a distance above all others, and the nearest one is found. */
class BoardChartTest {

    private static final List<BoardChart.Point> RUNS = List.of(
            new BoardChart.Point(10, 0.1, Kind.NONE, Mark.CIRCLE),
            new BoardChart.Point(100, 0.1, Kind.GAUSSIAN, Mark.CIRCLE),
            new BoardChart.Point(100, 0.01, Kind.GAUSSIAN, Mark.TRIANGLE),
            new BoardChart.Point(1000, 0.001, Kind.GAUSSIAN, Mark.TRIANGLE),
            new BoardChart.Point(5e4, Double.NaN, Kind.ZERO, Mark.CIRCLE),
            new BoardChart.Point(5e4, Double.NaN, Kind.ZERO, Mark.TRIANGLE));

    private final BoardChart chart = new BoardChart();

    private void draw() {
        Graphics2D g2 = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, 640, 480));
        g2.dispose();
    }

    private void show(List<BoardChart.Point> runs) {
        chart.show(new BoardChart.Content("across", "up", "no gap", runs, List.of(), List.of()));
        draw();
    }

    @Test
    void nothingIsNearBeforeTheFirstDrawing() {
        assertEquals(OptionalInt.empty(), chart.nearest(100, 100, 1e6));
    }

    @Test
    void bothScalesAreLogarithmic() {
        show(RUNS);
        assertEquals(chart.place(0).getY(), chart.place(1).getY(), 1e-9);
        assertEquals(chart.place(1).getX(), chart.place(2).getX(), 1e-9);
        assertEquals(chart.place(1).getX() - chart.place(0).getX(), chart.place(3).getX() - chart.place(2).getX(), 1e-9);
        assertEquals(chart.place(2).getY() - chart.place(1).getY(), chart.place(3).getY() - chart.place(2).getY(), 1e-9);
        assertTrue(chart.place(0).getX() < chart.place(1).getX() && chart.place(1).getY() < chart.place(2).getY());
    }

    @Test
    void whatHasNoDistanceStandsAboveAllThatHasInALaneForEachForm() {
        show(RUNS);
        double highest = chart.place(0).getY();
        assertTrue(chart.place(4).getY() < highest && chart.place(5).getY() < highest);
        assertTrue(Math.abs(chart.place(4).getY() - chart.place(5).getY()) > 8);
        assertEquals(chart.place(4).getX(), chart.place(5).getX(), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void eachRunIsTheNearestToItsOwnPlaceAndNoneIsFarAway(Theme theme) {
        chart.setTheme(theme);
        show(RUNS);
        for (int run = 0; run < RUNS.size(); run++) {
            Point2D place = chart.place(run);
            assertTrue(place.getX() > 0 && place.getX() < 640 && place.getY() > 0 && place.getY() < 480, place.toString());
            assertEquals(OptionalInt.of(run), chart.nearest(place.getX() + 2, place.getY() - 2, 10));
            assertEquals(OptionalInt.empty(), chart.nearest(place.getX() + 12, place.getY(), 10));
        }
    }

    @Test
    void drawsWithoutAnyRun() {
        show(List.of());
        assertEquals(OptionalInt.empty(), chart.nearest(300, 200, 1e6));
    }
}
