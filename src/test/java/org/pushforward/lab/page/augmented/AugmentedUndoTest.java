package org.pushforward.lab.page.augmented;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pushforward.instrument.constructed.Construction;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;

/** What was done on the page comes undone, and what was said there is kept. */
class AugmentedUndoTest {

    private final AugmentedModel model = new AugmentedModel(Optional::empty);

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        new RandomEdits(Kept.of(model.cells(), model.views())).requireUndone(random -> {
            switch (random.nextInt(10)) {
                case 0 -> RandomEdits.choose(model.construction, random);
                case 1 -> RandomEdits.choose(model.target, random);
                case 2 -> model.sigma.setFraction(random.nextDouble());
                case 3 -> model.velocity.setFraction(random.nextDouble());
                case 4 -> model.steps.set(1 + random.nextInt(64));
                case 5 -> RandomEdits.choose(model.scratch, random);
                case 6 -> RandomEdits.choose(model.map, random);
                case 7 -> RandomEdits.choose(model.scheme, random);
                case 8 -> RandomEdits.choose(model.curves, random);
                default -> model.predict(AugmentedModel.ANSWERS.get(random.nextInt(3)));
            }
        }, () -> { });
    }

    @Test
    void whatWasSaidIsKept() {
        model.predict("fall");
        model.construction.set(Construction.SCRATCH);
        model.predict("grow");
        AugmentedModel other = new AugmentedModel(Optional::empty);
        other.views().setTexts(model.views().texts());
        assertEquals(Map.of(Construction.TWO, "fall", Construction.SCRATCH, "grow"), other.predictionsProperty().get());
    }

    @Test
    void whatNobodyCanSayIsLeftOut() {
        model.views().setTexts(Map.of("predictions", "TWO explode\nNONE fall\nKINETIC stay\n\nSCRATCH", "position", "NaN"));
        assertEquals(Map.of(Construction.KINETIC, "stay"), model.predictionsProperty().get());
        model.progress().setCount(2);
        assertEquals(2, model.progress().getPosition());
        for (String spoiled : List.of("", "\n", "TWO", " ")) {
            model.views().setTexts(Map.of("predictions", spoiled));
            assertEquals(Map.of(), model.predictionsProperty().get());
        }
    }
}
