package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;

/** How curves on logarithmic axes are drawn: their dashes, their names, and plots that line up. */
class DecadeChartTest {

    private static final List<String> NAMES = List.of("annulus, two, unpadded", "annulus, three, unpadded", "two couplings");

    private static Content named(String title, double top) {
        double[] x = {0.1, 1, 10};
        List<Series> series = IntStream.range(0, NAMES.size())
                .mapToObj(i -> new Series(NAMES.get(i), x, new double[] {1 + i, top / 9, top / (1 + i)}, Hue.FIRST, Mark.CIRCLE)).toList();
        return new Content(title, "gap, nats", "median κ (no unit)", series, List.of());
    }

    private static DecadeChart chart(Content content) {
        DecadeChart chart = new DecadeChart("", "", "");
        chart.show(content);
        return chart;
    }

    private static EndLabelPlot plot(DecadeChart chart) {
        return (EndLabelPlot) chart.chart().getPlot();
    }

    private static Recording drawn(DecadeChart chart, double width, double height) {
        Recorder g2 = new Recorder(width, height);
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
        return g2.recording();
    }

    private static List<Rectangle2D> names(Recording drawing) {
        return drawing.words().stream().filter(word -> NAMES.contains(word.text())).map(Recording.Word::bounds).toList();
    }

    /** However many points a line of theory has: dashes that began anew at each would leave no gap. */
    @ParameterizedTest
    @ValueSource(ints = {3, 40, 900})
    void aDashedLineHasGaps(int points) {
        double[] x = IntStream.range(0, points).mapToDouble(i -> Math.pow(100, i / (points - 1.0))).toArray();
        double[] y = IntStream.range(0, points).mapToDouble(i -> 3).toArray();
        DecadeChart chart = chart(new Content("t", "x", "y", List.of(new Series("", "", x, y, Hue.INK, null, DecadeChart.Form.RULE),
                new Series("a", new double[] {1, 100}, new double[] {1, 10}, Hue.MODEL, Mark.CIRCLE)), List.of()));
        BufferedImage image = new BufferedImage(640, 380, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, 640, 380), new ChartRenderingInfo(null));
        g2.dispose();
        Rectangle2D area = plot(chart).dataArea();
        double row = plot(chart).getRangeAxis().valueToJava2D(3, area, RectangleEdge.LEFT);
        long inked = IntStream.range((int) area.getMinX() + 30, (int) area.getMaxX() - 30)
                .filter(column -> IntStream.rangeClosed((int) row - 1, (int) row + 1).anyMatch(at -> (image.getRGB(column, at) & 255) < 128)).count();
        double share = inked / (area.getWidth() - 60);
        assertTrue(share > 0.35 && share < 0.8, "inked: " + share);
    }

    @Test
    void namesThatWouldLeaveNoPlotStandAboveIt() {
        DecadeChart chart = chart(named("Condition number against gap, all measured", 1e4));
        Recording narrow = drawn(chart, 210, 260);
        Rectangle2D plot = plot(chart).dataArea();
        assertTrue(plot.getWidth() > 48, "as wide as " + plot.getWidth());
        assertEquals(NAMES.size(), names(narrow).size());
        names(narrow).forEach(name -> assertTrue(name.getMaxY() <= plot.getMinY(), name + " and " + plot));
        assertEquals(List.of(), ChartWords.faults(narrow));
        Recording wide = drawn(chart, 520, 260);
        names(wide).forEach(name -> assertTrue(name.getMinX() >= plot(chart).dataArea().getMaxX(), name + " beside the plot"));
        assertEquals(NAMES.size(), names(wide).size());
        assertEquals(List.of(), ChartWords.faults(wide));
    }

    /** Where they have no room there either, the plot keeps what it can. */
    @Test
    void aLowAndNarrowChartIsDrawnAllTheSame() {
        assertEquals(List.of(), ChartWords.faults(drawn(chart(named("t", 1e4)), 210, 90)));
    }

    @Test
    void plotsOfAColumnShareTheirSidesAndThoseOfARowTheirTops() {
        DecadeChart first = chart(named("Gap", 9));
        DecadeChart second = chart(new Content("A title that is far too long for one line of so narrow a chart", "gap, nats", "κ", List.of(
                new Series("a", new double[] {0.1, 10}, new double[] {1e-4, 1e6}, Hue.FIRST, Mark.CIRCLE)), List.of()));
        drawn(first, 330, 200);
        drawn(second, 330, 200);
        assertNotEquals(plot(first).dataArea().getMinX(), plot(second).dataArea().getMinX());
        assertNotEquals(plot(first).dataArea().getMaxX(), plot(second).dataArea().getMaxX());
        AtomicBoolean row = new AtomicBoolean();
        AlignedCharts.arrange(List.of(first, second), row::get);
        drawTwice(first, second);
        assertEquals(plot(first).dataArea().getMinX(), plot(second).dataArea().getMinX());
        assertEquals(plot(first).dataArea().getMaxX(), plot(second).dataArea().getMaxX());
        assertNotEquals(plot(first).dataArea().getMinY(), plot(second).dataArea().getMinY());
        row.set(true);
        drawTwice(first, second);
        assertEquals(plot(first).dataArea().getMinY(), plot(second).dataArea().getMinY());
        assertNotEquals(plot(first).dataArea().getMaxX(), plot(second).dataArea().getMaxX());
    }

    private static void drawTwice(DecadeChart first, DecadeChart second) {
        for (int i = 0; i < 2; i++) {
            drawn(first, 330, 200);
            drawn(second, 330, 200);
        }
    }
}
