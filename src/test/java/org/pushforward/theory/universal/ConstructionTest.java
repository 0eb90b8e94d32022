package org.pushforward.theory.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Datasets;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.image.RingedPlanet;

/** Each coupling is one, the inverse decodes, Jacobian and density are those of the map, the transport is one to the target. */
class ConstructionTest {

    private static final int POINTS = 4_000;
    private static final Target ANNULUS = Target.of(Datasets.defaults("annulus"));
    private static final Target MOONS = Target.of(Datasets.defaults("moons"));
    private static final Target BOARD = Target.of(Datasets.defaults("checkerboard"));
    private static final Target PLANET = Target.picture("planet", RingedPlanet.picture(64), Target.Ink.LIGHT);

    private static Stream<Arguments> constructions() {
        return Stream.of(ANNULUS, MOONS, BOARD, PLANET).flatMap(target -> Stream.of(Variant.values()).flatMap(variant ->
                Stream.of(0.2, 0.0125).flatMap(epsilon -> {
                    ConstructionSpec spec = ConstructionSpec.of(variant, epsilon);
                    return (variant.hasCells() ? Stream.of(spec, spec.withPrice(Price.ONE)) : Stream.of(spec))
                            .map(each -> Arguments.of(target.name(), Construction.of(target, each)));
                })));
    }

    private static Measurement.Sample sample(Construction construction) {
        return Measurement.Sample.of(construction.target(), POINTS, 7);
    }

    @ParameterizedTest
    @MethodSource("constructions")
    void eachCouplingIsOne(String target, Construction construction) {
        Measurement.Sample sample = sample(construction);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        List<PlaneCoupling> couplings = construction.couplings();
        assertEquals(construction.spec().variant().couplings(), couplings.size());
        assertEquals(couplings.size() + 1, stages.count());
        for (int k = 0; k < couplings.size(); k++) {
            PlaneCoupling coupling = couplings.get(k);
            int changed = coupling.changed();
            assertTrue(Arrays.equals(stages.coordinate(k, 1 - changed), stages.coordinate(k + 1, 1 - changed)), "the other coordinate stays");
            for (int i = 0; i < POINTS; i += 7) {
                double other = stages.coordinate(k, 1 - changed)[i];
                double old = stages.coordinate(k, changed)[i];
                double scale = coupling.at(point(changed, old, other)).scale()[changed];
                assertTrue(scale > 0);
                double at0 = through(coupling, 0, other);
                double at1 = through(coupling, 1, other);
                double atOld = through(coupling, old, other);
                assertEquals(at0 + old * (at1 - at0), atOld, 1e-12 * (1 + Math.abs(at0) + Math.abs(old) + Math.abs(at1)), "affine");
                assertEquals(stages.coordinate(k + 1, changed)[i], atOld);
                double[] back = point(changed, atOld, other);
                assertEquals(Math.log(scale), coupling.inverse(back), 1e-12);
                assertEquals(old, back[changed], 1e-13 * (1 + Math.abs(at0)) / scale);
            }
        }
    }

    private static double[] point(int changed, double own, double other) {
        return changed == 0 ? new double[] {own, other} : new double[] {other, own};
    }

    private static double through(PlaneCoupling coupling, double old, double other) {
        double[] point = point(coupling.changed(), old, other);
        coupling.forward(point);
        assertEquals(other, point[1 - coupling.changed()], "the other coordinate stays");
        return point[coupling.changed()];
    }

