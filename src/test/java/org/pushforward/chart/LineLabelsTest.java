package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.data.Padding;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** The name of a line across a chart lies on no curve, wherever the curves run, and stands where there is room for it. */
class LineLabelsTest {

    private static final double WIDTH = 420;
    private static final double HEIGHT = 240;
    private static final int ROWS = 60;
    private static final double DATA = 0.049;

    /** Of which each point is the factor times the last, more or less: they cross the line of the data time and again. */
    private static List<HistoryRow> distances(Random random, double first) {
        List<HistoryRow> rows = new ArrayList<>();
        double value = first;
        for (int i = 0; i < ROWS; i++) {
            rows.add(new HistoryRow(10L * i, new double[][] {{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}}).with(HistoryMetric.DISTANCE, value));
            value = Math.max(DATA * 0.7, value * (0.75 + 0.4 * random.nextDouble()));
        }
        return rows;
    }

    private static DistanceComparison comparison(Random random) {
        DistanceComparison chart = new DistanceComparison();
        chart.setYardstick(new Yardstick(DATA, 0.9 * DATA, 1.1 * DATA));
        chart.restart(10 * ROWS);
        chart.show(List.of(new ComparedRun("none", SeriesTone.NONE, Padding.none(), distances(random, 2)),
                new ComparedRun("zero", SeriesTone.ZERO, Padding.zero(2), distances(random, DATA * 1.02)),
                new ComparedRun("Gaussian", SeriesTone.GAUSSIAN, Padding.gaussian(2), distances(random, 0.3))));
        return chart;
    }

    private static Recording drawn(LiveChart chart) {
        return drawn(chart, WIDTH, HEIGHT);
    }

    private static Recording drawn(LiveChart chart, double width, double height) {
        Recorder g2 = new Recorder(width, height);
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
        return g2.recording();
    }

    private static List<Rectangle2D> named(Recording drawing, String name) {
        return drawing.words().stream().filter(word -> word.text().startsWith(name)).map(Recording.Word::bounds).toList();
    }

    private static void requireFree(LiveChart chart, Rectangle2D word) {
        XYPlot plot = chart.chart().getXYPlot();
        Rectangle2D area = ((EndLabelPlot) plot).dataArea();
        XYDataset curves = plot.getDataset();
        for (int series = 0; series < curves.getSeriesCount(); series++) {
            for (int i = 1; i < curves.getItemCount(series); i++) {
                Line2D piece = new Line2D.Double(across(plot, area, curves.getXValue(series, i - 1)), up(plot, area, curves.getYValue(series, i - 1)),
                        across(plot, area, curves.getXValue(series, i)), up(plot, area, curves.getYValue(series, i)));
                assertFalse(piece.intersects(word), "the curve " + curves.getSeriesKey(series) + " runs through " + word);
            }
        }
    }

    private static double across(XYPlot plot, Rectangle2D area, double x) {
        return plot.getDomainAxis().valueToJava2D(x, area, RectangleEdge.BOTTOM);
    }

    private static double up(XYPlot plot, Rectangle2D area, double y) {
        return plot.getRangeAxis().valueToJava2D(y, area, RectangleEdge.LEFT);
    }

    @RepeatedTest(40)
    void theNameOfTheDataIsReadBesideCurvesThatCrossIt(RepetitionInfo repetition) {
        DistanceComparison chart = comparison(new Random(repetition.getCurrentRepetition()));
        Recording drawing = drawn(chart);
        assertEquals(List.of(), ChartWords.faults(drawing));
        List<Rectangle2D> names = named(drawing, "data ");
        assertEquals(1, names.size(), "it is there");
        requireFree(chart, names.get(0));
    }

