package org.pushforward.instrument.constructed;

import java.util.List;
import org.pushforward.data.Points;

/**
 * Points on their way through the couplings.
 *
 * @param refusal why there is no such construction; empty if there is
 * @param stages  the points before the first coupling, and after each
 * @param half    of the window, which holds nearly all points at every stage
 */
public record ConstructionReading(ConstructionRequest request, String refusal, List<Points> stages, double half) {

    public int couplings() {
        return Math.max(0, stages.size() - 1);
    }

    /** 2 or 4. */
    public int dimension() {
        return stages.isEmpty() ? 2 : stages.get(0).dimension();
    }

    /** The coordinate at which the data begin in what was made; 0 where the whole plane is data. */
    public int dataStart() {
        return request.isPadded() ? request.spec().dataStart() : 0;
    }

    /** What is shown, or why there is nothing. */
    public String words() {
        return refusal.isEmpty() ? sentence() : refusal;
    }

    private String sentence() {
        String law = request.isPadded() ? request.target().title() + ": " + request.target().description() + ". " : "";
        return switch (request.construction()) {
            case TWO -> law + "The first affine coupling writes the image of the noise into the padding; "
                    + "the second takes from the noise what the padding tells of it.";
            case KINETIC -> law + couplings() + " affine couplings: kicks change the velocity, drifts the place.";
            case SCRATCH -> law + "The padding is scratch space: without noise, data and padding together have no density.";
            case SPLITTING -> request.map().title() + ": " + request.map().description() + ". " + couplings()
                    + " couplings of one coordinate, between rotations.";
        };
    }
}
