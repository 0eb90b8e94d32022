package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.TradeOff;

/** The lower bound: matrices that need five or six factors, by the roots that cannot meet, and by fits that fail. */
class WitnessTest {

    private static final double EXACT = 1e-9;
    /** Far above rounding: what fits with too few factors keep. */
    private static final double FAR = 1e-3;

    static Stream<Witness> witnesses() {
        return Stream.of(2, 3, 4).flatMap(half -> Witness.of(half).stream());
    }

    static Stream<Witness> smallWitnesses() {
        return Stream.concat(Witness.of(2).stream(), Witness.of(3).stream().filter(witness -> witness.scales() == Scales.ANY_SIGN));
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void theShortestRouteReachesTheBound(Witness witness) {
        Factorization factorization = Factorization.of(witness.matrix(), Route.SHORTEST, witness.scales());
        assertEquals(witness.least(), factorization.count());
        assertTrue(factorization.residual() < EXACT);
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void theRootsNeverMeet(Witness witness) {
        RandomGenerator random = new SplittableRandom(1);
        for (SquareMatrix matrix : List.of(witness.matrix(), witness.matrix().halvesExchanged())) {
            RootObstruction roots = RootObstruction.of(matrix);
            for (int i = 0; i < 60; i++) {
                RootObstruction.Meeting meeting = roots.attempt(witness.scales(), random);
                assertFalse(meeting.solved());
                assertTrue(meeting.distance() > 0);
                // They may come near each other, where they are small, but never agree in kind.
                ToIntFunction<Root[]> kind = witness.scales() == Scales.POSITIVE ? WitnessTest::negative : WitnessTest::notReal;
                assertEquals(2, Math.abs(kind.applyAsInt(meeting.left()) - kind.applyAsInt(meeting.right())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void theCloudShowsRootsOfDifferentKinds(Witness witness) {
        int draws = 40;
        int half = witness.matrix().size() / 2;
        RootObstruction.Cloud cloud = witness.roots(draws);
        assertEquals(draws * half, cloud.left().size());
        ToIntFunction<Root[]> kind = witness.scales() == Scales.POSITIVE ? WitnessTest::negative : WitnessTest::notReal;
        for (int i = 0; i < draws * half; i += half) {
            Root[] left = cloud.left().subList(i, i + half).toArray(Root[]::new);
            Root[] right = cloud.right().subList(i, i + half).toArray(Root[]::new);
            assertEquals(0, kind.applyAsInt(left));
            assertEquals(2, kind.applyAsInt(right));
            assertEquals(1, Stream.of(left).mapToDouble(root -> Math.hypot(root.real(), root.imaginary())).reduce(1, (a, b) -> a * b), 1e-9);
        }
    }

    private static int negative(Root[] roots) {
        return (int) Stream.of(roots).filter(root -> root.real() < 0).count();
    }

    private static int notReal(Root[] roots) {
        return (int) Stream.of(roots).filter(root -> root.imaginary() != 0).count();
    }

    @ParameterizedTest
    @MethodSource("smallWitnesses")
    void fitsFailBelowTheBoundAndSucceedAtIt(Witness witness) {
        for (int layers = 4; layers <= 6; layers++) {
            TradeOff.Point point = TradeOff.fit(witness.matrix(),
                    FitSpec.of(layers, 1).withScales(witness.scales()).withSteps(400).withRestarts(8), FitListener.SILENT);
            if (layers < witness.least()) {
                assertTrue(point.residual() > FAR, layers + " layers: " + point.residual());
            } else {
                assertTrue(point.residual() < EXACT, layers + " layers: " + point.residual());
            }
        }
    }

    @Test
    void rootsMeetWhereFourFactorsAreFound() {
        RandomGenerator random = new SplittableRandom(2);
        int met = 0;
        for (int i = 0; i < 20; i++) {
            SquareMatrix matrix = Ensemble.GAUSS.draw(6, random);
            RootObstruction roots = RootObstruction.of(matrix);
            for (int k = 0; k < 10; k++) {
                RootObstruction.Meeting meeting = roots.attempt(Scales.POSITIVE, random);
                if (meeting.solved()) {
                    met++;
                    double size = Stream.of(meeting.left()).mapToDouble(root -> root.distance(new Root(0, 0))).max().orElseThrow();
                    assertEquals(0, meeting.distance(), 1e-4 * size);
                    double best = FourFactors.of(matrix, Scales.POSITIVE, random).stream()
                            .mapToDouble(factors -> Refinement.of(matrix, factors).residual()).min().orElse(0);
                    assertTrue(best < 1e-6, "residual " + best);
                    break;
                }
            }
        }
        assertTrue(met >= 5, "four factors were possible for " + met + " of 20");
    }

    @Test
    void distanceIsThatOfTheBestMatching() {
        Root[] a = {new Root(0, 0), new Root(1, 0), new Root(5, 1)};
        Root[] b = {new Root(5, -1), new Root(0, 0), new Root(1.5, 0)};
        assertEquals(2, RootObstruction.distance(a, b));
        assertEquals(0, RootObstruction.distance(a, a));
    }

    @Test
    void witnessesBeginAtFourByFour() {
        assertThrows(InvalidInputException.class, () -> Witness.of(1));
    }
}
