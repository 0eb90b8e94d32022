package org.pushforward.instrument.matrix;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.image.ImageMap;
import org.pushforward.theory.image.ImageRun;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/** Sends the sample picture through a map, directly and through couplings, and back. */
public final class PartitionInstrument implements Instrument<PartitionRequest, PartitionReading> {

    @Override
    public PartitionReading read(PartitionRequest request) {
        ImageMap map = request.kind().map(request.seed(), request.route());
        List<LinearCoupling> factors = map.factors();
        ImageRun run = ImageRun.of(request.kind().picture(), map, factors);
        List<SquareMatrix> products = products(factors, map.size(), false);
        List<SquareMatrix> inverses = products(factors, map.size(), true);
        return new PartitionReading(request, map, run,
                Product.of("map", products.get(products.size() - 1), factors),
                Product.of("inverse", inverses.get(inverses.size() - 1), inverse(factors)), products, inverses);
    }

    /** The inverse factors, each made when it is asked for: of a picture of 32 x 32 pixels one has 2 MB, and there are twenty. */
    private static List<LinearCoupling> inverse(List<LinearCoupling> factors) {
        return new AbstractList<>() {

            @Override
            public LinearCoupling get(int index) {
                return factors.get(factors.size() - 1 - index).inverse();
            }

            @Override
            public int size() {
                return factors.size();
            }
        };
    }

    /** The products of none, the last, the last two factors and so on; or of none, the inverse of the first, those of the first two and so on. */
    private static List<SquareMatrix> products(List<LinearCoupling> factors, int size, boolean inverse) {
        SquareMatrix product = SquareMatrix.identity(size);
        List<SquareMatrix> products = new ArrayList<>();
        products.add(snapshot(product));
        for (int k = 0; k < factors.size(); k++) {
            if (inverse) {
                factors.get(k).applyInverse(product.values(), size);
            } else {
                factors.get(factors.size() - 1 - k).apply(product.values(), size);
            }
            products.add(snapshot(product));
        }
        return Collections.unmodifiableList(products);
    }

    /** Copied where it is small enough not to be shrunk: the next factor writes to the product. */
    private static SquareMatrix snapshot(SquareMatrix product) {
        SquareMatrix shrunk = MatrixPicture.shrunk(product, Product.MOST_ENTRIES);
        return shrunk == product ? new SquareMatrix(product.size(), product.values().clone()) : shrunk;
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
