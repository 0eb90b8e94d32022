package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.NeedsDisplay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How long a line stands, with lives of tenths of a second in the place of 12 and 30. */
@NeedsDisplay
class NoticeLifeTest {

    private static final long PATIENCE_SECONDS = 60;
    private static final Duration OF_INFORMATION = Duration.millis(300);
    private static final Duration OF_REFUSAL = Duration.millis(900);

    private final Notice notice = new Notice();
    private NoticeLine line;

    @Start
    void start(Stage stage) {
        Platform.setImplicitExit(false);
        line = new NoticeLine(() -> { }, OF_INFORMATION, OF_REFUSAL);
        line.watch(Stream.of(notice));
        stage.setScene(new Scene(new StackPane(line), 600, 80));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    /** A line that the mouse rests on stays. */
    @BeforeEach
    void moveAway(FxRobot robot) {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        robot.moveTo(screen.getMaxX() - 2, screen.getMaxY() - 2);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    /** @return milliseconds that it stood */
    private double life(FxRobot robot, Runnable telling) throws TimeoutException {
        long[] told = new long[2];
        robot.interact(() -> {
            telling.run();
            told[0] = System.nanoTime();
            assertTrue(line.isVisible());
            line.visibleProperty().addListener((property, was, is) -> told[1] = is ? 0 : System.nanoTime());
        });
        await(() -> !line.isVisible());
        assertTrue(notice.newsProperty().get().isNothing(), "it goes for good");
        return (told[1] - told[0]) / 1e6;
    }

    @Test
    void whatWasDoneGoesByItselfAndARefusalLater(FxRobot robot) throws TimeoutException {
        double information = life(robot, () -> notice.inform("Saved run.pushforward."));
        double refusal = life(robot, () -> notice.tell("There is no such file."));
        // An animation counts from its first pulse, and pulses come late on a busy machine, never early.
        assertTrue(information > 0.8 * OF_INFORMATION.toMillis(), information + " ms");
        assertTrue(refusal > 0.8 * OF_REFUSAL.toMillis(), refusal + " ms");
    }

    @Test
    void whatLastsStaysAndTheLivesAreLongEnoughToRead(FxRobot robot) throws TimeoutException {
        robot.interact(() -> notice.stand("The session cannot be kept."));
        // As long as a line that goes would have taken, and one more that goes besides.
        Notice other = new Notice();
        robot.interact(() -> line.watch(Stream.of(notice, other)));
        life(other, robot);
        life(other, robot);
        assertTrue(line.isVisible());
        assertEquals("The session cannot be kept.", notice.wordsProperty().getValue());
        robot.interact(() -> notice.end("The session cannot be kept."));
        assertFalse(line.isVisible());
        assertEquals(12, NoticeLine.LIFE_OF_INFORMATION.toSeconds());
        assertEquals(30, NoticeLine.LIFE_OF_REFUSAL.toSeconds());
    }

    private void life(Notice other, FxRobot robot) throws TimeoutException {
        robot.interact(() -> other.inform("Copied."));
        await(() -> other.newsProperty().get().isNothing());
    }
}
