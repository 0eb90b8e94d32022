package org.pushforward.theory.padded;

import java.util.List;

/** The constructions. */
public enum PaddedVariant {
    TWO("two couplings", "two affine couplings with noise in the padding", List.of(.5, .2, .1, .05, .02), List.of(2)),
    KINETIC("kinetic couplings", "momentum steps along a path from noise to data, each of some affine couplings", List.of(), List.of(4, 8, 16, 32)),
    SCRATCH("constant padding", "additive couplings that use the padding, noise of size sigma, as scratch space", List.of(1.0, .5, .2, .1, .05, .02, .01),
            List.of(2, 4));

    private final String title;
    private final String description;
    private final List<Double> sigmas;
    private final List<Integer> couplings;

    PaddedVariant(String title, String description, List<Double> sigmas, List<Integer> couplings) {
        this.title = title;
        this.description = description;
        this.sigmas = sigmas;
        this.couplings = couplings;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Noise to look at where nobody asks for other. @param target that it may depend on with kinetic couplings */
    public List<Double> sigmas(PaddedTarget target) {
        return this != KINETIC ? sigmas : List.of(switch (target) {
            case MIXTURE3 -> .5;
            case WHEEL8 -> .3;
            default -> 1.0;
        });
    }

    /** Numbers of couplings to look at where nobody asks for others. */
    public List<Integer> couplings() {
        return couplings;
    }

    public boolean has(PaddedTarget target) {
        return this == KINETIC ? target.hasPath() : target.hasTransport();
    }
}
