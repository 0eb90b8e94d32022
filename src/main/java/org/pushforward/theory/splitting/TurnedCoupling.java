package org.pushforward.theory.splitting;

import org.pushforward.theory.constructed.ExplicitCoupling;
import org.pushforward.theory.constructed.Step;

/**
 * A coupling of the plane between a rotation and its inverse: the coordinate r along a direction is changed, the one across, w, is not. It is the flow
 * of r' = a(w) r + b(w) over some time. Immutable.
 */
public final class TurnedCoupling implements Step {

    private static final double SMALL = 1e-4;

    private final double angle;
    private final double cosine;
    private final double sine;
    private final double duration;
    private final double[] a;
    private final double[] b;
    private final ExplicitCoupling coupling;

    TurnedCoupling(double angle, double[] a, double[] b, double duration) {
        this.angle = angle;
        this.a = a;
        this.b = b;
        this.duration = duration;
        cosine = Math.cos(angle);
        sine = Math.sin(angle);
        coupling = new Along();
    }

    /** Of the direction along which points move. */
    public double angle() {
        return angle;
    }

    /** The coupling in the turned coordinates: the first one changes. */
    public ExplicitCoupling coupling() {
        return coupling;
    }

    private final class Along extends ExplicitCoupling {

        Along() {
            super(true, false);
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            double w = x[1];
            double rate = DirectionSum.polynomial(a, w);
            double push = DirectionSum.polynomial(b, w);
            double y = duration * rate;
            double growth = Math.exp(y);
            double span = duration * (Math.abs(y) < SMALL ? 1 + y / 2 + y * y / 6 : Math.expm1(y) / y);
            values.scale()[0] = growth;
            values.shift()[0] = push * span;
            if (values.wantsDerivatives()) {
                double rateByW = DirectionSum.derivative(a, w);
                double spanByRate = duration * duration * (Math.abs(y) < SMALL ? .5 + y / 3 + y * y / 8 : (growth * y - Math.expm1(y)) / (y * y));
                values.scaleDerivatives()[1] = growth * duration * rateByW;
                values.shiftDerivatives()[1] = DirectionSum.derivative(b, w) * span + push * spanByRate * rateByW;
            }
        }
    }

    @Override
    public int dimension() {
        return 2;
    }

    /** Into the coordinates (r, w). */
    private void turn(double[] x) {
        double r = cosine * x[0] + sine * x[1];
        x[1] = -sine * x[0] + cosine * x[1];
        x[0] = r;
    }

    private void turnBack(double[] x) {
        double first = cosine * x[0] - sine * x[1];
        x[1] = sine * x[0] + cosine * x[1];
        x[0] = first;
    }

    @Override
    public double forward(double[] x) {
        turn(x);
        double logDet = coupling.forward(x);
        turnBack(x);
        return logDet;
    }

    @Override
    public double inverse(double[] y) {
        turn(y);
        double logDet = coupling.inverse(y);
        turnBack(y);
        return logDet;
    }

    @Override
    public void differentiate(double[] x, double[] jacobian, int columns) {
        double[] turned = x.clone();
        turn(turned);
        double[] column = new double[2];
        for (int c = 0; c < columns; c++) {
            column[0] = jacobian[c];
            column[1] = jacobian[columns + c];
            turn(column);
            jacobian[c] = column[0];
            jacobian[columns + c] = column[1];
        }
        coupling.differentiate(turned, jacobian, columns);
        for (int c = 0; c < columns; c++) {
            column[0] = jacobian[c];
            column[1] = jacobian[columns + c];
            turnBack(column);
            jacobian[c] = column[0];
            jacobian[columns + c] = column[1];
        }
    }
}
