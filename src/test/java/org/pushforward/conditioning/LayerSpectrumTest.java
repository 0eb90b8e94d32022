package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

/** The standard error of the geometric mean is what it scatters by from one sample of points to the next. */
class LayerSpectrumTest {

    private static final int SAMPLES = 150;
    private static final int POINTS = 300;
    /** Of a standard deviation of so many values three of its own errors, 1 / sqrt(2 * 149) each. */
    private static final double TOLERANCE = 3 / Math.sqrt(2.0 * (SAMPLES - 1));

    private static List<LayerSpectrum> samples(CouplingKind kind) {
        FlowSpec spec = new FlowSpec(3, 8, 1, Activation.TANH, 2, Partition.HALVES, kind);
        Flow flow = new Flow(RandomFlows.model(spec, 4, 3));
        List<LayerSpectrum> spectra = new ArrayList<>();
        for (int seed = 1; seed <= SAMPLES; seed++) {
            spectra.add(LayerSpectrum.of(flow.trace(RandomFlows.points(POINTS, 4, seed), POINTS, true)));
        }
        return spectra;
    }

    @Test
    void theErrorIsWhatTheMeanScattersBy() {
        List<LayerSpectrum> spectra = samples(CouplingKind.AFFINE);
        for (int stage = 1; stage <= 3; stage++) {
            int at = stage;
            double[] logs = spectra.stream().mapToDouble(each -> Math.log(each.geometricMean()[at])).toArray();
            double scatter = KappaErrors.ofMean(logs) * Math.sqrt(SAMPLES);
            double told = spectra.stream().mapToDouble(each -> each.meanError()[at] / each.geometricMean()[at]).average().orElseThrow();
            assertTrue(scatter > 1e-4, "the points have one volume: there is nothing to compare at stage " + stage);
            assertEquals(0, Math.log(told / scatter), TOLERANCE, "stage " + stage + ": told " + told + ", scatters by " + scatter);
        }
        assertEquals(0, spectra.get(0).meanError()[0], "units are one for all points");
    }

    @Test
    void withoutScalesThereIsNone() {
        for (double error : samples(CouplingKind.ADDITIVE).get(0).meanError()) {
            assertEquals(0, error);
        }
    }
}
