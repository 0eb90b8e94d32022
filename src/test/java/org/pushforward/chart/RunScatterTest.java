package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.Padding.Kind;

/** Runs stand where their numbers say, runs without a distance above all others, and the nearest one is found. */
class RunScatterTest {

    private static final List<RunScatter.Point> RUNS = List.of(
            new RunScatter.Point(10, 0.1, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(100, 0.1, Kind.GAUSSIAN, Mark.CIRCLE),
            new RunScatter.Point(100, 0.01, Kind.GAUSSIAN, Mark.TRIANGLE),
            new RunScatter.Point(1000, 0.001, Kind.GAUSSIAN, Mark.TRIANGLE),
            new RunScatter.Point(5e4, Double.NaN, Kind.ZERO, Mark.CIRCLE),
            new RunScatter.Point(5e4, Double.NaN, Kind.ZERO, Mark.TRIANGLE));

    private final RunScatter chart = new RunScatter();

    private BufferedImage draw() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, 640, 480));
        g2.dispose();
        return image;
    }

    private void show(List<RunScatter.Point> runs) {
        chart.show(new RunScatter.Content("across", "up", "no gap", runs, List.of(), List.of()));
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
    @MethodSource("org.pushforward.chart.Theme#all")
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

    /** Runs at the ends of the bars, in the order left, right, low, high; then the median. The last one is in a lane. */
    private static final List<RunScatter.Point> ENDS = List.of(
            new RunScatter.Point(20, 0.1, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(500, 0.1, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(100, 0.02, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(100, 0.9, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(100, 0.1, Kind.NONE, Mark.CIRCLE),
            new RunScatter.Point(5e4, Double.NaN, Kind.ZERO, Mark.CIRCLE));

    private BufferedImage drawWith(RunScatter.Stop... stops) {
        chart.show(new RunScatter.Content("across", "up", "no gap", ENDS, List.of(new RunScatter.Trail(List.of(stops))), List.of()));
        return draw();
    }

    /** A trail of what has no runs is within the axes all the same, also where it leaves those of the runs. */
    @Test
    void aTrailWithoutRunsHasRoom() {
        RunScatter.Point beyond = new RunScatter.Point(3e6, 1e-5, Kind.GAUSSIAN, Mark.TRIANGLE);
        drawWith(new RunScatter.Stop(ENDS.get(4), 100, 100, 0.1, 0.1, ""), new RunScatter.Stop(beyond, 3e6, 3e6, 1e-5, 1e-5, ""));
        Point2D farthest = chart.place(ENDS.size() + 1);
        Point2D run = chart.place(2);
        assertTrue(farthest.getX() > run.getX() && farthest.getX() < 640, farthest.toString());
        assertTrue(farthest.getY() > run.getY() && farthest.getY() < 480, farthest.toString());
        assertEquals(OptionalInt.of(ENDS.size() + 1), chart.nearest(farthest.getX(), farthest.getY(), 3));
    }

    private static int between(BufferedImage image, Point2D one, Point2D other) {
        return image.getRGB((int) Math.round((one.getX() + other.getX()) / 2), (int) Math.round((one.getY() + other.getY()) / 2));
    }

    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void quartilesAreBarsFromTheMedianToWhereTheyStand(Theme theme) {
        chart.setTheme(theme);
        RunScatter.Point median = ENDS.get(4);
        BufferedImage spread = drawWith(new RunScatter.Stop(median, 20, 500, 0.02, 0.9, ""));
        BufferedImage none = drawWith(new RunScatter.Stop(median, 100, 100, 0.1, 0.1, ""));
        int background = 0xFF000000 | theme.palette().panel();
        for (int end = 0; end < 4; end++) {
            // A grid line may cross there, which is in both.
            assertNotEquals(between(none, chart.place(end), chart.place(4)), between(spread, chart.place(end), chart.place(4)), "end " + end);
        }
        // Not beyond them: half as far again there is nothing.
        Point2D left = chart.place(0);
        assertEquals(background, spread.getRGB((int) left.getX() - 12, (int) Math.round(left.getY()) - 3));
        assertEquals(between(none, chart.place(0), new Point2D.Double(left.getX() - 40, left.getY())),
                between(spread, chart.place(0), new Point2D.Double(left.getX() - 40, left.getY())));
    }

    @Test
    void whatHasNoDistanceHasTheBarAcrossAlone() {
        RunScatter.Point median = ENDS.get(5);
        BufferedImage spread = drawWith(new RunScatter.Stop(median, 1000, 5e4, Double.NaN, Double.NaN, ""));
        BufferedImage none = drawWith(new RunScatter.Stop(median, 5e4, 5e4, Double.NaN, Double.NaN, ""));
        Point2D place = chart.place(5);
        assertNotEquals(none.getRGB((int) place.getX() - 30, (int) Math.round(place.getY())),
                spread.getRGB((int) place.getX() - 30, (int) Math.round(place.getY())));
        assertEquals(none.getRGB((int) place.getX(), (int) place.getY() + 30), spread.getRGB((int) place.getX(), (int) place.getY() + 30));
    }

    @Test
    void stopsAreFoundAfterTheRunsAndNeverInPlaceOfOne() {
        RunScatter.Point apart = new RunScatter.Point(300, 0.3, Kind.NONE, Mark.CIRCLE);
        drawWith(new RunScatter.Stop(apart, 300, 300, 0.3, 0.3, "2"), new RunScatter.Stop(ENDS.get(4), 20, 500, 0.02, 0.9, "4"));
        Point2D place = chart.place(ENDS.size());
        assertEquals(OptionalInt.of(ENDS.size()), chart.nearest(place.getX() + 1, place.getY(), 10));
        assertEquals(chart.place(4), chart.place(ENDS.size() + 1));
        assertEquals(OptionalInt.of(4), chart.nearest(chart.place(4).getX() + 1, chart.place(4).getY(), 10));
    }

    /** In a low window a number above its stop would lie upon the runs of the next lane. */
    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void numbersInLanesCoverNoRuns(Theme theme) {
        List<RunScatter.Point> runs = new ArrayList<>();
        List<RunScatter.Trail> trails = new ArrayList<>();
        for (int form = 0; form < 4; form++) {
            List<RunScatter.Stop> stops = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                RunScatter.Point median = new RunScatter.Point(100 * Math.pow(3, i) * (1 + 0.2 * form), Double.NaN, Kind.ZERO, Mark.of(form));
                runs.add(median);
                runs.add(new RunScatter.Point(1.2 * median.x(), Double.NaN, Kind.ZERO, Mark.of(form)));
                stops.add(new RunScatter.Stop(median, median.x(), 1.2 * median.x(), Double.NaN, Double.NaN, "K" + (1 << i)));
            }
            trails.add(new RunScatter.Trail(stops));
        }
        runs.add(ENDS.get(0));
        chart.setTheme(theme);
        chart.show(new RunScatter.Content("across", "up", "no gap", runs, trails, List.of()));
        for (double height : new double[] {260, 330, 480, 1_000}) {
            Recorder g2 = new Recorder(720, height);
            chart.chart().draw(g2, new Rectangle2D.Double(0, 0, 720, height));
            List<Recording.Word> names = g2.recording().words().stream().filter(word -> word.text().startsWith("K")).toList();
            for (Recording.Word name : names) {
                for (int run = 0; run < runs.size(); run++) {
                    Point2D at = chart.place(run);
                    double radius = 3 * theme.scale();
                    assertFalse(name.bounds().intersects(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius),
                            name.text() + " lies on run " + run + " at height " + height);
                }
            }
            assertTrue(names.size() >= (height >= 1_000 ? 20 : 5), names.size() + " numbers at height " + height);
        }
    }

    @Test
    void drawsWithoutAnyRun() {
        show(List.of());
        assertEquals(OptionalInt.empty(), chart.nearest(300, 200, 1e6));
    }

    /** The line is in the picture as far as its end, beyond all runs, and named there. */
    @ParameterizedTest
    @MethodSource("org.pushforward.chart.Theme#all")
    void aGuideIsDrawnToItsEndAndNamed(Theme theme) {
        chart.setTheme(theme);
        for (double power : new double[] {1, -1}) {
            RunScatter.Guide guide = new RunScatter.Guide("thickness", 1000, 0.1, 10, power);
            RunScatter.Point end = new RunScatter.Point(10, guide.end(), Kind.NONE, Mark.CIRCLE);
            RunScatter.Point thick = new RunScatter.Point(1000, 0.1, Kind.NONE, Mark.CIRCLE);
            RunScatter.Point thin = new RunScatter.Point(10, 0.1, Kind.NONE, Mark.CIRCLE);
            chart.show(new RunScatter.Content("across", "up", "", List.of(thick, thin, end), List.of(), List.of(), List.of(guide)));
            BufferedImage image = draw();
            Point2D from = chart.place(0);
            Point2D to = chart.place(2);
            assertTrue(to.getY() > 10 && to.getY() < 470, to.toString());
            int dashes = 0;
            for (int i = 10; i < 90; i++) {
                int x = (int) Math.round(from.getX() + i / 100.0 * (to.getX() - from.getX()));
                int y = (int) Math.round(from.getY() + i / 100.0 * (to.getY() - from.getY()));
                dashes += isInk(image.getRGB(x, y), theme) ? 1 : 0;
            }
            assertTrue(dashes > 10 && dashes < 80, dashes + " of 80");
            assertTrue(chart.figure().record(theme).words().stream().anyMatch(word -> word.text().equals("thickness")));
        }
    }

    /** Nearer to the ink than to the panel. */
    private static boolean isInk(int colour, Theme theme) {
        return distance(colour, theme.palette().ink()) < distance(colour, theme.palette().panel());
    }

    private static int distance(int one, int other) {
        return Math.abs((one >> 16 & 255) - (other >> 16 & 255)) + Math.abs((one >> 8 & 255) - (other >> 8 & 255))
                + Math.abs((one & 255) - (other & 255));
    }
}
