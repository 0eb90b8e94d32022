package org.pushforward.lab.page.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.theory.separation.Part;

/** What was done on the page comes undone; where its sweep lies is kept. */
class SeparationUndoTest {

    private static final Path MADE = Path.of("made");

    private final SeparationModel model = new SeparationModel();

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        model.folder.set(MADE);
        new RandomEdits(Kept.of(model.cells(), model.views())).requireUndone(random -> {
            switch (random.nextInt(20)) {
                case 0 -> RandomEdits.choose(model.part, random);
                case 1 -> model.dimension.setFraction(random.nextDouble());
                case 2 -> model.components.setFraction(random.nextDouble());
                case 3 -> model.points.setFraction(random.nextDouble());
                case 4 -> model.words.setFraction(random.nextDouble());
                case 5 -> model.sigma.setFraction(random.nextDouble());
                case 6 -> model.ramp.setFraction(random.nextDouble());
                case 7 -> model.seed.set(random.nextInt(1_000));
                case 8 -> model.layers.setFraction(random.nextDouble());
                case 9 -> model.parameters.setFraction(random.nextDouble());
                case 10 -> model.lipschitz.setFraction(random.nextDouble());
                case 11 -> model.epsilon.setFraction(random.nextDouble());
                case 12 -> model.countedDimension.setFraction(random.nextDouble());
                case 13 -> model.countedComponents.setFraction(random.nextDouble());
                case 14 -> model.flowLipschitz.setFraction(random.nextDouble());
                case 15 -> model.first.set(1 + random.nextInt(8));
                case 16 -> model.second.set(1 + random.nextInt(8));
                case 17 -> RandomEdits.choose(model.source, random);
                case 18 -> RandomEdits.choose(model.width, random);
                default -> RandomEdits.choose(model.extent, random);
            }
        }, () -> assertEquals(MADE, model.folder.get(), "a sweep that was made is nothing that is undone"));
    }

    @Test
    void thePageComesBackWithTheSweepThatWasMade() {
        model.part.set(Part.DEPTH);
        model.beginSweep(MADE, model.extent.get().sweep());
        model.endSweep(null);
        SeparationModel other = new SeparationModel();
        other.cells().setTexts(model.cells().texts());
        other.views().setTexts(model.views().texts());
        assertEquals(MADE, other.folder.get());
        assertEquals(SeparationModel.Source.OWN, other.source.get());
        assertEquals(model.cells().texts(), other.cells().texts());
    }
}
