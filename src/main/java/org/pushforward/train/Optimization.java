package org.pushforward.train;

import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Precision;

/**
 * How the negative log-likelihood is minimised: Adam on one flat vector.
 *
 * @param steps     the run stops here; the cosine schedule reaches its end here
 * @param batch     points per step, drawn with replacement
 * @param rate      Adam's rate at the start
 * @param schedule  how the rate goes on from there
 * @param clip      largest norm of the gradient; longer gradients are scaled down to it
 * @param precision floating-point type of parameters and gradients; double, whatever is said, where ND4J finds them
 * @param engine    what finds the gradients
 */
public record Optimization(int steps, int batch, double rate, Schedule schedule, double clip, Precision precision, GradientEngine engine) {

    /** By the gradients derived by hand. */
    public Optimization(int steps, int batch, double rate, Schedule schedule, double clip, Precision precision) {
        this(steps, batch, rate, schedule, clip, precision, GradientEngine.FAST);
    }

    public Optimization {
        InvalidInputException.require(steps >= 1 && steps <= 10_000_000, "steps lie between 1 and 10,000,000, not %d", steps);
        InvalidInputException.require(batch >= 2 && batch <= 65_536, "the batch lies between 2 and 65,536 points, not %d", batch);
        InvalidInputException.require(rate > 0 && rate <= 1e6, "the rate is positive and at most 1e6, not %s", rate);
        InvalidInputException.require(clip > 0, "the gradient's clip is positive, not %s", clip);
        precision = engine == GradientEngine.ND4J ? Precision.DOUBLE : precision;
    }

    public Optimization withSteps(int value) {
        return new Optimization(value, batch, rate, schedule, clip, precision, engine);
    }

    public Optimization withPrecision(Precision value) {
        return new Optimization(steps, batch, rate, schedule, clip, value, engine);
    }

    public Optimization withEngine(GradientEngine value) {
        return new Optimization(steps, batch, rate, schedule, clip, precision, value);
    }
}
