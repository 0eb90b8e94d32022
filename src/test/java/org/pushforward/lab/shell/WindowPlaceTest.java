package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {

    private static final Rectangle2D FULL_HD = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 720);
    private static final Rectangle2D TINY = new Rectangle2D(0, 0, 800, 600);

    @Test
    void aWindowThatFitsStays() {
        Rectangle2D wanted = new Rectangle2D(100, 50, 1440, 900);
        assertEquals(wanted, WindowPlace.fitted(wanted, FULL_HD));
    }

    @Test
    void noneIsLargerThanTheScreen() {
        assertEquals(FULL_HD, WindowPlace.fitted(new Rectangle2D(-30, 20, 3840, 2160), FULL_HD));
    }

    @Test
    void noneIsSmallerThanItsPagesNeed() {
        assertEquals(new Rectangle2D(896, 380, 1024, 700), WindowPlace.fitted(new Rectangle2D(1700, 900, 300, 200), FULL_HD));
    }

    @Test
    void aScreenThatIsTooSmallIsFilled() {
        assertEquals(TINY, WindowPlace.fitted(new Rectangle2D(10, 10, 1440, 900), TINY));
    }

    @Test
    void theScreenIsTheOneThatHasMostOfIt() {
        List<Rectangle2D> both = List.of(FULL_HD, RIGHT);
        assertEquals(RIGHT, WindowPlace.screenOf(new Rectangle2D(1800, 0, 1024, 700), FULL_HD, both));
        assertEquals(FULL_HD, WindowPlace.screenOf(new Rectangle2D(1000, 0, 1024, 700), FULL_HD, both));
        // On a screen that is there no more.
        assertEquals(FULL_HD, WindowPlace.screenOf(new Rectangle2D(4000, 0, 1024, 700), FULL_HD, both));
        assertEquals(new Rectangle2D(896, 0, 1024, 700), WindowPlace.fitted(new Rectangle2D(4000, 0, 1024, 700), FULL_HD));
    }
}
