package org.pushforward.theory.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Route;

class ImageRunTest {

    private static final Picture SAMPLE = SamplePicture.read();

    private static Picture squeezed() {
        return ImageRun.of(SAMPLE, ImagePermutation.squeeze(32, 32)).direct();
    }

    static Stream<ImageMap> permutationsOfPixels() {
        return Stream.of(ImagePermutation.checkerboard(32, 32), ImagePermutation.squeeze(32, 32));
    }

    @ParameterizedTest
    @MethodSource("permutationsOfPixels")
    void permutationsOfPixelsAreExact(ImageMap map) {
        ImageRun run = ImageRun.of(SAMPLE, map);
        // Sums and differences of the picture's values on the way cost a few roundings, no more.
        assertEquals(0, run.difference(), 1e-14);
        assertEquals(0, run.back(), 1e-14);
        assertEquals(0, run.directLogDet());
        assertEquals(0, run.coupledLogDet());
        assertEquals(run.couplings() + 1, run.steps().size());
        assertTrue(run.couplings() <= 23);
        for (LinearCoupling factor : map.factors()) {
            for (double scale : factor.scale()) {
                assertEquals(1, scale);
            }
        }
    }

    /** The way back is that of the inverses, to the bit, though they are not made. */
    @Test
    void anInverseIsAppliedAsItIsWrittenDown() {
        SplittableRandom random = new SplittableRandom(3);
        for (LinearCoupling factor : Convolution.random(12, Route.STABLE, random).factors()) {
            double[] columns = random.doubles(12 * 5, -1, 1).toArray();
            double[] expected = columns.clone();
            factor.inverse().apply(expected, 5);
            factor.applyInverse(columns, 5);
            assertArrayEquals(expected, columns);
        }
    }

    @Test
    void checkerboardGathersThePixelsOfOneColour() {
        Picture gathered = ImageRun.of(SAMPLE, ImagePermutation.checkerboard(32, 32)).direct();
        assertEquals(SAMPLE.get(0, 0, 0), gathered.get(0, 0, 0));
        assertEquals(SAMPLE.get(0, 0, 2), gathered.get(0, 0, 1));
        assertEquals(SAMPLE.get(2, 1, 1), gathered.get(2, 0, 16));
        assertEquals(SAMPLE.get(1, 0, 1), gathered.get(1, 16, 0));
    }

    @Test
    void squeezeMakesFourChannelsOfOne() {
        Picture squeezed = squeezed();
        assertEquals(List.of(12, 16, 16), List.of(squeezed.channels(), squeezed.height(), squeezed.width()));
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                for (int c = 0; c < 3; c++) {
                    for (int part = 0; part < 4; part++) {
                        assertEquals(SAMPLE.get(c, 2 * y + part / 2, 2 * x + part % 2), squeezed.get(4 * c + part, y, x));
                    }
                }
            }
        }
    }

    @Test
    void channelHalvesChangePlaces() {
        Picture squeezed = squeezed();
        ImageRun run = ImageRun.of(squeezed, ImagePermutation.channelHalves(12));
        assertEquals(squeezed.get(0, 3, 4), run.direct().get(6, 3, 4));
        assertEquals(squeezed.get(11, 3, 4), run.direct().get(5, 3, 4));
        assertEquals(0, run.difference(), 1e-14);
        assertEquals(0, run.back(), 1e-14);
    }

    @Test
    void anOddPermutationNeedsOneNegativeScale() {
        Picture picture = new Picture(2, 1, 1, new double[] {0.25, 0.75});
        ImageMap map = ImagePermutation.channelHalves(2);
        ImageRun run = ImageRun.of(picture, map);
        assertArrayEquals(new double[] {0.75, 0.25}, run.steps().get(run.steps().size() - 1).values());
        assertEquals(1, map.factors().stream().flatMapToDouble(factor -> java.util.Arrays.stream(factor.scale())).filter(scale -> scale < 0).count());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void aConvolutionIsTheProductOfItsCouplings(Route route) {
        Picture squeezed = squeezed();
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 4; i++) {
            Convolution convolution = Convolution.random(12, route, random);
            ImageRun run = ImageRun.of(squeezed, convolution);
            assertEquals(0, run.difference(), 1e-9);
            assertEquals(0, run.back(), 1e-9);
            assertEquals(16 * 16 * convolution.logDet(), run.directLogDet(), 1e-12);
            assertEquals(run.directLogDet(), run.coupledLogDet(), 1e-6);
            assertTrue(run.couplings() <= route.bound());
        }
    }

    @Test
    void theStableRouteOfAConvolutionIsAccurateToRounding() {
        ImageRun run = ImageRun.of(squeezed(), Convolution.random(12, Route.STABLE, new SplittableRandom(2)));
        assertEquals(0, run.difference(), 1e-13);
        assertEquals(run.directLogDet(), run.coupledLogDet(), 1e-10);
    }

    @Test
    void aConvolutionsMatrixIsThatOfItsFactors() {
        Convolution convolution = Convolution.random(6, Route.STABLE, new SplittableRandom(3));
        for (int c = 0; c < 6; c++) {
            double[] unit = new double[6];
            unit[c] = 1;
            double[] column = convolution.apply(unit);
            for (int r = 0; r < 6; r++) {
                assertEquals(convolution.matrix().get(r, c), column[r], 1e-15);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(InvalidInputException.class, () -> ImagePermutation.squeeze(31, 32));
        assertThrows(InvalidInputException.class, () -> ImagePermutation.channelHalves(3));
        assertThrows(InvalidInputException.class, () -> Convolution.random(3, Route.STABLE, new SplittableRandom(1)));
        assertThrows(InvalidInputException.class, () -> ImageRun.of(SAMPLE, ImagePermutation.channelHalves(12)));
        assertThrows(InvalidInputException.class, () -> ImageRun.of(SAMPLE, ImagePermutation.checkerboard(16, 16)));
    }
}
