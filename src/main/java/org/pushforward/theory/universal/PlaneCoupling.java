package org.pushforward.theory.universal;

/**
 * An affine coupling of the plane whose functions are given rather than learned: new = s(other) * old + t(other) with s > 0, the other coordinate
 * unchanged. So it is a bijection of the plane, whatever s and t are, jumps included. Immutable.
 */
public final class PlaneCoupling {

    /** Where the functions put s, t and their derivatives. */
    static final int SCALE = 0;
    static final int SHIFT = 1;
    static final int SCALE_SLOPE = 2;
    static final int SHIFT_SLOPE = 3;
    static final int VALUES = 4;

    /** s and t of the coordinate that does not change. */
    @FunctionalInterface
    interface Functions {
        /** @param values of length {@value PlaneCoupling#VALUES}, overwritten: s, t, ds/d other and dt/d other (the derivatives off the jumps) */
        void at(double other, double[] values);
    }

    private final int changed;
    private final Functions functions;

    PlaneCoupling(int changed, Functions functions) {
        this.changed = changed;
        this.functions = functions;
    }

    /** @return 0 or 1: the coordinate that changes; the other one decides how */
    public int changed() {
        return changed;
    }

    void at(double other, double[] values) {
        functions.at(other, values);
    }

    private double[] at(double other) {
        double[] values = new double[VALUES];
        functions.at(other, values);
        return values;
    }

    /** s. */
    public double scale(double other) {
        return at(other)[SCALE];
    }

    /** t. */
    public double shift(double other) {
        return at(other)[SHIFT];
    }

    /** dt / d other off the jumps. */
    public double shiftSlope(double other) {
        return at(other)[SHIFT_SLOPE];
    }

    /** @return the new value of the changed coordinate */
    public double apply(double old, double other) {
        double[] values = at(other);
        return values[SCALE] * old + values[SHIFT];
    }

    /** @return the old value of the changed coordinate */
    public double undo(double changedValue, double other) {
        double[] values = at(other);
        return (changedValue - values[SHIFT]) / values[SCALE];
    }
}
