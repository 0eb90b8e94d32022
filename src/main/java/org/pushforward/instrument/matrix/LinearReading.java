package org.pushforward.instrument.matrix;

import java.util.List;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.RootObstruction;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A matrix and what the routes make of it.
 *
 * @param matrix  null if what was typed is none
 * @param picture what a 1 x 1 convolution is applied to, its channels already squeezed; null for other matrices
 * @param roots   of a witness, which show why fewer couplings do not make it; null for other matrices
 * @param routes  one reading for each, empty without a matrix
 * @param least   the least number of couplings that make it, 0 if that is not known, or if none do
 * @param words   about the matrix, in sentences; where no route takes it, also why
 * @param refusal why there is no matrix, or why no route takes it; empty if all is well
 */
public record LinearReading(MatrixRequest request, SquareMatrix matrix, Picture picture, RootObstruction.Cloud roots, List<RouteReading> routes,
        int least, String words, String refusal) {

    public LinearReading {
        routes = List.copyOf(routes);
    }

    /** @return the reading of a route, or null if there is no matrix */
    public RouteReading of(Route route) {
        return routes.stream().filter(reading -> reading.route() == route).findFirst().orElse(null);
    }
}
