package org.pushforward.instrument.matrix;

import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.learn.TradeOff;

/**
 * What a route came to.
 *
 * @param factorization null if the route refused the matrix
 * @param accuracy      null likewise
 * @param leastWorst    the worst condition that no product of so many factors goes under; 0 without factors
 * @param refusal       why it did, one line; empty if it did not
 * @param brief         likewise, or what to do, where there is little room for why
 */
public record RouteReading(Route route, Factorization factorization, Factorization.Accuracy accuracy, double leastWorst, String refusal,
        String brief) {

    public boolean isDone() {
        return factorization != null;
    }

    public TradeOff.Point point() {
        return new TradeOff.Point(route, factorization.count(), accuracy.residual(), accuracy.worstCondition());
    }
}
