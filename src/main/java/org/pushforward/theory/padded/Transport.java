package org.pushforward.theory.padded;

/** A smooth map of R^n onto itself that takes N(0, I) to the law of the data, and its inverse. Immutable. */
interface Transport {

    int dimension();

    /** phi. */
    double[] forward(double[] z);

    /** psi, the inverse. */
    double[] inverse(double[] x);

    /** D phi, row-major. */
    double[] derivative(double[] z);

    /** D psi at x = phi(z), row-major: the inverse of D phi(z). */
    default double[] inverseDerivative(double[] z) {
        double[] d = derivative(z);
        if (dimension() == 1) {
            return new double[] {1 / d[0]};
        }
        double det = d[0] * d[3] - d[1] * d[2];
        return new double[] {d[3] / det, -d[1] / det, -d[2] / det, d[0] / det};
    }

    /** Of the line, which knows its second derivative, too. */
    record OfLine(LineTransport line) implements Transport {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] forward(double[] z) {
            return new double[] {line.value(z[0])};
        }

        @Override
        public double[] inverse(double[] x) {
            return new double[] {line.invert(x[0], 1)};
        }

        @Override
        public double[] derivative(double[] z) {
            return new double[] {line.slope(z[0])};
        }
    }

    /** A linear map of the plane after the same map of the line in both coordinates. @param line null for none */
    record OfPlane(LineTransport line, double[] matrix) implements Transport {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] forward(double[] z) {
            double u = line == null ? z[0] : line.value(z[0]);
            double v = line == null ? z[1] : line.value(z[1]);
            return new double[] {matrix[0] * u + matrix[1] * v, matrix[2] * u + matrix[3] * v};
        }

        double determinant() {
            return matrix[0] * matrix[3] - matrix[1] * matrix[2];
        }

        double[] unmixed(double[] x) {
            double det = determinant();
            return new double[] {(matrix[3] * x[0] - matrix[1] * x[1]) / det, (-matrix[2] * x[0] + matrix[0] * x[1]) / det};
        }

        @Override
        public double[] inverse(double[] x) {
            double[] u = unmixed(x);
            return line == null ? u : new double[] {line.invert(u[0], 1), line.invert(u[1], 1)};
        }

        @Override
        public double[] derivative(double[] z) {
            double s = line == null ? 1 : line.slope(z[0]);
            double t = line == null ? 1 : line.slope(z[1]);
            return new double[] {matrix[0] * s, matrix[1] * t, matrix[2] * s, matrix[3] * t};
        }
    }
}
