package org.pushforward.theory.linear;

/** Which scales a coupling may have. */
public enum Scales {
    /** As in a flow, whose scales are exponentials: products have a positive determinant. */
    POSITIVE,
    /** Any but zero. */
    ANY_SIGN
}
