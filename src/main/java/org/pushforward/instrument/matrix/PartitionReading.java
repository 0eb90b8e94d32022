package org.pushforward.instrument.matrix;

import java.util.List;
import org.pushforward.theory.image.ImageMap;
import org.pushforward.theory.image.ImageRun;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A map and the picture that went through it.
 *
 * @param product  the map and its couplings as block pictures
 * @param inverse  likewise the inverse map and the inverse couplings, in the order of that product
 * @param products after each number of couplings, from none to all, shrunk
 * @param inverses likewise of the inverse couplings
 */
public record PartitionReading(PartitionRequest request, ImageMap map, ImageRun run, Product product, Product inverse,
        List<SquareMatrix> products, List<SquareMatrix> inverses) {
}
