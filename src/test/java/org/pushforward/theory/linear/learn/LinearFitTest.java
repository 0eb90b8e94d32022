package org.pushforward.theory.linear.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

class LinearFitTest {

    private static final SquareMatrix TARGET = Ensemble.GAUSS.draw(8, 1, 0);

    /** Ends after some steps, and remembers what it heard. */
    private static final class Counting implements FitListener {

        private final List<Double> errors = new ArrayList<>();
        private final int end;

        Counting(int end) {
            this.end = end;
        }

        @Override
        public void step(int restart, int step, double error) {
            errors.add(error);
        }

        @Override
        public boolean isCancelled() {
            return errors.size() >= end;
        }
    }

    @Test
    void sixLayersFitWhatTwoCannot() {
        FitSpec spec = FitSpec.of(6, 1).withSteps(1500).withRestarts(12);
        FitResult six = LinearFit.run(Ensemble.PERMUTATION.draw(8, 1, 0), spec, FitListener.SILENT);
        assertTrue(six.error() < 1e-9, "error " + six.error());
        FitResult two = LinearFit.run(Ensemble.PERMUTATION.draw(8, 1, 0), FitSpec.of(2, 1), FitListener.SILENT);
        assertTrue(two.error() > 0.1, "error " + two.error());
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aFitComesNearerAndSaysHowNear(Optimizer optimizer) {
        FitSpec spec = FitSpec.of(4, 2).withOptimizer(optimizer).withSteps(200).withRestarts(3);
        Counting listener = new Counting(Integer.MAX_VALUE);
        FitResult result = LinearFit.run(TARGET, spec, listener);
        assertTrue(result.finished());
        assertEquals(3, result.errors().length);
        double best = Double.POSITIVE_INFINITY;
        for (double error : result.errors()) {
            best = Math.min(best, error);
        }
        assertEquals(best, result.error());
        double[] curve = result.curve();
        assertEquals(result.error(), curve[curve.length - 1]);
        assertTrue(result.error() < 0.5 * curve[0]);
        assertEquals(result.error(), Factorization.accuracy(TARGET, result.factors()).residual(), 1e-12);
        assertTrue(listener.errors.contains(result.error()));
        LinearCoupling.Kind kind = null;
        for (LinearCoupling factor : result.factors()) {
            assertTrue(factor.kind() != kind);
            kind = factor.kind();
            for (double scale : factor.scale()) {
                assertTrue(scale > 0);
            }
        }
        assertEquals(4, result.factors().size());
    }

    /** Errors are relative to the matrix: of one that is nearly nothing they are not to be computed, and at the ends of the range they are. */
    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aMatrixOfAnySizeIsFittedOrRefused(Optimizer optimizer) {
        FitSpec spec = FitSpec.of(3, 5).withOptimizer(optimizer).withSteps(20).withRestarts(1);
        for (double size : new double[] {1e-49, 1e-20, 1e20, 1e99}) {
            FitResult result = LinearFit.run(times(size), spec, FitListener.SILENT);
            assertTrue(Double.isFinite(result.error()), size + ": " + result.error());
            assertTrue(result.factors().stream().allMatch(factor -> Double.isFinite(factor.condition())), size + ": not finite");
        }
        for (double size : new double[] {1e-52, 1e-300, 1e-318}) {
            String message = assertThrows(InvalidInputException.class, () -> LinearFit.run(times(size), spec, FitListener.SILENT)).getMessage();
            assertTrue(message.endsWith(": multiply it by a power of ten first"), message);
        }
        for (double size : new double[] {1e102, 1e200, 1e300}) {
            String message = assertThrows(InvalidInputException.class, () -> LinearFit.run(times(size), spec, FitListener.SILENT)).getMessage();
            assertTrue(message.endsWith(", and squares of entries larger than 1.0E100 overflow: divide it by a power of ten first"), message);
        }
        assertEquals("every entry of the matrix is 0: no error can be relative to it, so take another",
                assertThrows(InvalidInputException.class, () -> LinearFit.run(times(0), spec, FitListener.SILENT)).getMessage());
    }

    private static SquareMatrix times(double size) {
        return new SquareMatrix(TARGET.size(), Arrays.stream(TARGET.values()).map(x -> size * x).toArray());
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void theSameSettingsGiveTheSameBits(Optimizer optimizer) {
        FitSpec spec = FitSpec.of(3, 5).withOptimizer(optimizer).withSteps(50).withRestarts(2);
        assertArrayEquals(LinearFit.run(TARGET, spec, FitListener.SILENT).curve(), LinearFit.run(TARGET, spec, FitListener.SILENT).curve());
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aCancelledFitReturnsWhatItHas(Optimizer optimizer) {
        FitResult result = LinearFit.run(TARGET, FitSpec.of(4, 1).withOptimizer(optimizer).withSteps(500), new Counting(7));
        assertFalse(result.finished());
        assertEquals(8, result.curve().length);
        assertEquals(1, result.errors().length);
        assertEquals(4, result.factors().size());
    }

    @Test
    void scalesOfAnySignReachANegativeDeterminant() {
        double[] values = TARGET.values().clone();
        for (int r = 0; r < 8; r++) {
            values[8 * r] = -values[8 * r];
        }
        SquareMatrix negative = new SquareMatrix(8, values);
        FitSpec spec = FitSpec.of(8, 1).withSteps(1500).withRestarts(10);
        assertTrue(LinearFit.run(negative, spec.withScales(Scales.ANY_SIGN), FitListener.SILENT).error() < 1e-6);
        assertTrue(LinearFit.run(negative, spec, FitListener.SILENT).error() > 1e-3);
    }

    @Test
    void aSweepHasARowForEachNumberOfLayers() {
        FitSweep sweep = new FitSweep(Ensemble.GAUSS, 4, List.of(1, 2, 3, 5), 4, FitSpec.of(1, 3).withSteps(400).withRestarts(4));
        List<FitSweep.Row> heard = new ArrayList<>();
        List<FitSweep.Row> rows = sweep.run(heard::add, () -> false);
        assertEquals(rows, heard);
        assertEquals(List.of(1, 2, 3, 5), rows.stream().map(FitSweep.Row::layers).toList());
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i).spread().median() < rows.get(i - 1).spread().median());
        }
        assertEquals(0, rows.get(1).exact());
        assertTrue(rows.get(3).exact() >= 2);
        assertEquals(List.of(), sweep.run(row -> { }, () -> true));
    }

