package org.pushforward.lab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.javafx.tk.Toolkit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.PictureFigure;
import org.pushforward.lab.NeedsDisplay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@NeedsDisplay
class PixelViewTest {

    private static final int SIDE = 50;
    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;

    private final StackPane root = new StackPane();
    private PixelView view;

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 400, 400));
        stage.show();
    }

    @BeforeEach
    void add(FxRobot robot) {
        robot.interact(() -> {
            view = new PixelView(() -> PictureFigure.plane("", "", "", null, List.of()));
            root.getChildren().setAll(view);
        });
    }

    private static int[] all(int colour) {
        int[] pixels = new int[SIDE * SIDE];
        Arrays.fill(pixels, colour);
        return pixels;
    }

    private Image image() {
        return ((ImageView) view.lookup("ImageView")).getImage();
    }

    /** JavaFX keeps a texture for each image. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPictureInNoWindowHasNoImageAndIsThereWhenItIsSeenAgain(boolean handedOver, FxRobot robot) {
        robot.interact(() -> {
            show(RED, handedOver);
            show(BLUE, handedOver);
            root.getChildren().clear();
            assertNull(image());
            root.getChildren().setAll(view);
            assertNotNull(image());
            assertEquals(BLUE, image().getPixelReader().getArgb(3, 3));
            show(RED, handedOver);
            assertEquals(RED, image().getPixelReader().getArgb(3, 3));
            show(BLUE, handedOver);
            assertEquals(BLUE, image().getPixelReader().getArgb(3, 3));
        });
    }

    /** What JavaFX draws an image view from keeps the image, and so its texture, until it is told of another. */
    @Test
    void nobodyKeepsTheImageOfAPictureInNoWindow(FxRobot robot) throws TimeoutException {
        List<WeakReference<Object>> platform = new ArrayList<>();
        robot.interact(() -> {
            view.show(all(RED), SIDE);
            platform.add(new WeakReference<>(Toolkit.getImageAccessor().getPlatformImage(image())));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> root.getChildren().clear());
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            System.gc();
            return platform.get(0).get() == null;
        });
        robot.interact(() -> {
            root.getChildren().setAll(view);
            assertEquals(RED, image().getPixelReader().getArgb(3, 3));
        });
    }

    @Test
    void whatIsShownMeanwhileIsSeen(FxRobot robot) {
        robot.interact(() -> {
            show(RED, true);
            root.getChildren().clear();
            show(BLUE, true);
            root.getChildren().setAll(view);
            assertEquals(BLUE, image().getPixelReader().getArgb(3, 3));
        });
    }

    private void show(int colour, boolean handedOver) {
        if (handedOver) {
            view.showHandedOver(all(colour), SIDE);
        } else {
            view.show(all(colour), SIDE);
        }
    }
}
