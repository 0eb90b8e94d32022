package org.pushforward.theory.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.data.Datasets;

/** The standard error of a row is what its number scatters by from one sample to the next. */
class MeasurementErrorsTest {

    private static final int SAMPLES = 120;
    private static final int POINTS = 1_000;
    /** The standard deviation of so many values is itself known to 1 / sqrt(2 * 119), 6.5 %; errors of single samples scatter besides. */
    private static final double TOLERANCE = 0.3;

    private static List<Measurement> rows;

    private enum Quantity {
        W2(Measurement::w2, Measurement::w2Error),
        SIGMA_MIN(Measurement::sigmaMinMedian, Measurement::sigmaMinMedianError),
        SIGMA_MAX(Measurement::sigmaMaxMedian, Measurement::sigmaMaxMedianError),
        KAPPA(Measurement::kappaMedian, Measurement::kappaMedianError),
        LOG_DET(Measurement::logDetMean, Measurement::logDetError),
        NLL(Measurement::dataNllMedian, Measurement::dataNllMedianError);

        private final ToDoubleFunction<Measurement> value;
        private final ToDoubleFunction<Measurement> error;

        Quantity(ToDoubleFunction<Measurement> value, ToDoubleFunction<Measurement> error) {
            this.value = value;
            this.error = error;
        }
    }

    @BeforeAll
    static void measure() {
        Target target = Target.of(Datasets.defaults("annulus"));
        Construction construction = Construction.of(target, ConstructionSpec.of(Variant.TWO, 0.0078125));
        rows = new ArrayList<>();
        for (int seed = 1; seed <= SAMPLES; seed++) {
            rows.add(Measurement.of(construction, Measurement.Sample.of(target, POINTS, seed), () -> false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theErrorIsWhatTheNumberScattersBy(Quantity quantity) {
        double[] values = rows.stream().mapToDouble(quantity.value).toArray();
        double mean = rows.stream().mapToDouble(quantity.value).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double scatter = Math.sqrt(squares / (SAMPLES - 1));
        double told = rows.stream().mapToDouble(quantity.error).average().orElseThrow();
        assertTrue(Math.abs(Math.log(told / scatter)) < TOLERANCE, quantity + ": told " + told + ", scatters by " + scatter);
    }

    @Test
    void aShareHasTheBinomialError() {
        assertEquals(0.05, Construction.shareError(0.5, 100), 1e-15);
        assertEquals(0, Construction.shareError(0, 100));
    }

    @Test
    void equalDistancesHaveNoError() {
        assertEquals(0, Construction.rootError(4 * 9, 4 * 81, 4));
        assertEquals(0, Construction.rootError(0, 0, 4));
    }
}
