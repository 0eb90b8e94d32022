package org.pushforward.instrument.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.data.Slice;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LayerTrace;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.ProbePoint;

class ProbePassTest {

    private static final ProbePoint IN_DATA = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);
    private static final ProbePoint IN_NOISE = new ProbePoint(ProbePoint.Space.NOISE, -0.3, 1.1);

    static Stream<Arguments> flows() {
        Stream<Arguments> couplings = Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values())
                .flatMap(kind -> Stream.of(2, 3, 4)
                        .map(dimension -> Arguments.of(new FlowSpec(4, 12, 2, Activation.TANH, 1, partition, kind), dimension))));
        Stream<Arguments> leaky = Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD, FlowFamily.GREEDY).flatMap(family -> Stream.of(2, 3, 4)
                .map(dimension -> Arguments.of(new FlowSpec(4, 12, 2, Activation.TANH, 1).withFamily(family), dimension)));
        return Stream.concat(couplings, leaky);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theTermsAddUpToTheLogDetAndSoDoTheSingularValues(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 1));
        ProbePass pass = ProbePass.of(flow, IN_DATA, Slice.PLANE);
        assertEquals(pass.logDet(), pass.terms().sum(), 1e-10);
        assertEquals(pass.logDet(), pass.logDetOfJacobian(), 1e-10);
        assertEquals(DensityEstimators.joint(flow, pass.ends().x())[0], pass.logDensity(), 1e-10);
        assertEquals(RoundTrip.digitsLost(flow, pass.ends().x(), 1)[0], pass.digitsLost());
        LayerTrace trace = flow.trace(pass.ends().x(), 1, false);
        for (int k = 0; k < spec.couplings(); k++) {
            assertEquals(trace.logScale(k, 0), pass.terms().couplings()[k], 1e-10);
        }
        if (spec.coupling() == CouplingKind.ADDITIVE) {
            assertArrayEquals(new double[spec.couplings()], pass.terms().couplings());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aSwitchedOffCouplingHasNoTerm(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 1));
        flow.setScales(new double[] {1, 0, 1, 1});
        ProbePass pass = ProbePass.of(flow, IN_DATA, Slice.PLANE);
        assertEquals(0, pass.terms().couplings()[1]);
        assertEquals(pass.logDet(), pass.terms().sum(), 1e-10);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theEllipseIsTheJacobiansImageOfTheUnitCircle(FlowSpec spec, int dimension) {
        ProbePass pass = ProbePass.of(new Flow(RandomFlows.model(spec, dimension, 1)), IN_DATA, Slice.PLANE);
        Ellipse ellipse = pass.ellipse();
        assertEquals(pass.ends().z()[0], ellipse.centerX());
        assertEquals(pass.ends().z()[1], ellipse.centerY());
        double[] j = pass.jacobian();
        for (double turn = 0; turn < 2 * Math.PI; turn += 0.3) {
            double dx = j[0] * Math.cos(turn) + j[1] * Math.sin(turn);
            double dy = j[dimension] * Math.cos(turn) + j[dimension + 1] * Math.sin(turn);
            double along = dx * Math.cos(ellipse.angle()) + dy * Math.sin(ellipse.angle());
            double aside = dy * Math.cos(ellipse.angle()) - dx * Math.sin(ellipse.angle());
            assertEquals(1, Math.hypot(along / ellipse.semiMajor(), aside / ellipse.semiMinor()), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theImageOfAPointOfTheNoiseMapsBack(FlowSpec spec, int dimension) {
        Flow flow = new Flow(RandomFlows.model(spec, dimension, 1));
        ProbePass pass = ProbePass.of(flow, IN_NOISE, Slice.PLANE);
        double[] expected = new double[dimension];
        expected[0] = IN_NOISE.x();
        expected[1] = IN_NOISE.y();
        assertArrayEquals(expected, pass.ends().z());
        double[] z = new double[dimension];
        flow.forward(pass.ends().x(), 1, z, new double[1]);
        assertArrayEquals(expected, z, 1e-10);
        assertNotEquals(expected[0], pass.ends().x()[0]);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theWayEndsAtThePointWhosePaddingIsZero(FlowSpec spec, int dimension) {
        ProbePass pass = ProbePass.of(new Flow(RandomFlows.model(spec, dimension, 1)), IN_DATA, Slice.PLANE);
        assertEquals(spec.couplings() + 1, pass.path().count());
        assertEquals(IN_DATA.x(), pass.path().get(spec.couplings(), 0), 1e-10);
        assertEquals(IN_DATA.y(), pass.path().get(spec.couplings(), 1), 1e-10);
        assertArrayEquals(new double[dimension - 2], Arrays.copyOfRange(pass.ends().x(), 2, dimension));
    }
}
