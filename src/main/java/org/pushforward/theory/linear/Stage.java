package org.pushforward.theory.linear;

/**
 * A named part of a factorisation: the factors [first, last], counted from 0 in the order of the product. Where a stage ends and the next begins with
 * couplings of one kind, these are one factor, which belongs to both.
 *
 * @param name     a word or two
 * @param meaning  what this part of the product does, one sentence
 * @param unmerged couplings of the stage before neighbours were merged
 */
public record Stage(String name, String meaning, int first, int last, int unmerged) {

    /** The factors of the stage alone, neighbours of one kind counted once. */
    public int count() {
        return last - first + 1;
    }
}
