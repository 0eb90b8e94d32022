package org.pushforward.theory.linear.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling.Kind;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

class CouplingProductTest {

    private static double[] parameters(CouplingProduct product, RandomGenerator random) {
        double[] parameters = product.initialParameters(1, random);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.3 * random.nextGaussian();
        }
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({"2,1,LOWER,POSITIVE,0", "4,3,UPPER,POSITIVE,0", "6,5,LOWER,ANY_SIGN,0", "6,4,LOWER,POSITIVE,0.7", "2,6,UPPER,ANY_SIGN,0.2"})
    void gradientIsThatOfFiniteDifferences(int size, int layers, Kind first, Scales scales, double penalty) {
        RandomGenerator random = new SplittableRandom(size + layers);
        CouplingProduct product = new CouplingProduct(Ensemble.GAUSS.draw(size, random), layers, first, scales);
        double[] parameters = parameters(product, random);
        double[] gradient = new double[parameters.length];
        product.loss(parameters, penalty, gradient);
        double[] ignored = new double[parameters.length];
        double step = 1e-5;
        for (int i = 0; i < parameters.length; i++) {
            double at = parameters[i];
            parameters[i] = at + step;
            double above = product.loss(parameters, penalty, ignored);
            parameters[i] = at - step;
            double below = product.loss(parameters, penalty, ignored);
            parameters[i] = at;
            double difference = (above - below) / (2 * step);
            assertEquals(difference, gradient[i], 1e-7 * (1 + Math.abs(difference)), "parameter " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"4,3,LOWER,POSITIVE", "6,4,UPPER,ANY_SIGN"})
    void lossIsTheDistanceOfTheFactorsProduct(int size, int layers, Kind first, Scales scales) {
        RandomGenerator random = new SplittableRandom(size);
        SquareMatrix target = Ensemble.TOEPLITZ.draw(size, random);
        CouplingProduct product = new CouplingProduct(target, layers, first, scales);
        double[] parameters = parameters(product, random);
        double loss = product.loss(parameters, 0, new double[parameters.length]);
        double residual = Factorization.accuracy(target, product.factors(parameters)).residual();
        assertEquals(residual * residual, loss, 1e-13 * loss);
    }

    @ParameterizedTest
    @CsvSource({"8,6,120", "64,16,16896"})
    void factorsHaveShearsAndScales(int size, int layers, int count) {
        CouplingProduct product = new CouplingProduct(SquareMatrix.identity(size), layers, Kind.LOWER, Scales.POSITIVE);
        assertEquals(count, product.parameterCount());
    }
}
