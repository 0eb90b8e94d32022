package org.pushforward.instrument.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.SquareMatrix;

class PartitionInstrumentTest {

    /** The pictures of factors are painted from their entries, which are nowhere written out as a matrix. */
    @ParameterizedTest
    @EnumSource(PartitionKind.class)
    void picturesAreThoseOfTheFactorsAndOfTheirInverses(PartitionKind kind) {
        PartitionReading reading = new PartitionInstrument().read(new PartitionRequest(kind, 1, Route.STABLE));
        List<LinearCoupling> factors = reading.map().factors();
        int count = factors.size();
        assertEquals(count, reading.product().factors().size());
        assertEquals(count, reading.inverse().factors().size());
        for (int i = 0; i < count; i++) {
            assertArrayEquals(shrunk(factors.get(i).matrix()), reading.product().factors().get(i).values());
            assertArrayEquals(shrunk(factors.get(i).inverse().matrix()), reading.inverse().factors().get(count - 1 - i).values());
        }
        assertEquals(count + 1, reading.products().size());
        assertEquals(count + 1, reading.inverses().size());
    }

    private static double[] shrunk(SquareMatrix matrix) {
        return MatrixPicture.shrunk(matrix, Product.MOST_ENTRIES).values();
    }
}
