package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.NeedsDisplay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The slider from noise to data under a hand. Needs a display, if only a virtual one. */
@NeedsDisplay
class LayerScrubberTest {

    private final LensModel model = new LensModel();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new LayerScrubber(model), 600, 60));
        stage.show();
    }

    private static String place(FxRobot robot) {
        return robot.lookup(".layer-place").queryAs(Label.class).getText();
    }

    @Test
    void followsTheLensesAndTheDepthOfTheFlow(FxRobot robot) {
        Slider slider = robot.lookup("#layer").queryAs(Slider.class);
        robot.interact(() -> model.couplingsProperty().set(8));
        assertEquals(8, slider.getValue());
        robot.interact(() -> model.shareOfLayersProperty().set(0.375));
        assertEquals(3, slider.getValue());
        assertEquals("after 3 of 8 couplings", place(robot));
        robot.interact(() -> model.couplingsProperty().set(4));
        assertEquals(0.375, model.shareOfLayersProperty().get());
        assertEquals("coupling 2 of 4, 50 %", place(robot));
    }

    @Test
    void arrowKeysGoFromCouplingToCoupling(FxRobot robot) {
        Slider slider = robot.lookup("#layer").queryAs(Slider.class);
        robot.interact(() -> {
            model.couplingsProperty().set(7);
            slider.requestFocus();
        });
        robot.interact(() -> slider.decrement());
        assertEquals("after 6 of 7 couplings", place(robot));
        robot.type(KeyCode.LEFT, 6);
        assertEquals(0, model.shareOfLayersProperty().get());
        assertEquals("noise", place(robot));
    }
}
