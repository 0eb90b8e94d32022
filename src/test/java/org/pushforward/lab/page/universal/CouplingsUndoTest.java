package org.pushforward.lab.page.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DatasetCard;

/** What was done on the page comes undone, and comes back another day. */
class CouplingsUndoTest {

    private final CouplingsModel model = model();

    private static CouplingsModel model() {
        return new CouplingsModel(new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));
    }

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        List<DatasetCard> cards = model.shelf().cards();
        new RandomEdits(Kept.of(model.cells(), model.views())).requireUndone(random -> {
            switch (random.nextInt(12)) {
                case 0 -> RandomEdits.choose(model.kind, random);
                case 1 -> RandomEdits.choose(model.variant, random);
                case 2 -> RandomEdits.choose(model.price, random);
                case 3 -> RandomEdits.choose(model.ink, random);
                case 4 -> model.epsilon.setFraction(random.nextDouble());
                case 5 -> model.bits.setFraction(random.nextDouble());
                case 6 -> model.seed.set(random.nextInt(1_000));
                case 7 -> model.probe1.set(random.nextDouble());
                case 8 -> model.probe2.set(random.nextDouble());
                case 9 -> model.data().choose(cards.get(random.nextInt(cards.size())));
                case 10 -> model.picture.set(Path.of(random.nextInt(9) + ".png"));
                default -> model.paint(random.nextDouble(), random.nextDouble());
            }
        }, () -> { });
    }

    private CouplingsModel back() {
        CouplingsModel other = model();
        other.cells().setTexts(model.cells().texts());
        return other;
    }

    @Test
    void theColumnsOfATableComeBack() {
        for (TableChoice choice : List.of(TableChoice.DEFAULT, new TableChoice(List.of("a, b", "2"), TableChoice.Header.ABSENT),
                new TableChoice(List.of(), TableChoice.Header.PRESENT), new TableChoice(List.of("\"u\"", "#v"), TableChoice.Header.AUTO))) {
            DatasetSpec points = new DatasetSpec("points.csv", 0, 0, 0, 0, choice);
            model.data().choose(model.shelf().card(points));
            assertEquals(points, back().data().datasetProperty().get().preset());
        }
        model.data().choose(model.shelf().find("moons").orElseThrow());
        assertEquals(model.data().datasetProperty().get(), back().data().datasetProperty().get());
    }

    @Test
    void aSessionOfAnEarlierReleaseHasTheNameAlone() {
        model.cells().setTexts(Map.of("data", "points.csv"));
        assertEquals(new DatasetSpec("points.csv", 0, 0, 0, 0), model.data().datasetProperty().get().preset());
    }

    @Test
    void noSpoiledValueIsTaken() {
        Map<String, Object> before = model.cells().values();
        for (String spoiled : List.of("1", "1,2;3", "1,2,3", "NaN,1", ",;,", "x")) {
            model.cells().setTexts(Map.of("painted", spoiled));
            assertEquals(before, model.cells().values(), spoiled);
        }
        for (String spoiled : List.of("points.csv\nPRESENT\na", "points.csv\nx\na,b", "points.csv\nPRESENT\n\"a")) {
            model.cells().setTexts(Map.of("data", spoiled));
            assertEquals(before, model.cells().values(), spoiled);
        }
        model.cells().setTexts(Map.of("picture", "/"));
        assertNull(model.picture.get());
        model.cells().setTexts(Map.of("epsilon", "1e300", "bits", "-7"));
        assertEquals(CouplingsModel.MOST_EPSILON, model.epsilon.get());
        model.cells().setTexts(Map.of("epsilon", "NaN"));
        assertEquals(CouplingsModel.MOST_EPSILON, model.epsilon.get());
    }
}
