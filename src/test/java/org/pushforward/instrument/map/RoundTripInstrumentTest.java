package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.ColourMap;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.conditioning.RoundTripMap.InPrecision;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.HeldOutPoints;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.TrainingConfig;

/** The round trip's instrument and its words. */
class RoundTripInstrumentTest {

    private final TrainingConfig config = TrainingConfig.defaults();
    private final FlowCache flows = new FlowCache();
    private final RoundTripInstrument instrument = new RoundTripInstrument();
    private RoundTripInstrument.Style style = new RoundTripInstrument.Style(0, 0, true);

    private RoundTripReading read(FlowModel model, boolean running) {
        return instrument.read(ConditioningInputs.of(model, config, running), style, flows);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void eachCellHasTheColourOfItsErrorInItsPrecision(int dimension) {
        FlowModel model = ConditioningInputs.model(dimension, 2, 1);
        int cells = 96;
        style = new RoundTripInstrument.Style(3 * cells, 3 * cells, false);
        RoundTripReading reading = read(model, false);
        requireColours(reading.single(), new Flow(model, Precision.FLOAT), cells);
        requireColours(reading.exact(), new Flow(model), cells);
    }

    private static void requireColours(RoundTripReading.Side side, Flow flow, int cells) {
        double[] centres = RunInputs.DATA.window().cellCentres(cells, cells, flow.dimension());
        double[] errors = RoundTrip.errors(flow, centres, cells * cells);
        ColourMap cividis = ColourMap.cividis();
        double low = Math.log10(side.low());
        double high = Math.log10(side.high());
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                int pixel = side.picture().pixels()[(side.picture().side() - 2 - 3 * row) * side.picture().side() + 3 * column + 1];
                assertEquals(cividis.at((Math.log10(errors[row * cells + column]) - low) / (high - low)), pixel);
            }
        }
    }

    @Test
    void quantilesAreThoseOfTheDataWithItsPadding() {
        FlowModel model = ConditioningInputs.model(4, 2, 2);
        RunInput input = ConditioningInputs.of(model, config, false);
        RoundTripMap points = instrument.read(input, style, flows).points();
        double[] x = HeldOutPoints.of(input, points.log10Kappa().length).values();
        RoundTripMap expected = RoundTripMap.of(new Flow(model), new Flow(model, Precision.FLOAT), x, points.log10Kappa().length);
        assertArrayEquals(expected.float32().quantiles(), points.float32().quantiles());
        assertArrayEquals(expected.float64().expectedQuantiles(), points.float64().expectedQuantiles());
    }

    @Test
    void rangesNeverShrinkWhileARunGoesOn() {
        RoundTripReading wide = read(ConditioningInputs.model(2, 6, 3), false);
        RoundTripReading later = read(ConditioningInputs.model(2, 0.01, 3), true);
        assertTrue(later.single().low() <= wide.single().low() && later.single().high() >= wide.single().high());
        assertTrue(later.exact().low() <= wide.exact().low() && later.exact().high() >= wide.exact().high());
        RunInput another = ConditioningInputs.of(ConditioningInputs.model(2, 0.01, 3), TrainingConfig.defaults(), false);
        RoundTripReading anew = instrument.read(another, style, flows);
        assertTrue(anew.single().high() < wide.single().high(), anew.single().high() + " after " + wide.single().high());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlowThatIsNoNumberGivesAReadingThatSaysSo(boolean running) {
        style = new RoundTripInstrument.Style(30, 30, true);
        RoundTripReading reading = read(ConditioningInputs.notANumber(ConditioningInputs.model(4, 1, 4)), running);
        assertTrue(reading.single().lost() > 0 && reading.exact().lost() > 0);
        int points = reading.points().log10Kappa().length;
        assertEquals(2, reading.sentences().size());
        assertTrue(reading.sentences().get(0).startsWith("In float32 " + points + " of " + points + " points do not come back"),
                reading.sentences().get(0));
    }

    @Test
    void atRestTheSameFlowIsReadOnceAndFinerThanOnTheWay() {
        style = new RoundTripInstrument.Style(30, 30, true);
        FlowModel model = ConditioningInputs.model(2, 1, 5);
        RoundTripReading running = read(model, true);
        RoundTripReading rest = read(model, false);
        assertTrue(rest.points().log10Kappa().length >= running.points().log10Kappa().length);
        RoundTripReading again = read(model, false);
        assertSame(rest.points(), again.points());
        assertSame(rest.single().picture(), again.single().picture());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1e-7 | 4e-7 | 1e-6 | 5e-6 | half of the points come back within 1.0·10⁻⁷, 95 % within 4.0·10⁻⁷ data units. "
                + "For comparison, which is no bound: κ times the machine "
                + "epsilon, 1.2·10⁻⁷, is 1.0·10⁻⁶ and 5.0·10⁻⁶.",
        "0 | 4e-7 | 1e-6 | 5e-6 | half of the points come back within 0, 95 % within 4.0·10⁻⁷ data units. "
                + "For comparison, which is no bound: κ times the machine epsilon, "
                + "1.2·10⁻⁷, is 1.0·10⁻⁶ and 5.0·10⁻⁶.",
        "0.25 | NaN | 1e-6 | 5e-6 | half of the points come back within 0.250 data units. "
                + "For comparison, which is no bound: κ times the machine epsilon, 1.2·10⁻⁷, is "
                + "1.0·10⁻⁶ and 5.0·10⁻⁶.",
        "0.25 | 3 | 1e-6 | NaN | half of the points come back within 0.250, 95 % within 3.00 data units."})
    void wordsFollowTheNumbers(double half, double most, double expectedHalf, double expectedMost, String words) {
        InPrecision precision = new InPrecision(new double[50], new double[] {-1, -1, half, -1, most},
                new double[] {-1, -1, expectedHalf, -1, expectedMost});
        assertEquals("In float32 " + words, RoundTripWords.of("float32", precision, RoundTripMap.EPSILON_32).get(0));
    }

    /** Quantiles of the errors at some points are those of a sample. */
    @Test
    void quantilesHaveTheirStandardErrors() {
        double[] errors = new double[101];
        Arrays.setAll(errors, i -> (101 - i) * 1e-8);
        double[] quantiles = ConditionStatistics.quantiles(errors.clone());
        double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        assertEquals(List.of("In float32 half of the points come back within (5.1 ± 0.5)·10⁻⁷, 95 % within (9.60 ± 0.22)·10⁻⁷ data units."),
                RoundTripWords.of("float32", new InPrecision(errors, quantiles, none), RoundTripMap.EPSILON_32));
    }

    @Test
    void lostPointsAreCountedWhetherInfiniteOrNoNumber() {
        double[] errors = new double[2000];
        errors[3] = Double.POSITIVE_INFINITY;
        errors[7] = Double.NaN;
        InPrecision precision = new InPrecision(errors, new double[5], new double[5]);
        assertEquals("In float64 2 of 2,000 points do not come back: the flow leaves the range of numbers on the way.",
                RoundTripWords.of("float64", precision, RoundTripMap.EPSILON_64).get(1));
    }
}
