package org.pushforward.flow;

/**
 * What a coupling does at given values of the coordinates that condition it: y = x e^s + t, coordinate by coordinate, in the flow's units.
 *
 * @param count       values of the condition
 * @param transformed coordinates that move
 * @param logScale    {@code [value * transformed + coordinate]}: s
 * @param shift       {@code [value * transformed + coordinate]}: t
 */
public record CouplingCurves(int count, int transformed, double[] logScale, double[] shift) {
}
