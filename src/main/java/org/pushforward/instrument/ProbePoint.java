package org.pushforward.instrument;

import org.pushforward.data.Slice;

/**
 * The point that a person looks at, where they put it; all other views show what the flow makes of it.
 *
 * @param space where {@code x} and {@code y} are the two coordinates that pictures show; all others are those of a {@link Slice}
 */
public record ProbePoint(Space space, double x, double y) {

    /** All of its coordinates, in a new array. */
    public double[] coordinates(Slice slice, int dimension) {
        return space == Space.DATA ? slice.inData(x, y, dimension) : slice.inNoise(x, y, dimension);
    }

    /** An end of the flow. */
    public enum Space {
        DATA("data"), NOISE("noise");

        private final String words;

        Space(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
