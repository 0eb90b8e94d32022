package org.pushforward.lab.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stepping stays within the product and says which factor acts: the last one first. */
class StepModelTest {

    private final StepModel model = new StepModel();

    @Test
    void stepsStayWithinTheProduct() {
        model.setCount(3);
        assertEquals(3, model.getPosition());
        model.forward();
        assertEquals(3, model.getPosition());
        model.first();
        model.back();
        assertEquals(0, model.getPosition());
        assertEquals(-1, model.factor());
        model.forward();
        assertEquals(2, model.factor());
        model.moveTo(2.4);
        assertEquals(0, model.factor());
        model.back();
        assertEquals(2, model.getPosition());
        model.last();
        assertEquals(0, model.factor());
    }

    @Test
    void playsFromTheBeginningToTheEnd() {
        model.setCount(2);
        model.playOrPause();
        assertEquals(0, model.getPosition());
        model.advance(0.5);
        double underWay = model.getPosition();
        assertTrue(underWay > 0 && underWay < 2);
        model.playOrPause();
        model.advance(10);
        assertEquals(underWay, model.getPosition());
        model.playOrPause();
        model.advance(10);
        assertEquals(2, model.getPosition());
        assertFalse(model.isPlaying());
    }

    @Test
    void nothingPlaysWithoutFactors() {
        model.playOrPause();
        assertFalse(model.isPlaying());
    }

    /** What a session keeps, and what a new one begins with. */
    @Test
    void aPositionComesBackAndNoneIsTheEnd() {
        assertEquals(Map.of(), model.cells().values());
        model.cells().setTexts(Map.of("position", "1.5"));
        assertEquals(Map.of("position", "1.5"), model.cells().texts(), "there is no product yet");
        model.setCount(3);
        assertEquals(1.5, model.getPosition());
        assertEquals(Map.of("position", "1.5"), model.cells().texts());
        model.cells().setValues(Map.of());
        assertEquals(3, model.getPosition());
    }

    @Test
    void anotherProductIsShownAtItsEnd() {
        model.setCount(4);
        model.moveTo(1);
        model.setCount(4);
        assertEquals(1, model.getPosition());
        model.setCount(6);
        assertEquals(6, model.getPosition());
    }
}
