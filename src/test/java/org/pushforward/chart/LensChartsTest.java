package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

/** The charts of the lenses: the spectrum along the layers and the round trip. */
class LensChartsTest {

    private static final int POINTS = 50;

    private static FlowModel model(int couplings, double clamp) {
        return RandomFlows.model(new FlowSpec(couplings, 8, 1, Activation.TANH, clamp), 4, 1);
    }

    private static LayerSpectrum spectrum(Flow flow) {
        return LayerSpectrum.of(flow.trace(RandomFlows.points(POINTS, 4, 2), POINTS, true));
    }

    private static FlowModel notANumber(FlowModel model) {
        double[] parameters = model.parameters().clone();
        Arrays.fill(parameters, parameters.length / 2, parameters.length, Double.NaN);
        return new FlowModel(model.spec(), 2, model.padding(), model.standardization(), parameters);
    }

    private static XYPlot plot(CurveChart chart) {
        return chart.chart().getXYPlot();
    }

    private static void draw(CurveChart chart) {
        Graphics2D g2 = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.chart().draw(g2, new Rectangle2D.Double(0, 0, 300, 200), new ChartRenderingInfo(null));
        g2.dispose();
    }

    @Test
    void theLayersRangeNeverShrinksWhileARunGoesOn() {
        LayerSpectrumChart chart = new LayerSpectrumChart();
        chart.restart(6);
        Flow wide = new Flow(model(6, 2));
        chart.show(spectrum(wide), ClampRails.of(wide), List.of());
        Range range = plot(chart).getRangeAxis().getRange();
        assertEquals(new Range(0, 6), plot(chart).getDomainAxis().getRange());
        Flow narrow = new Flow(model(6, 0.01));
        chart.show(spectrum(narrow), ClampRails.of(narrow), List.of());
        assertEquals(range, plot(chart).getRangeAxis().getRange());
        chart.restart(6);
        assertEquals(new Range(0.1, 10), plot(chart).getRangeAxis().getRange());
    }

    /** Four rails: those of a narrow clamp end within the chart and are named there, those of a wide one are named where they leave it. */
    @ParameterizedTest
    @CsvSource({"0.1, 0", "3, 2"})
    void railsAreNamedWhereTheyEndOrLeave(double clamp, int leaving) {
        LayerSpectrumChart chart = new LayerSpectrumChart();
        Flow flow = new Flow(model(6, clamp));
        ClampRails rails = ClampRails.of(flow);
        chart.show(spectrum(flow), rails, List.of());
        assertEquals(leaving, chart.plot().pointLabels().size());
        for (EndLabelPlot.PointLabel text : chart.plot().pointLabels()) {
            boolean below = text.y() < 1;
            assertTrue(text.text().contains(Numbers.brief(below ? rails.meanLow()[6] : rails.meanHigh()[6])), text.text());
            assertTrue(text.x() > 0 && text.x() < 6, "leaves at " + text.x());
        }
        draw(chart);
    }

    @Test
    void additiveCouplingsHaveOneRailOfTheVolume() {
        LayerSpectrumChart chart = new LayerSpectrumChart();
        Flow flow = new Flow(RandomFlows.model(new FlowSpec(4, 8, 1, Activation.TANH, 1, Partition.HALVES, CouplingKind.ADDITIVE), 4, 1));
        chart.show(spectrum(flow), ClampRails.of(flow), List.of());
        long volumes = 0;
        for (int series = 0; series < plot(chart).getSeriesCount(); series++) {
            volumes += plot(chart).getDataset().getSeriesKey(series).toString().endsWith("mean by volume") ? 1 : 0;
        }
        assertEquals(1, volumes);
    }

    @Test
    void aFlowThatIsNoNumberIsDrawnAsFarAsItIs() {
        LayerSpectrumChart chart = new LayerSpectrumChart();
        Flow broken = new Flow(notANumber(model(6, 1)));
        chart.show(spectrum(broken), ClampRails.of(broken), List.of());
        draw(chart);
        RoundTripChart trip = new RoundTripChart();
        FlowModel model = notANumber(model(6, 1));
        trip.show(RoundTripMap.of(new Flow(model), new Flow(model, Precision.FLOAT), RandomFlows.points(POINTS, 4, 2), POINTS));
        draw(trip);
        assertEquals(0, plot(trip).getSeriesCount());
    }