    /** Many points at once, and one point through the flow of the same couplings. */
    @ParameterizedTest
    @MethodSource("constructions")
    void theFlowIsTheSameMap(String target, Construction construction) {
        Measurement.Sample sample = sample(construction);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        Jacobians jacobians = construction.jacobians(stages);
        double[] logDensity = construction.logDensity(sample.w1(), sample.w2());
        ConstructedFlow flow = construction.flow();
        SingularValues values = new SingularValues(2);
        double[] sigma = new double[2];
        for (int i = 0; i < POINTS; i += 37) {
            ConstructedFlow.Mapped mapped = flow.forward(new double[] {sample.x1()[i], sample.x2()[i]});
            assertEquals(stages.outFirst()[i], mapped.point()[0]);
            assertEquals(stages.outSecond()[i], mapped.point()[1]);
            assertEquals(jacobians.logDet()[i], mapped.logDet(), 1e-12);
            values.compute(flow.jacobian(new double[] {sample.x1()[i], sample.x2()[i]}), 1, sigma);
            assertEquals(jacobians.sigmaMax()[i], sigma[0], 1e-9 * sigma[0]);
            double expected = logDensity[i];
            assertEquals(expected, flow.logDensity(new double[] {sample.w1()[i], sample.w2()[i]}), 1e-9 * (1 + Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("constructions")
    void theInverseDecodes(String target, Construction construction) {
        Measurement.Sample sample = sample(construction);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        Stages back = construction.inverse(stages.outFirst(), stages.outSecond());
        Variant variant = construction.spec().variant();
        // What is lost is rounding over sigma_min; that of these is far smaller.
        boolean squeezed = variant == Variant.NAIVE || variant == Variant.SNAKE || variant == Variant.RAMPS;
        double[] sigma = construction.jacobians(stages).sigmaMin();
        for (int i = 0; i < POINTS; i++) {
            double off = Math.hypot(back.first()[0][i] - sample.x1()[i], back.second()[0][i] - sample.x2()[i]);
            assertTrue(off < 1e-10 + (squeezed ? 20 * RoundOff.NONE.unit() / sigma[i] : 0), variant + ": " + off + " where sigma is " + sigma[i]);
        }
        if (variant != Variant.SNAKE && variant != Variant.RAMPS) {
            assertEquals(0, construction.misread(stages), "wrong cells");
        }
    }

    @ParameterizedTest
    @MethodSource("constructions")
    void theJacobianAgreesWithDifferences(String target, Construction construction) {
        Variant variant = construction.spec().variant();
        Measurement.Sample sample = sample(construction);
        boolean three = variant.couplings() == 3;
        double step = (three ? 1e-6 : 1e-5) * construction.spec().epsilon();
        Stages stages = construction.forward(sample.x1(), sample.x2());
        Stages[] moved = new Stages[4];
        for (int m = 0; m < 4; m++) {
            double by = m % 2 == 0 ? step : -step;
            int coordinate = m / 2;
            moved[m] = construction.forward(coordinate == 0 ? plus(sample.x1(), by) : sample.x1(),
                    coordinate == 1 ? plus(sample.x2(), by) : sample.x2());
        }
        double[] errors = new double[POINTS];
        Jacobians jacobians = construction.jacobians(stages);
        ConstructedFlow flow = construction.flow();
        for (int i = 0; i < POINTS; i++) {
            double[] exact = flow.jacobian(new double[] {sample.x1()[i], sample.x2()[i]});
            double missed = 0;
            double size = 0;
            for (int c = 0; c < 2; c++) {
                double first = (moved[2 * c].outFirst()[i] - moved[2 * c + 1].outFirst()[i]) / (2 * step);
                double second = (moved[2 * c].outSecond()[i] - moved[2 * c + 1].outSecond()[i]) / (2 * step);
                missed += Math.pow(first - exact[c], 2) + Math.pow(second - exact[2 + c], 2);
                size += exact[c] * exact[c] + exact[2 + c] * exact[2 + c];
            }
            errors[i] = Math.sqrt(missed / size);
            assertEquals(Math.sqrt(size), Math.hypot(jacobians.sigmaMax()[i], jacobians.sigmaMin()[i]), 1e-9 * Math.sqrt(size));
            assertEquals(jacobians.logDet()[i], Math.log(jacobians.sigmaMax()[i]) + Math.log(jacobians.sigmaMin()[i]), 1e-9);
        }
        Arrays.sort(errors);
        double median = errors[POINTS / 2];
        double high = errors[POINTS * 99 / 100];
        // The scales of the naive couplings are of the order of epsilon^2: the differences keep fewer digits.
        double rounding = variant == Variant.NAIVE ? 3e-3 : 1e-5;
        assertTrue(median < (three ? rounding : 1e-6), "median " + median);
        long kinks = Arrays.stream(errors).filter(error -> error > (variant == Variant.NAIVE ? 1e-2 : 1e-3)).count();
        assertTrue(kinks <= 0.04 * POINTS, kinks + " of " + POINTS + " are off");
        assertTrue(!three || high < (variant == Variant.NAIVE ? 1e-2 : 1e-3), "99 % quantile " + high);
    }

    private static double[] plus(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }

    /**
     * The density, summed over a fine grid, is the law of what the couplings make of noise: mass 1 in all, and in each quarter of the plane (about a
     * point where no symmetry helps) the share of the points. It is read by the inverse and the scales alone, the points by the way forward alone.
     * What the naive construction makes is narrower than a grid that could be summed here (of 5,600 x 5,600: 1.03).
     */
    @ParameterizedTest
    @EnumSource(value = Variant.class, mode = EnumSource.Mode.EXCLUDE, names = "NAIVE")
    void theDensityIntegratesToTheLawOfThePoints(Variant variant) {
        Construction construction = Construction.of(Target.of(Datasets.defaults("annulus")), ConstructionSpec.of(variant, 0.5));
        int grid = 1_600;
        int points = 40_000;
        Measurement.Sample sample = Measurement.Sample.of(construction.target(), points, 3);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        double[] quarters = new double[4];
        for (int i = 0; i < points; i++) {
            quarters[quarter(stages.outFirst()[i], stages.outSecond()[i])] += 1.0 / points;
        }
        double[] integrals = new double[4];
        double fromX = Arrays.stream(stages.outFirst()).min().orElseThrow() - 0.5;
        double fromY = Arrays.stream(stages.outSecond()).min().orElseThrow() - 0.5;
        double stepX = (Arrays.stream(stages.outFirst()).max().orElseThrow() + 0.5 - fromX) / grid;
        double stepY = (Arrays.stream(stages.outSecond()).max().orElseThrow() + 0.5 - fromY) / grid;
        double[] x = new double[grid];
        double[] y = new double[grid];
        for (int row = 0; row < grid; row++) {
            for (int column = 0; column < grid; column++) {
                x[column] = fromX + (column + 0.5) * stepX;
                y[column] = fromY + (row + 0.5) * stepY;
            }
            double[] logDensity = construction.logDensity(x, y);
            for (int column = 0; column < grid; column++) {
                integrals[quarter(x[column], y[column])] += Math.exp(logDensity[column]) * stepX * stepY;
            }
        }
        assertEquals(1, Arrays.stream(integrals).sum(), 0.01, variant + " integrates to");
        for (int q = 0; q < 4; q++) {
            assertEquals(quarters[q], integrals[q], 0.01 + 4 * Math.sqrt(quarters[q] * (1 - quarters[q]) / points), variant + ", quarter " + q);
        }
    }

    private static int quarter(double x, double y) {
        return (x > 0.31 ? 1 : 0) + (y > 0.17 ? 2 : 0);
    }

    /** At what the couplings make of noise, the inverse way gives the noise's density over the determinant of the way forward. */
    @ParameterizedTest
    @MethodSource("constructions")
    void theDensityIsThatOfTheMap(String target, Construction construction) {
        Measurement.Sample sample = sample(construction);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        double[] logDensity = construction.logDensity(stages.outFirst(), stages.outSecond());
        double[] logDet = construction.jacobians(stages).logDet();
        for (int i = 0; i < POINTS; i += 3) {
            double noise = -Math.log(2 * Math.PI) - 0.5 * (sample.x1()[i] * sample.x1()[i] + sample.x2()[i] * sample.x2()[i]);
            assertEquals(noise - logDet[i], logDensity[i], 1e-6 * (1 + Math.abs(noise - logDet[i])));
        }
    }

    /** The transport that the bound of W2 rests on has the target's law: mass left of, and below, its quantiles, to 4 standard errors. */
    @ParameterizedTest
    @MethodSource("constructions")
    void theTransportHasTheLawOfTheTarget(String target, Construction construction) {
        Measurement.Sample sample = Measurement.Sample.of(construction.target(), 20_000, 11);
        double[][] transported = construction.transport(sample.x1(), sample.x2());
        Random random = new Random(3);
        for (int check = 0; check < 20; check++) {
            int i = random.nextInt(20_000);
            double a = sample.w1()[i];
            double b = sample.w2()[i];
            double ours = share(transported[0], transported[1], a, b);
            double theirs = share(sample.w1(), sample.w2(), a, b);
            double error = Math.sqrt(2 * Math.max(theirs * (1 - theirs), 1e-4) / 20_000);
            assertEquals(theirs, ours, 4.5 * error, "mass below " + a + ", " + b);
        }
    }

    private static double share(double[] first, double[] second, double a, double b) {
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            count += first[i] <= a && second[i] <= b ? 1 : 0;
        }
        return (double) count / first.length;
    }

    @ParameterizedTest
    @MethodSource("constructions")
    void theNumberLineHoldsWhatWasWritten(String target, Construction construction) {
        Measurement.Sample sample = sample(construction);
        Stages stages = construction.forward(sample.x1(), sample.x2());
        for (int k = 0; k < construction.couplings().size(); k++) {
            Optional<NumberLine> line = construction.line(k);
            if (line.isEmpty()) {
                continue;
            }
            double[] written = stages.coordinate(k + 1, construction.couplings().get(k).changed());
            for (int i = 0; i < 500; i++) {
                List<Place> places = line.get().places(written[i]);
                assertEquals(line.get().levels(), places.size());
                double slack = 1e-12 + 1e-9 * line.get().finest();
                // Beyond five standard deviations the last band takes all.
                if (Math.abs(sample.x1()[i]) < 3 && Math.abs(sample.x2()[i]) < 3) {
                    for (Place place : places) {
                        assertTrue(place.low() <= written[i] + slack && written[i] <= place.high() + slack, place + " " + written[i]);
                        assertTrue(place.digit() >= 0 && place.digit() < place.base());
                    }
                    assertTrue(places.get(1).low() >= places.get(0).low() - slack && places.get(1).high() <= places.get(0).high() + slack);
                }
            }
            List<Place> bands = line.get().within(0, line.get().low(), line.get().high(), 2_000);
            assertTrue(bands.size() > 1, "the whole line has bands");
            for (int i = 1; i < bands.size(); i++) {
                assertEquals(bands.get(i - 1).high(), bands.get(i).low(), 1e-9);
            }
        }
    }
}
