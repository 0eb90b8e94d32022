package org.pushforward.lab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.DecadeChart;
import org.pushforward.lab.NeedsDisplay;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@NeedsDisplay
class ChartViewTest {

    private static final int SIDE = 1200;
    /** More of them than may be hidden with their canvases. */
    private static final int CHARTS = (int) (HiddenCanvases.MOST_PIXELS / SIDE / SIDE) + 2;

    private final StackPane root = new StackPane();
    private final List<ChartView> views = new ArrayList<>();

    @Start
    void start(Stage stage) {
        RedrawScheduler scheduler = new RedrawScheduler(0);
        for (int i = 0; i < CHARTS; i++) {
            views.add(new ChartView(new DecadeChart("Chart " + i, "x (no unit)", "y (no unit)"), scheduler));
        }
        stage.setScene(new Scene(root, SIDE, SIDE));
        stage.show();
    }

    private void show(FxRobot robot, ChartView view) throws TimeoutException {
        robot.interact(() -> root.getChildren().setAll(view));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> drawn(view)).get());
    }

    private static boolean drawn(ChartView view) {
        List<ChartCanvas> canvases = canvases(view);
        return canvases.size() == 1 && canvases.get(0).getChart() != null && canvases.get(0).getWidth() > SIDE / 2.0;
    }

    private static List<ChartCanvas> canvases(ChartView view) {
        return view.getChildrenUnmodifiable().stream().filter(ChartCanvas.class::isInstance).map(ChartCanvas.class::cast).toList();
    }

    /** On a large screen the canvases of all pages filled the pool of textures, and the window froze. */
    @Test
    void hiddenChartsGiveUpTheirCanvasesAndAreDrawnAgain(FxRobot robot) throws TimeoutException, ReflectiveOperationException {
        // What JavaFX draws a canvas from has its texture.
        Field peer = Node.class.getDeclaredField("peer");
        peer.setAccessible(true);
        WeakReference<Object> first = null;
        for (ChartView view : views) {
            show(robot, view);
            first = first == null ? new WeakReference<>(peer.get(canvases(view).get(0))) : first;
        }
        robot.interact(() -> root.getChildren().clear());
        double kept = views.stream().flatMap(view -> canvases(view).stream()).mapToDouble(canvas -> canvas.getWidth() * canvas.getHeight()).sum();
        assertTrue(kept > 0 && kept <= HiddenCanvases.MOST_PIXELS, kept + " pixels");
        assertEquals(List.of(), canvases(views.get(0)));
        WeakReference<Object> texture = first;
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            System.gc();
            return texture.get() == null;
        });
        show(robot, views.get(0));
        show(robot, views.get(CHARTS - 1));
    }
}
