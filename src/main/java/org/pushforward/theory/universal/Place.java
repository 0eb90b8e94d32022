package org.pushforward.theory.universal;

/**
 * An interval of the number line to which a value belongs, at one level of its digits.
 *
 * @param low   lower end
 * @param high  upper end
 * @param digit which of the intervals of its level within the level above, from 0
 * @param base  how many there are there; 0 where they do not end (what is left of a coordinate, without further cells)
 */
public record Place(double low, double high, long digit, long base) {

    public double width() {
        return high - low;
    }

    public double middle() {
        return (low + high) / 2;
    }
}
