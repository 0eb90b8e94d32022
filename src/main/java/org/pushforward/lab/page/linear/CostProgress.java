package org.pushforward.lab.page.linear;

import java.util.List;
import org.pushforward.theory.linear.learn.TradeOff;

/**
 * How the fits for the cost of few factors stand.
 *
 * @param fits    that are done, by number of factors
 * @param current number of factors that is being fitted, 0 if none is
 */
record CostProgress(List<TradeOff.Point> fits, int current) {

    static final CostProgress NONE = new CostProgress(List.of(), 0);

    CostProgress {
        fits = List.copyOf(fits);
    }
}
