package org.pushforward.instrument;

/**
 * The point that a person looks at, where they put it; all other views show what the flow makes of it.
 *
 * @param space where {@code x} and {@code y} are coordinates, the first two; further ones are 0
 */
public record ProbePoint(Space space, double x, double y) {

    /** All of its coordinates, in a new array. */
    public double[] coordinates(int dimension) {
        double[] coordinates = new double[dimension];
        coordinates[0] = x;
        coordinates[1] = y;
        return coordinates;
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
