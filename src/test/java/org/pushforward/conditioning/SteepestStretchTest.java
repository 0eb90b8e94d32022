package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LayerTrace;
import org.pushforward.flow.RandomFlows;

/** The steepest stretch that is seen is that of the data's own coordinates, in data units, and hardly less than there is. */
class SteepestStretchTest {

    private static FlowModel couplings(int dimension, double clamp, long seed) {
        return RandomFlows.model(new FlowSpec(4, 16, 2, Activation.TANH, clamp), dimension, seed);
    }

    private static SteepestStretch of(FlowModel model) {
        return SteepestStretch.of(model, new Flow(model));
    }

    /** The largest distance quotient of neighbours on a fine grid, of the data's coordinates: no Jacobian is asked. */
    private static double byNeighbours(FlowModel model, int side) {
        double step = 1e-5;
        double[] noise = new Window(-4, 4, -4, 4).cellCentres(side, side, 2);
        double most = 0;
        for (int direction = 0; direction < 12; direction++) {
            double angle = Math.PI * direction / 12;
            double[] there = noise.clone();
            double[] back = noise.clone();
            for (int i = 0; i < noise.length; i++) {
                double part = step * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
                there[i] += part;
                back[i] -= part;
            }
            Flow flow = new Flow(model);
            flow.inverse(there, side * side, there);
            flow.inverse(back, side * side, back);
            for (int i = 0; i < noise.length; i += 2) {
                most = Math.max(most, Math.hypot(there[i] - back[i], there[i + 1] - back[i + 1]) / 2 / step);
            }
        }
        return most;
    }

    /** Nothing that a fine grid of differences shows is missed, and what is seen is there. */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "1, 2", "2, 3", "2, 4", "4, 5"})
    void inThePlaneHardlyAnyStretchIsMissed(double clamp, long seed) {
        FlowModel model = couplings(2, clamp, seed);
        double differences = byNeighbours(model, 80);
        double steepest = of(model).value();
        assertTrue(steepest > 0.99 * differences, steepest + " is seen of " + differences);
    }

    /** As it begins a flow stretches by what the data are standardised with, everywhere. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 14})
    void anUntrainedFlowStretchesByTheScaleOfItsData(int padded) {
        FlowSpec spec = new FlowSpec(4, 16, 2, Activation.TANH, 2);
        double[] parameters = new FlowLayout(spec, 2 + padded).initialParameters(new SplittableRandom(1));
        FlowModel model = new FlowModel(spec, 2, padded == 0 ? Padding.none() : Padding.gaussian(padded),
                new Standardization(new double[2], new double[] {0.5, 0.25}), parameters);
        // That the padding is stretched more, by 1, is of no matter to the data.
        assertEquals(0.5, of(model).value(), 1e-12);
    }

    /** One lens tells both: what is seen over the noise is no less than what is seen in a box of it, unless padding counts there. */
    @Test
    void isNoLessThanWhatIsSeenInBoxes() {
        List<BoxStretch> boxes = List.of(new BoxStretch(0.1, 9, 3), new BoxStretch(1, 9, 2.5), new BoxStretch(10, 9, 4));
        FlowModel plane = couplings(2, 1, 3);
        assertEquals(new SteepestStretch(3, 100 + 3 * BoxStretch.POINTS), new SteepestStretch(2, 100).with(boxes, plane));
        assertEquals(new SteepestStretch(3.5, 100), new SteepestStretch(3.5, 100).with(boxes, plane));
        assertEquals(new SteepestStretch(2, 100), new SteepestStretch(2, 100).with(List.of(), plane));
        assertEquals(new SteepestStretch(2, 100), new SteepestStretch(2, 100).with(boxes, couplings(5, 1, 3)));
    }

    /** With padding: the rows of dx/dz that belong to the data, by central differences. */
    @Test
    void paddingIsLeftOut() {
        int d = 5;
        FlowModel model = couplings(d, 1, 3);
        Flow flow = new Flow(model);
        double[] noise = new SplittableRandom(2).doubles(20L * d, -2, 2).toArray();
        double[] stretches = SteepestStretch.at(flow, 2, noise, 20);
        double[] whole = SteepestStretch.at(flow, d, noise, 20);
        double step = 1e-5;
        for (int i = 0; i < 20; i++) {
            double[] rows = new double[d * d];
            for (int c = 0; c < d; c++) {
                double[] there = Arrays.copyOfRange(noise, i * d, (i + 1) * d);
                double[] back = there.clone();
                there[c] += step;
                back[c] -= step;
                flow.inverse(there, 1, there);
                flow.inverse(back, 1, back);
                for (int row = 0; row < 2; row++) {
                    rows[row * d + c] = (there[row] - back[row]) / 2 / step;
                }
            }
            double[] sigma = new double[d];
            new SingularValues(d).compute(rows, 1, sigma);
            assertEquals(sigma[0], stretches[i], 1e-6 * sigma[0]);
            assertTrue(stretches[i] <= whole[i] * (1 + 1e-12));
        }
    }

    /** In up to 16 coordinates what is seen is within what is certified, and above what the typical place shows. */
    @ParameterizedTest
    @CsvSource({"LEAKY, 2", "LEAKY, 5", "LEAKY_HARD, 16", "LEAKY, 16"})
    void whatIsSeenIsWithinTheCertificate(FlowFamily family, int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(4, 8, 1, Activation.TANH, 1).withFamily(family), dimension, 7);
        double steepest = of(model).value();
        double somewhere = SteepestStretch.at(new Flow(model), 2, new double[dimension], 1)[0];
        assertTrue(steepest > somewhere && steepest <= 1 / Certificate.of(model).orElseThrow().least(), somewhere + " " + steepest);
    }

    /** A point of the data may lie where the noise shows nothing; and one that is carried beyond the noise does not count. */
    @Test
    void pointsOfTheDataAreLookedAtWhereTheyAreNoise() {
        FlowModel model = couplings(2, 2, 3);
        Flow flow = new Flow(model);
        double[] noise = {0.5, 0.5, 30, 30};
        double[] x = new double[4];
        flow.inverse(noise, 2, x);
        LayerTrace trace = flow.trace(x, 2, true);
        assertEquals(SteepestStretch.of(model, flow).places() + 1, SteepestStretch.of(model, flow, trace).places());
        assertEquals(SteepestStretch.of(model, flow), SteepestStretch.of(model, new Flow(model)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void whereTheFlowIsNoNumberThereIsNoBound(int dimension) {
        FlowModel model = couplings(dimension, 2, 3);
        double[] parameters = new double[model.parameters().length];
        Arrays.fill(parameters, Double.NaN);
        assertEquals(Double.POSITIVE_INFINITY,
                of(new FlowModel(model.spec(), 2, model.padding(), model.standardization(), parameters)).value());
    }
}
