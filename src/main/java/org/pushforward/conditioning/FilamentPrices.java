package org.pushforward.conditioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pushforward.data.Points;

/**
 * The {@link FilamentPrice} by the Lipschitz constant of the flow. A flow of a constant is one of every larger constant as well, so what holds for a
 * larger one holds for it, and a price must fall where the constant grows. Parts of the data are chosen for {@value #CONSTANTS} constants, a factor
 * of sqrt 2 apart, and what any of them cost at a constant is owed there: the largest is the price. For fixed parts it falls, and so it does
 * for the largest of several.
 *
 * <p>Each of the parts was chosen on other points than its masses are read on. The largest is taken where they are read: that raises the price
 * a little, and we have no bound for it; for a map with a known constant it never came near to what {@link FilamentPrice#shows} asks for
 * (FilamentPriceTest).
 */
public final class FilamentPrices {

    private static final int CONSTANTS = 15;
    /** The least constant, in units of the spread of the data. Below it the parts that were chosen for it are good enough. */
    private static final double LEAST = 1.0 / 32;

    private final Points data;
    private final int dimension;
    private final double[] centre;
    private final List<Double> untried = new ArrayList<>();
    private final List<FilamentPrice> found = new ArrayList<>();

    /**
     * Without parts yet.
     *
     * @param data      4 points or more
     * @param dimension coordinates that count, the first ones of each point: 2 or more
     * @param centre    of the distance, {@code dimension} numbers; not modified
     */
    public FilamentPrices(Points data, int dimension, double[] centre) {
        this.data = data;
        this.dimension = dimension;
        this.centre = centre.clone();
        double squares = 0;
        for (int i = 0; i < data.count(); i++) {
            double distance = LipschitzBound.distance(data, i, this.centre);
            squares += distance * distance / data.count() / dimension;
        }
        for (int i = 0; i < CONSTANTS; i++) {
            untried.add(LEAST * Math.pow(2, i / 2.0) * Math.sqrt(squares));
        }
    }

    /** As the constructor, with all parts: a tenth of a second or two for some thousand points. */
    public static FilamentPrices of(Points data, int dimension, double[] centre) {
        FilamentPrices prices = new FilamentPrices(data, dimension, centre);
        while (!prices.isComplete()) {
            prices.refine(1);
        }
        return prices;
    }

    /** Whether parts were chosen for all constants: before, prices are good but may rise. */
    public boolean isComplete() {
        return untried.isEmpty();
    }

    /** Chooses parts for one more constant, if there is one: that which is nearest to the one given. Some ten milliseconds. */
    public void refine(double near) {
        untried.stream().min(Comparator.comparingDouble(constant -> Math.abs(Math.log(constant / near)))).ifPresent(constant -> {
            untried.remove(constant);
            found.add(FilamentPrice.of(data, dimension, centre, constant));
        });
    }

    /** The price for a flow of a constant, with the parts that owe it. @param lipschitz L, data units for one unit of noise */
    public FilamentPrice at(double lipschitz) {
        return found.stream().map(parts -> parts.at(lipschitz)).max(Comparator.comparingDouble(FilamentPrice::nats)).orElse(FilamentPrice.NONE);
    }
}
