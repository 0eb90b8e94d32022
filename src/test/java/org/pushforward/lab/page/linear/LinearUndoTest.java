package org.pushforward.lab.page.linear;

import org.junit.jupiter.api.Test;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;

class LinearUndoTest {

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        LinearSettings settings = new LinearModel().settings();
        new RandomEdits(Kept.of(settings.cells(), new Cells())).requireUndone(random -> {
            switch (random.nextInt(9)) {
                case 0 -> RandomEdits.choose(settings.kind, random);
                case 1 -> settings.half.set(1 + random.nextInt(8));
                case 2 -> settings.seed.set(random.nextInt(1_000));
                case 3 -> RandomEdits.choose(settings.scales, random);
                case 4 -> settings.text.set(random.nextInt(9) + " 1\n0 1");
                case 5 -> RandomEdits.choose(settings.route, random);
                case 6 -> settings.layers.set(1 + random.nextInt(16));
                case 7 -> RandomEdits.choose(settings.optimizer, random);
                default -> settings.restarts.set(1 + random.nextInt(32));
            }
        }, () -> { });
    }
}
