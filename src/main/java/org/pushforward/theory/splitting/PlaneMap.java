package org.pushforward.theory.splitting;

/** Maps of the plane to make: each is the flow of a field over time 1. */
public enum PlaneMap {
    CUBIC("cubic stirring", "a polynomial of degree 3 that stirs and stretches", 3) {
        @Override
        Field field() {
            double[] u = new double[PolynomialField.terms(3)];
            double[] v = new double[PolynomialField.terms(3)];
            u[PolynomialField.index(1, 0)] = .2;
            u[PolynomialField.index(0, 1)] = -.35;
            u[PolynomialField.index(2, 1)] = -.1;
            u[PolynomialField.index(0, 3)] = -.1;
            v[PolynomialField.index(1, 0)] = .35;
            v[PolynomialField.index(0, 1)] = -.2;
            v[PolynomialField.index(3, 0)] = .06;
            v[PolynomialField.index(1, 2)] = .1;
            v[PolynomialField.index(2, 1)] = .04;
            return new PolynomialField(3, u, v);
        }
    },
    VORTEX("vortex", "a whirl that dies away from the origin, no polynomial: its fit is what limits the map", 0) {
        @Override
        Field field() {
            return (x, y, value) -> {
                double speed = 2.5 * Math.exp(-(x * x + y * y));
                value[0] = -speed * y;
                value[1] = speed * x;
            };
        }
    };

    private final String title;
    private final String description;
    private final int degree;

    PlaneMap(String title, String description, int degree) {
        this.title = title;
        this.description = description;
        this.degree = degree;
    }

    abstract Field field();

    public String title() {
        return title;
    }

    /** In a phrase. */
    public String description() {
        return description;
    }

    /** Of a polynomial; 0 if the field is none. */
    public int degree() {
        return degree;
    }
}
