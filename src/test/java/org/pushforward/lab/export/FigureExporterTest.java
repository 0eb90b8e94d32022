package org.pushforward.lab.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.TableFigure;
import org.pushforward.chart.Theme;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;
import org.pushforward.lab.control.FigureRequest.Format;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A file is named by its format, wherever a dot stands in what was typed. */
@NeedsDisplay
class FigureExporterTest {

    private static final long PATIENCE_SECONDS = 60;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path folder;
    private final List<String> told = new ArrayList<>();

    private final Region place = new Region();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(place, 200, 100));
        stage.show();
    }

    /** Saves a figure under a name as it was typed. */
    private void save(FxRobot robot, String typed, Format format) {
        Figure figure = TableFigure.of("Numbers", DataTable.texts("numbers", List.of("name", "value"), List.of(List.of("a", "1"))));
        robot.interact(() -> {
            Region node = new Region();
            FigureMenu.install(node, () -> figure);
            FigureExporter exporter = new FigureExporter(new CurrentThreadTaskExecutor(), (name, extension) -> Optional.of(folder.resolve(typed)),
                    Preferences.userRoot().node("figure-exporter-test"), () -> "", () -> Theme.LIGHT, told::add, failure -> {
                        throw new AssertionError(failure);
                    });
            if (format == null) {
                exporter.saveData(figure, 0);
            } else {
                exporter.save(FigureMenu.of(node).orElseThrow(), format, new PictureOptions(300, 200, 1, true));
            }
        });
    }

    private void assertSaved(String name) {
        assertTrue(Files.exists(folder.resolve(name)), name + ": " + told);
    }

    @Test
    void aDotIsNoEndingAndAnotherEndingIsNotTaken(FxRobot robot) throws Exception {
        for (Format format : Format.values()) {
            save(robot, "kappa at 0.5", format);
            assertSaved("kappa at 0.5." + format.extension());
        }
        assertFalse(Files.exists(folder.resolve("kappa at 0.5")));
        save(robot, "kappa at 0.5", null);
        assertSaved("kappa at 0.5.csv");
        save(robot, "a.svg", Format.PNG);
        assertSaved("a.svg.png");
        assertFalse(Files.exists(folder.resolve("a.svg")));
        assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(folder.resolve("a.svg.png")), PNG.length));
        save(robot, "b.PDF", Format.PDF);
        assertSaved("b.PDF");
        save(robot, "c.png", Format.PNG);
        assertSaved("c.png");
        save(robot, "plain", Format.SVG);
        assertSaved("plain.svg");
    }

    @Test
    void aFileThatNobodyWasAskedAboutIsNotReplaced(FxRobot robot) throws Exception {
        Path there = Files.writeString(folder.resolve("a.png"), "mine");
        save(robot, "a", Format.PNG);
        assertEquals("mine", Files.readString(there));
        assertEquals(List.of("a.png is there already: choose another name."), told);
        // Of that name the system's dialog has asked.
        save(robot, "a.png", Format.PNG);
        assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(there), PNG.length));
    }

    /** Points of a painted picture are 800,000: they are made and written where the window does not wait for them. */
    @Test
    void dataAreCopiedWithoutHoldingTheWindow(FxRobot robot) throws TimeoutException {
        AtomicBoolean held = new AtomicBoolean();
        Figure figure = TableFigure.of("Numbers", DataTable.texts("numbers", List.of("name", "value"), List.of(List.of("a", "1"))));
        DataTable points = DataTable.later("points", 3, () -> {
            held.set(Platform.isFxApplicationThread());
            return List.of(DataTable.Column.of("x", new double[] {1, 2.5, -3}));
        });
        Figure painted = new Figure(figure.title(), figure.axes(), List.of(points), figure.width(), figure.height(), figure.painter());
        robot.interact(() -> {
            FigureMenu.install(place, () -> painted);
            new FigureExporter(new BackgroundTaskExecutor(), (name, extension) -> Optional.empty(),
                    Preferences.userRoot().node("figure-exporter-test"), () -> "", () -> Theme.LIGHT, told::add,
                    failure -> told.add(failure.toString())).install(place.getScene());
            FigureMenu.of(place).orElseThrow().request(new FigureRequest.CopyData(0));
        });
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> told.size() > 1).get());
        assertEquals(List.of("Copying points (3 rows) …", "Copied points (3 rows) of \"Numbers\"."), told);
        assertFalse(held.get(), "made on the window's thread");
        robot.interact(() -> assertEquals("x\n1\n2.5\n-3\n", Clipboard.getSystemClipboard().getString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoCopiesTheLaterOneIsKept(boolean fails, FxRobot robot) {
        AtomicReference<Runnable> first = new AtomicReference<>();
        TaskExecutor late = new TaskExecutor() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                Runnable task = () -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure);
                // The first one takes long.
                if (!first.compareAndSet(null, task)) {
                    task.run();
                }
            }
        };
        Figure drawn = TableFigure.of("Slow", DataTable.texts("slow", List.of("name"), List.of(List.of("a"))));
        Figure slow = !fails ? drawn : new Figure(drawn.title(), drawn.axes(), List.of(DataTable.later("slow", 1, () -> {
            throw new OutOfMemoryError("as if");
        })), drawn.width(), drawn.height(), drawn.painter());
        Figure quick = TableFigure.of("Quick", DataTable.texts("quick", List.of("name"), List.of(List.of("b"))));
        AtomicReference<Figure> shown = new AtomicReference<>(slow);
        robot.interact(() -> {
            FigureMenu.install(place, shown::get);
            new FigureExporter(late, (name, extension) -> Optional.empty(), Preferences.userRoot().node("figure-exporter-test"), () -> "",
                    () -> Theme.LIGHT, told::add, failure -> told.add(failure.toString())).install(place.getScene());
            FigureMenu.of(place).orElseThrow().request(new FigureRequest.CopyData(0));
            shown.set(quick);
            FigureMenu.of(place).orElseThrow().request(new FigureRequest.CopyData(0));
            first.get().run();
            assertEquals("name\nb\n", Clipboard.getSystemClipboard().getString());
            assertEquals("Copied quick (1 row) of \"Quick\".", told.get(told.size() - 1));
        });
    }
}
