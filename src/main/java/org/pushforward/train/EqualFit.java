package org.pushforward.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Runs compared when they are equally far from their data, rather than at equal steps: a flow that has hardly begun to learn is well conditioned for
 * that reason alone. Each run is a {@link Path}, and a {@link Match} reads all of them at the best fit that each reached.
 */
public final class EqualFit {

    /** Fits at which the median of several paths is read. */
    private static final int READINGS = 25;

    private EqualFit() {}

    /**
     * The condition number against the fit along a training: the rows at which the fit was better than ever before, so that each fit is that of the
     * first time it was reached. Empty where nothing was measured, or the training lowered the distance by no more than its error.
     *
     * @param fits   strictly falling
     * @param kappas as many
     */
    public record Path(double[] fits, double[] kappas) {

        static final Path NONE = new Path(new double[0], new double[0]);

        /**
         * Of a history.
         *
         * @param kappa         which summary of the condition number
         * @param distanceError standard error of a sliced W2, data units; NaN for none
         */
        public static Path of(List<HistoryRow> rows, FitMeasure measure, ToDoubleFunction<HistoryRow> kappa, double distanceError) {
            List<double[]> stops = new ArrayList<>();
            double error = 0;
            for (HistoryRow row : rows) {
                double fit = measure.of(row);
                double value = kappa.applyAsDouble(row);
                if (Double.isFinite(fit) && Double.isFinite(value) && (stops.isEmpty() || fit < stops.get(stops.size() - 1)[0])) {
                    stops.add(new double[] {fit, value});
                    error = measure.errorOf(row, distanceError);
                }
            }
            Path path = new Path(stops.stream().mapToDouble(stop -> stop[0]).toArray(), stops.stream().mapToDouble(stop -> stop[1]).toArray());
            return path.isEmpty() || path.first() - path.best() <= (Double.isFinite(error) ? error : 0) ? NONE : path;
        }

        public boolean isEmpty() {
            return fits.length == 0;
        }

        /** What it began with. */
        public double first() {
            return isEmpty() ? Double.NaN : fits[0];
        }

        /** The best that it came to. */
        public double best() {
            return isEmpty() ? Double.NaN : fits[fits.length - 1];
        }

        /** The condition number when the fit was first reached, linear in the fit and the logarithm of kappa; NaN where it never was. */
        public double at(double fit) {
            if (!(fit <= first() && fit >= best())) {
                return Double.NaN;
            }
            int next = 1;
            while (next < fits.length - 1 && fits[next] > fit) {
                next++;
            }
            double share = (fits[next - 1] - fit) / (fits[next - 1] - fits[next]);
            return share == 0 ? kappas[next - 1] : share == 1 ? kappas[next]
                    : Math.exp((1 - share) * Math.log(kappas[next - 1]) + share * Math.log(kappas[next]));
        }
    }

    /**
     * The median over runs that differ in their seed: at each fit that more than half of them reached, the median of their condition numbers there.
     * Empty where fewer have a path.
     */
    public static Path median(List<Path> paths) {
        List<Path> known = paths.stream().filter(path -> !path.isEmpty()).toList();
        if (2 * known.size() <= paths.size()) {
            return Path.NONE;
        }
        int needed = paths.size() / 2 + 1;
        // So many have begun at it, and so many have come to it.
        double first = known.stream().mapToDouble(Path::first).min().orElseThrow();
        double best = known.stream().mapToDouble(Path::best).sorted().toArray()[needed - 1];
        if (!(best < first)) {
            return Path.NONE;
        }
        double[] fits = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            double share = (double) i / (READINGS - 1);
            fits[i] = i == 0 ? first : i == READINGS - 1 ? best
                    : best > 0 ? Math.exp((1 - share) * Math.log(first) + share * Math.log(best)) : (1 - share) * first + share * best;
        }
        double[] kappas = Arrays.stream(fits).map(fit -> middle(known.stream().mapToDouble(path -> path.at(fit)))).toArray();
        return new Path(fits, kappas);
    }

    private static double middle(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : Math.sqrt(sorted[half - 1] * sorted[half]);
    }

    /**
     * Several runs at one fit.
     *
     * @param fit    the best that all with a path reached; NaN where there is no common fit
     * @param kappas one for each run, NaN for one without a path; all NaN where there is no common fit
     */
    public record Match(double fit, double[] kappas) {

        /**
         * Of two runs or more.
         *
         * @param least a fit below this says nothing, as a sliced W2 below that of the data themselves; NaN for none
         */
        public static Match of(List<Path> paths, double least) {
            List<Path> known = paths.stream().filter(path -> !path.isEmpty()).toList();
            double best = Math.max(known.stream().mapToDouble(Path::best).max().orElse(Double.NaN),
                    Double.isNaN(least) ? Double.NEGATIVE_INFINITY : least);
            double first = known.stream().mapToDouble(Path::first).min().orElse(Double.NaN);
            if (known.size() < 2 || !(best < first)) {
                return new Match(Double.NaN, paths.stream().mapToDouble(path -> Double.NaN).toArray());
            }
            return new Match(best, paths.stream().mapToDouble(path -> path.at(best)).toArray());
        }

        /** Whether there is a fit that two runs or more reached. */
        public boolean exists() {
            return !Double.isNaN(fit);
        }
    }
}
