package org.pushforward.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.chart.Estimate;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;

/** One number where both are the same; both, each named, where units would hide that of the flow. */
class KappaFiguresTest {

    private static final DatasetSpec CLOUD = new DatasetSpec("metres.csv", 0, 0, 0, 0);
    private static final DatasetSpec MOONS = TrainingConfig.defaults().dataset();
    private static final KappaSummary STANDARD = new KappaSummary(3, 2.3, 9, 50);

    private static KappaFigures of(DatasetSpec data, Padding padding, KappaSummary standard) {
        return KappaFigures.of(data, padding,
                new HistoryRow(100, new double[2][5]).withKappa(new KappaSummary(300, 227, 530, 999)).withKappaStandard(standard));
    }

    @Test
    void ofBuiltInDataItIsThatOfTheWholeMap() {
        KappaFigures plain = of(MOONS, Padding.none(), STANDARD);
        assertEquals(new KappaFigures(Estimate.exact("227"), Estimate.exact("530"), "", " The mean, 300, lies above the median."), plain);
        assertEquals("Condition number 227 in the median, 530 at 95 %.", plain.sentence());
        KappaFigures padded = of(MOONS, Padding.gaussian(2), STANDARD);
        assertEquals("", padded.note());
        assertTrue(padded.help().endsWith("and the padding as it is: median 2.30, 95 % 9.00."), padded.help());
    }

    @Test
    void whatWasMeasuredWithItsErrorShowsIt() {
        HistoryRow row = new HistoryRow(100, new double[2][5]).withKappa(new KappaSummary(300, 227, 530, 999)).withKappaStandard(STANDARD)
                .with(HistoryMetric.KAPPA_P50_ERROR, 12.3).with(HistoryMetric.KAPPA_P95_ERROR, 61)
                .with(HistoryMetric.KAPPA_STANDARD_P50_ERROR, 0.04).with(HistoryMetric.KAPPA_STANDARD_P95_ERROR, 0.6);
        KappaFigures whole = KappaFigures.of(MOONS, Padding.none(), row);
        assertEquals(Estimate.of(227, 12.3), whole.median());
        assertEquals("227 ± 12", whole.median().text());
        assertEquals("530 ± 60", whole.tail().text());
        assertTrue(whole.help().startsWith(" At step 100: median 227 ± 12, 95 % 530 ± 60; ± is one standard error"), whole.help());
        KappaFigures cloud = KappaFigures.of(CLOUD, Padding.none(), row);
        assertEquals("2.30 ± 0.04", cloud.median().text());
    }

    @Test
    void ofACloudItIsThatOfTheFlowInStandardUnitsAndTheOtherStandsBesideIt() {
        KappaFigures figures = of(CLOUD, Padding.none(), STANDARD);
        assertEquals("2.30", figures.median().text());
        assertEquals("9.00", figures.tail().text());
        assertEquals("κ in standard units (data units: 227)", figures.note());
        assertTrue(figures.sentence().endsWith("9.00 at 95 %. κ in standard units (data units: 227)."), figures.sentence());
        assertTrue(figures.help().endsWith("changes with the units: median 227, 95 % 530."), figures.help());
    }

    /** It used to be called above the median, whatever it was. */
    @ParameterizedTest
    @CsvSource({"300, 227, 530, ' The mean, 300, lies above the median.'", "200, 227, 530, ' The mean, 200, lies below the median.'",
            "227.1, 227, 530, ' The mean, 227, lies at the median.'", "900, 227, 530, ' The mean, 900, lies above the 95 % quantile.'",
            "1, 1, 1, ' The mean, 1.00, lies at the median.'",
            "Infinity, 227, 530, ' There is no finite mean: at one point at least κ is not finite.'",
            "NaN, 227, 530, ' There is no finite mean: at one point at least κ is not finite.'"})
    void whereTheMeanStandsIsSaidAsItIsNow(double mean, double median, double tail, String words) {
        KappaSummary whole = new KappaSummary(mean, median, tail, Math.max(tail, mean));
        assertEquals(words, KappaFigures.of(MOONS, Padding.none(), new HistoryRow(100, new double[2][5]).withKappa(whole)).help());
    }

    @Test
    void whatAnEarlierReleaseDidNotMeasureIsSaid() {
        KappaFigures figures = of(CLOUD, Padding.none(), KappaSummary.NOT_MEASURED);
        assertEquals("–", figures.median().text());
        assertEquals("κ in standard units: not measured (data units: 227)", figures.note());
    }

    /** The note's line is there from the beginning, so that the picture does not jump. */
    @Test
    void beforeTheFirstReadingItIsSaidWhichItWillBe() {
        assertEquals("κ in standard units (data units: –)", KappaFigures.before(CLOUD).note());
        assertEquals(new KappaFigures(Estimate.NONE, Estimate.NONE, "", ""), KappaFigures.before(MOONS));
    }
}