    /** What is told of a level, and the names of curves, in charts of two logarithmic axes. */
    @RepeatedTest(40)
    void theNameOfALevelIsReadBesideCurvesThatCrossIt(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        DecadeChart chart = new DecadeChart("Title", "x (no unit)", "y (no unit)");
        double[] x = IntStream.range(0, 9).mapToDouble(i -> Math.pow(2, i)).toArray();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            series.add(new Series("curve " + i, x, random.doubles(9, 0.5, 2).map(value -> value * value).toArray(), Hue.values()[i], Mark.CIRCLE));
        }
        chart.show(new Content("Title", "x (no unit)", "y (no unit)", series, List.of(new Level("floor of it", 1))));
        Recording drawing = drawn(chart);
        assertEquals(List.of(), ChartWords.faults(drawing));
        // Where curves fill the plot there may be no place; but on none of them.
        named(drawing, "floor of it").forEach(name -> requireFree(chart, name));
    }

    @Test
    void itStandsWhereTheLineBeginsIfNothingIsThere() {
        DistanceComparison chart = new DistanceComparison();
        chart.setYardstick(new Yardstick(DATA, 0.9 * DATA, 1.1 * DATA));
        chart.restart(10 * ROWS);
        List<HistoryRow> far = distances(new Random(1), 2).stream().map(row -> row.with(HistoryMetric.DISTANCE, 1)).toList();
        chart.show(List.of(new ComparedRun("none", SeriesTone.NONE, Padding.none(), far)));
        Rectangle2D name = named(drawn(chart), "data ").get(0);
        XYPlot plot = chart.chart().getXYPlot();
        Rectangle2D area = ((EndLabelPlot) plot).dataArea();
        assertTrue(name.getMinX() < area.getMinX() + 10 && name.getMinY() > up(plot, area, DATA), name + " in " + area);
    }

    /** Rails, floors and the curves of one run, at the sizes that charts have. */
    @Test
    void namesOfLinesInChartsOfOneRunLieOnNoCurve() {
        for (double start : new double[] {0.2, 1.01, 1.5, 3}) {
            LikelihoodChart likelihood = new LikelihoodChart();
            likelihood.setHonesty(1.0, Padding.none());
            SpectrumChart spectrum = new SpectrumChart();
            spectrum.setVolumeRails(0.21, 2.2);
            for (RunChart chart : List.of(likelihood, spectrum)) {
                chart.restart(600);
                chart.show(Histories.falling(ROWS, start));
                Recording drawing = drawn(chart);
                assertEquals(List.of(), ChartWords.faults(drawing));
                for (String name : List.of("entropy floor", "rail of volume")) {
                    named(drawing, name).forEach(word -> requireFree(chart, word));
                }
            }
        }
    }

    private record Empty(LiveChart chart, DoubleConsumer scale, String promise, double... lines) {

        static Empty of(CurveChart chart, double... lines) {
            return new Empty(chart, scale -> chart.setTheme(Theme.LIGHT, scale), chart.promise(), lines);
        }
    }

    /** All charts that draw a line before there is a curve. */
    private static List<Empty> emptyCharts() {
        LikelihoodChart likelihood = new LikelihoodChart();
        likelihood.setHonesty(1.0, Padding.none());
        likelihood.restart(600);
        DistanceComparison distance = new DistanceComparison();
        distance.setYardstick(new Yardstick(DATA, 0.9 * DATA, 1.1 * DATA));
        distance.restart(600);
        distance.show(List.of(new ComparedRun("none", SeriesTone.NONE, Padding.none(), List.of())));
        DecadeChart levels = new DecadeChart("Title", "x (no unit)", "y (no unit)");
        levels.show(new Content("Title", "x (no unit)", "y (no unit)", List.of(), List.of(new Level("floor of it", 0.3), new Level("ceiling", 30))));
        return List.of(Empty.of(likelihood, 1.0), Empty.of(distance, 0.9 * DATA, DATA, 1.1 * DATA),
                new Empty(levels, scale -> levels.setTheme(Theme.LIGHT, scale), "The figures will appear here.", 0.3, 30));
    }

    /** What an empty chart promises, in every look and size of type and of the chart: on no line, and at a size that the window has it is there. */
    @Test
    void whatAnEmptyChartPromisesLiesOnNoLine() {
        for (Empty empty : emptyCharts()) {
            for (double scale : new double[] {1, 1.25, 1.5, 2, 3}) {
                empty.scale().accept(scale);
                for (int height = 50; height < 420; height += 7) {
                    requireOffLines(empty, scale, 260 * scale, height);
                }
                for (int width = 120; width < 700; width += 37) {
                    requireOffLines(empty, scale, width, 120 * scale);
                }
                List<String> words = drawn(empty.chart(), 260 * scale, 120 * scale).texts();
                assertTrue(words.stream().anyMatch(word -> isPromise(empty, word)), scale + ": " + words);
            }
        }
    }

    private static boolean isPromise(Empty empty, String words) {
        // Not a letter of the axes.
        return words.length() > 3 && (empty.promise().contains(words) || EndLabelPlot.NOTHING_YET.contains(words));
    }

    private static void requireOffLines(Empty empty, double scale, double width, double height) {
        Recording drawing = drawn(empty.chart(), width, height);
        XYPlot plot = empty.chart().chart().getXYPlot();
        Rectangle2D area = ((EndLabelPlot) plot).dataArea();
        String where = empty.chart().chart().getTitle().getText() + " " + width + " x " + height + " at " + scale;
        List<String> faults = ChartWords.faults(drawing);
        faults.removeIf(fault -> !fault.contains("appear") && !fault.contains(EndLabelPlot.NOTHING_YET));
        assertEquals(List.of(), faults, where);
        for (Recording.Word word : drawing.words()) {
            if (isPromise(empty, word.text())) {
                for (double line : empty.lines()) {
                    double y = up(plot, area, line);
                    assertTrue(word.bounds().getMaxY() < y || word.bounds().getMinY() > y, where + ": " + word + " on the line at " + y);
                }
            }
        }
    }
}
