package org.pushforward.lab.page.board;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.train.TrainingConfig;

class BoardUndoTest {

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        SweepSettings settings = model.settings();
        new RandomEdits(Kept.of(model.cells(), new Cells())).requireUndone(random -> {
            switch (random.nextInt(8)) {
                case 0 -> RandomEdits.choose(model.distance, random);
                case 1 -> RandomEdits.choose(model.conditioning, random);
                case 2 -> RandomEdits.choose(model.units, random);
                case 3 -> model.frontsShownProperty().set(!model.frontsShownProperty().get());
                case 4 -> settings.datasets.set(settings.datasets.choices().subList(0, 1 + random.nextInt(4)));
                case 5 -> settings.paddings.set(List.of(settings.paddings.choices().get(random.nextInt(3))));
                case 6 -> settings.seeds.set(1 + random.nextInt(5));
                default -> settings.steps.set(10 + random.nextInt(5_000));
            }
        }, () -> { });
    }
}