    @Test
    void theRoundTripsRangeNeverShrinksAndHoldsBothPrecisions() {
        RoundTripChart chart = new RoundTripChart();
        FlowModel wide = model(6, 2);
        double[] x = RandomFlows.points(POINTS, 4, 2);
        RoundTripMap map = RoundTripMap.of(new Flow(wide), new Flow(wide, Precision.FLOAT), x, POINTS);
        chart.show(map);
        Range range = plot(chart).getRangeAxis().getRange();
        for (RoundTripMap.InPrecision precision : new RoundTripMap.InPrecision[] {map.float32(), map.float64()}) {
            assertTrue(range.contains(precision.quantiles()[4]));
            assertTrue(range.contains(precision.expectedQuantiles()[4]));
        }
        FlowModel narrow = model(6, 0.01);
        chart.show(RoundTripMap.of(new Flow(narrow), new Flow(narrow, Precision.FLOAT), x, POINTS));
        Range later = plot(chart).getRangeAxis().getRange();
        assertTrue(later.getLowerBound() <= range.getLowerBound() && later.getUpperBound() >= range.getUpperBound());
    }

    /** An exact return has no place on a logarithmic axis. */
    @Test
    void exactReturnsAreLeftOut() {
        RoundTripChart chart = new RoundTripChart();
        RoundTripMap.InPrecision partly = new RoundTripMap.InPrecision(new double[POINTS], new double[] {0, 0, 1e-16, 2e-16, Double.NaN},
                new double[] {1e-15, 1e-15, 1e-15, 1e-15, 1e-15});
        chart.show(new RoundTripMap(new double[POINTS], partly, partly));
        assertEquals(4, plot(chart).getSeriesCount());
        assertEquals(2, plot(chart).getDataset().getItemCount(0));
        assertEquals(50, plot(chart).getDataset().getXValue(0, 0));
        assertEquals(75, plot(chart).getDataset().getXValue(0, 1));
    }

    /** The spectrum against the step draws the volume's rails that are in sight, names the others at its edges, and never goes after them. */
    @ParameterizedTest
    @CsvSource({"0.5, 2, 2, 0", "0.5, 0.5, 1, 0", "1e-9, 2, 1, 1", "1e-9, 1e9, 0, 2", "NaN, NaN, 0, 0"})
    void theSpectrumNamesItsRailsInSightOrNot(double low, double high, int markers, int annotations) {
        SpectrumChart chart = new SpectrumChart();
        chart.restart(100);
        chart.show(Histories.falling(10, 3));
        Range range = plot(chart).getRangeAxis().getRange();
        chart.setVolumeRails(low, high);
        chart.show(Histories.falling(10, 3));
        assertEquals(range, plot(chart).getRangeAxis().getRange());
        Collection<?> shown = plot(chart).getRangeMarkers(Layer.FOREGROUND);
        assertEquals(markers, shown == null ? 0 : shown.size());
        List<EndLabelPlot.PointLabel> names = chart.plot().pointLabels();
        assertEquals(markers + annotations, names.size());
        assertEquals(annotations, names.stream().filter(name -> name.text().endsWith("below") || name.text().endsWith("above")).count());
        for (EndLabelPlot.PointLabel name : names) {
            boolean below = name.text().endsWith("below");
            boolean above = name.text().endsWith("above");
            assertTrue(name.text().contains(Numbers.brief(below ? low : above ? high : name.y())), name.text());
            assertEquals(below ? range.getLowerBound() : above ? range.getUpperBound() : name.y(), name.y());
        }
        draw(chart);
        chart.restart(100);
        assertEquals(0, chart.plot().pointLabels().size());
    }

    @Test
    void whereThereIsNoRoomForAllLabelsTheFirstStay() {
        List<EndLabelPlot.EndLabel> labels = IntStream.range(0, 9)
                .mapToObj(i -> new EndLabelPlot.EndLabel("label " + i, i == 1 ? Double.NaN : i, Color.BLACK)).toList();
        assertEquals(List.of("label 0", "label 2", "label 3", "label 4"),
                EndLabelPlot.fitting(labels, 50, 15).stream().map(EndLabelPlot.EndLabel::text).toList());
        assertEquals(8, EndLabelPlot.fitting(labels, 500, 15).size());
    }
}
