package org.pushforward.lab.page.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.instrument.matrix.PartitionInstrument;
import org.pushforward.instrument.matrix.PartitionReading;
import org.pushforward.instrument.matrix.PartitionRequest;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.SquareMatrix;

/** Both ways through every map, the couplings end where the map does. */
class PartitionModelTest {

    private static final double ROUNDING = 1e-12;

    private final PartitionInstrument instrument = new PartitionInstrument();
    private final PartitionModel model = new PartitionModel();

    @ParameterizedTest
    @EnumSource(PartitionKind.class)
    void bothWaysAgree(PartitionKind kind) {
        model.kind.set(kind);
        model.show(instrument.read(model.request()));
        for (PartitionModel.Direction direction : PartitionModel.Direction.values()) {
            model.direction.set(direction);
            model.steps().last();
            assertTrue(model.direct().largestDifference(model.coupled()) < ROUNDING);
            assertEquals(model.directLogDet(), model.coupledLogDet(), 1e-9);
            assertTrue(model.product().matrix().relativeDistance(model.soFar()) < ROUNDING);
            model.steps().first();
            assertTrue(model.start().largestDifference(model.coupled()) < ROUNDING);
            SquareMatrix none = model.soFar();
            assertEquals(0, SquareMatrix.identity(none.size()).relativeDistance(none));
        }
        assertTrue(model.statusProperty().getValue().contains("back: 0 of " + model.steps().getCount()));
    }

    @Test
    void whatWasNotAskedForIsNotShown() {
        model.show(instrument.read(model.request()));
        PartitionReading first = model.getReading();
        model.show(instrument.read(new PartitionRequest(PartitionKind.CONVOLUTION, 7, Route.LUP)));
        assertSame(first, model.getReading());
    }

    @Test
    void aShorterProductDoesNotLeaveItsEnd() {
        model.show(instrument.read(model.request()));
        int longer = model.steps().getCount();
        int[] shown = {-1};
        model.readingProperty().addListener(observable -> shown[0] = model.acted());
        model.kind.set(PartitionKind.CHANNEL_WISE);
        model.show(instrument.read(model.request()));
        assertTrue(shown[0] >= 0 && shown[0] <= model.steps().getCount() && model.steps().getCount() < longer);
    }
}
