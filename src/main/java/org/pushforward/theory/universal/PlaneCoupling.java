package org.pushforward.theory.universal;

import org.pushforward.theory.constructed.ExplicitCoupling;

/**
 * An affine coupling of the plane: new = s(other) * old + t(other) with s > 0, the other coordinate unchanged. So it is a bijection of the plane,
 * whatever s and t are, jumps included. A {@link Construction} sends many points at once through {@link #at(double, double[])}, without making
 * objects. Immutable.
 */
public final class PlaneCoupling extends ExplicitCoupling {

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
        super(changed == 0, changed == 1);
        this.changed = changed;
        this.functions = functions;
    }

    /** @return 0 or 1: the coordinate that changes; the other one decides how */
    public int changed() {
        return changed;
    }

    /** @param values as {@link Functions} has them */
    void at(double other, double[] values) {
        functions.at(other, values);
    }

    @Override
    protected void evaluate(double[] x, Values values) {
        double[] of = new double[VALUES];
        functions.at(x[1 - changed], of);
        values.scale()[changed] = of[SCALE];
        values.shift()[changed] = of[SHIFT];
        if (values.wantsDerivatives()) {
            int byOther = 2 * changed + (1 - changed);
            values.scaleDerivatives()[byOther] = of[SCALE_SLOPE];
            values.shiftDerivatives()[byOther] = of[SHIFT_SLOPE];
        }
    }
}
