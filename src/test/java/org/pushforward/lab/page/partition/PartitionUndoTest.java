package org.pushforward.lab.page.partition;

import org.junit.jupiter.api.Test;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;

class PartitionUndoTest {

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        PartitionModel model = new PartitionModel();
        new RandomEdits(Kept.of(model.cells(), new Cells())).requireUndone(random -> {
            switch (random.nextInt(4)) {
                case 0 -> RandomEdits.choose(model.kind, random);
                case 1 -> RandomEdits.choose(model.direction, random);
                case 2 -> RandomEdits.choose(model.route, random);
                default -> model.seed.set(random.nextInt(1_000));
            }
        }, () -> { });
    }
}
