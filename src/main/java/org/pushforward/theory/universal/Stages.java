package org.pushforward.theory.universal;

/**
 * Points on their way through couplings, a structure of arrays: stage 0 is the noise x, stage k what is after k couplings.
 *
 * @param first  coordinate 1: {@code first[stage][point]}
 * @param second coordinate 2: {@code second[stage][point]}
 */
public record Stages(double[][] first, double[][] second) {

    /** Stages, the noise included. */
    public int count() {
        return first.length;
    }

    public int points() {
        return first[0].length;
    }

    /** Coordinate 0 or 1 of a stage. */
    public double[] coordinate(int stage, int coordinate) {
        return coordinate == 0 ? first[stage] : second[stage];
    }

    /** First coordinate of the output. */
    public double[] outFirst() {
        return first[first.length - 1];
    }

    /** Second coordinate of the output. */
    public double[] outSecond() {
        return second[second.length - 1];
    }
}
