package org.pushforward.theory.padded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;

/**
 * One construction.
 *
 * @param sigma     of the noise in the padding; with kinetic couplings of the velocities
 * @param couplings 2 (two), 2 or 4 (scratch), or the number of momentum steps (kinetic)
 */
public record PaddedSpec(PaddedTarget target, PaddedVariant variant, double sigma, int couplings) {

    public static final double LEAST_SIGMA = 1e-6;
    public static final double MOST_SIGMA = 10;
    public static final int MOST_COUPLINGS = 256;

    /** @throws InvalidInputException one line, if there is no such construction */
    public PaddedSpec {
        requireCombination(target, variant);
        InvalidInputException.require(sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA, "--sigma %s is not between %s and %s: without noise there is no "
                + "density, and below that a double cannot carry it", NUMBERS.apply(sigma), NUMBERS.apply(LEAST_SIGMA), NUMBERS.apply(MOST_SIGMA));
        switch (variant) {
            case TWO -> InvalidInputException.require(couplings == 2, "--variant two has two couplings, not %d: leave --couplings out", couplings);
            case SCRATCH -> InvalidInputException.require(couplings == 2 || couplings == 4, "--variant scratch has two or four couplings, not %d",
                    couplings);
            case KINETIC -> InvalidInputException.require(couplings >= 1 && couplings <= MOST_COUPLINGS,
                    "--couplings %d is not between 1 and %d", couplings, MOST_COUPLINGS);
        }
    }

    private static final DoubleFunction<String> NUMBERS = value -> value == Math.rint(value) && Math.abs(value) < 1e6
            ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value).replace('E', 'e').replace(".0e", "e");

    /** @throws InvalidInputException one line, if the construction does not make that law */
    public static void requireCombination(PaddedTarget target, PaddedVariant variant) {
        InvalidInputException.require(variant.has(target), variant == PaddedVariant.KINETIC
                ? "--variant kinetic has no path to %s: choose %s"
                : "--variant " + word(variant) + " needs a map from noise to data in closed form, and %s has none: choose %s", word(target),
                Arrays.stream(PaddedTarget.values()).filter(variant::has).map(PaddedSpec::word).collect(Collectors.joining(", ")));
    }

    /**
     * All combinations, the numbers of couplings within each sigma.
     *
     * @param sigmas    null or empty for the variant's own
     * @param couplings likewise
     * @throws InvalidInputException one line, for what makes no sense or is there twice
     */
    public static List<PaddedSpec> all(PaddedTarget target, PaddedVariant variant, List<Double> sigmas, List<Integer> couplings) {
        requireCombination(target, variant);
        List<Double> noises = sigmas == null || sigmas.isEmpty() ? variant.sigmas(target) : sigmas;
        List<Integer> counts = couplings == null || couplings.isEmpty() ? variant.couplings() : couplings;
        requireDistinct("--sigma", noises);
        requireDistinct("--couplings", counts);
        return noises.stream().flatMap(sigma -> counts.stream().map(count -> new PaddedSpec(target, variant, sigma, count))).toList();
    }

    /** The coordinate at which the block of the data begins: with two couplings the second one. */
    public int dataStart() {
        return variant != PaddedVariant.KINETIC && couplings == 2 ? target.dimension() : 0;
    }

    private static void requireDistinct(String option, List<?> values) {
        InvalidInputException.require(values.stream().distinct().count() == values.size(), "%s has a number twice: %s", option,
                values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    /** As options have it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
