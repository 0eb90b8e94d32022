package org.pushforward.engine;

/** The floating-point type that a run trains in. Instruments always use {@link #DOUBLE}. */
public enum Precision { FLOAT, DOUBLE }