    @Test
    void fewerFactorsAreWorseConditioned() {
        List<TradeOff.Point> routes = TradeOff.routes(TARGET, Scales.POSITIVE);
        assertEquals(List.of(Route.values()), routes.stream().map(TradeOff.Point::route).toList());
        routes.forEach(point -> assertTrue(point.residual() < 1e-9));
        FitSpec spec = FitSpec.of(6, 1).withSteps(300).withRestarts(4);
        TradeOff.Point six = TradeOff.fit(TARGET, spec, FitListener.SILENT);
        TradeOff.Point ten = TradeOff.fit(TARGET, spec.withLayers(10), FitListener.SILENT);
        assertTrue(six.residual() < 1e-10 && ten.residual() < 1e-10);
        assertTrue(ten.worstCondition() < six.worstCondition());
        // The search for small parameters pays: no route that is exact by construction does as well.
        routes.forEach(point -> assertTrue(six.worstCondition() < point.worstCondition()));
    }

    @Test
    void theTradeOffOfAnEnsembleHasARowForEachRouteAndLength() {
        List<TradeOff.Summary> summaries = new ArrayList<>();
        FitSpec spec = FitSpec.of(1, 2).withSteps(150).withRestarts(2);
        TradeOff.over(Ensemble.ORTHOGONAL, 4, 3, List.of(4, 8), spec, summaries::add, FitListener.SILENT);
        assertEquals(5, summaries.size());
        assertEquals(Route.STABLE, summaries.get(1).route());
        assertTrue(summaries.get(1).count().most() <= 15 && summaries.get(1).residual().most() < 1e-12);
        assertEquals(new MedianAndRange(4, 4, 4), summaries.get(3).count());
        assertEquals(new MedianAndRange(8, 8, 8), summaries.get(4).count());
        assertTrue(summaries.get(4).residual().median() < 1e-9);
        summaries.clear();
        TradeOff.over(Ensemble.ORTHOGONAL, 4, 1, List.of(4, 8), spec, summaries::add, new Counting(0));
        assertEquals(3, summaries.size());
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThrows(InvalidInputException.class, () -> FitSpec.of(0, 1));
        assertThrows(InvalidInputException.class, () -> FitSpec.of(4, 1).withSteps(0));
        assertThrows(InvalidInputException.class, () -> FitSpec.of(4, 1).withRestarts(0));
        assertThrows(InvalidInputException.class, () -> new FitSpec(4, Scales.POSITIVE, Optimizer.ADAM, 10, 1, 0, 1));
        assertThrows(InvalidInputException.class, () -> new FitSweep(Ensemble.GAUSS, 5, List.of(1), 1, FitSpec.of(1, 1)));
        assertThrows(InvalidInputException.class, () -> LinearFit.run(SquareMatrix.identity(3), FitSpec.of(1, 1), FitListener.SILENT));
    }

    @Test
    void spreadOrdersNumbers() {
        assertEquals(new MedianAndRange(1, 2.5, 9), MedianAndRange.of(9, 1, 2, 3));
        assertEquals(new MedianAndRange(1, 3, 9), MedianAndRange.of(9, 1, 3));
    }
}
