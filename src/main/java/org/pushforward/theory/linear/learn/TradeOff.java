package org.pushforward.theory.linear.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Refinement;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * What fewer factors cost: the number of factors against the worst condition of one. The exact routes are points; between and below them are fits
 * that look for a small residual and small parameters together, first with much weight on these, then with ever less, and are refined at the end.
 */
public final class TradeOff {

    private static final double[] PENALTIES = {1e-2, 1e-4, 1e-6, 1e-8, 1e-11};
    private static final double ACCURATE = 1e-10;

    /**
     * One product.
     *
     * @param route          that made it, or null for a fit
     * @param residual       relative
     * @param worstCondition of a factor
     */
    public record Point(Route route, int count, double residual, double worstCondition) {

        /** Accurate before inaccurate, then well conditioned before ill conditioned. */
        private boolean isBetterThan(Point other) {
            double own = Math.max(residual, ACCURATE);
            double others = Math.max(other.residual, ACCURATE);
            return own < others || own == others && worstCondition < other.worstCondition;
        }
    }

    /**
     * The same product of several matrices.
     *
     * @param route or null for fits
     */
    public record Summary(Route route, MedianAndRange count, MedianAndRange residual, MedianAndRange worstCondition) {

        private static Summary of(List<Point> points) {
            return new Summary(points.get(0).route, spread(points, Point::count), spread(points, Point::residual),
                    spread(points, Point::worstCondition));
        }

        private static MedianAndRange spread(List<Point> points, ToDoubleFunction<Point> value) {
            return MedianAndRange.of(points.stream().mapToDouble(value).toArray());
        }
    }

    private TradeOff() {}

    /**
     * The routes and the fits of several matrices of an ensemble, those of the fits' seed.
     *
     * @param layers    numbers of factors to fit
     * @param spec      what the fits share, see {@link #fit}; its number of layers is not used
     * @param onSummary hears each summary when it is done: first the routes, over the matrices that they do not refuse, then the fits in
     *                  the order of {@code layers}; fewer if cancelled
     */
    public static void over(Ensemble ensemble, int size, int matrices, List<Integer> layers, FitSpec spec, Consumer<Summary> onSummary,
            FitListener listener) {
        List<SquareMatrix> targets = IntStream.range(0, matrices).mapToObj(i -> ensemble.draw(size, spec.seed(), i)).toList();
        List<List<Point>> routes = targets.stream().map(target -> routes(target, spec.scales())).toList();
        for (Route route : Route.values()) {
            List<Point> points = routes.stream().flatMap(List::stream).filter(point -> point.route() == route).toList();
            if (!points.isEmpty()) {
                onSummary.accept(Summary.of(points));
            }
        }
        for (int k : layers) {
            List<Point> points = targets.stream().map(target -> fit(target, spec.withLayers(k), listener)).toList();
            if (listener.isCancelled()) {
                return;
            }
            onSummary.accept(Summary.of(points));
        }
    }

    /** A point for each route that does not refuse the matrix. */
    public static List<Point> routes(SquareMatrix target, Scales scales) {
        List<Point> points = new ArrayList<>();
        for (Route route : Route.values()) {
            try {
                Factorization factorization = Factorization.of(target, route, scales);
                points.add(point(route, factorization.factors(), factorization.residual()));
            } catch (InvalidInputException e) {
                // No product, no cost.
                continue;
            }
        }
        return points;
    }

    /**
     * The best fit of K factors among the restarts.
     *
     * @param spec its steps count for each weight, its optimiser is not used
     */
    public static Point fit(SquareMatrix target, FitSpec spec, FitListener listener) {
        Point best = null;
        for (int restart = 0; restart < spec.restarts() && (best == null || !listener.isCancelled()); restart++) {
            FitResult result = LinearFit.withPenalties(target, spec, restart, PENALTIES, listener);
            Refinement.Refined refined = Refinement.of(target, result.factors());
            Point point = point(null, refined.factors(), refined.residual());
            if (best == null || point.isBetterThan(best)) {
                best = point;
            }
        }
        return best;
    }

    private static Point point(Route route, List<LinearCoupling> factors, double residual) {
        double worst = factors.stream().mapToDouble(LinearCoupling::condition).max().orElse(1);
        return new Point(route, factors.size(), residual, worst);
    }
}
