package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.instrument.board.Rows;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.session.RandomEdits;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

/** Settings come undone, and so does what takes another table's place: to open one, or to show one that comes with the program. */
class BoardUndoTest {

    private static final List<ShippedSweep> SHIPPED = List.of(ShippedSweep.DEPTH_BOARD, ShippedSweep.THIN_DATA, ShippedSweep.MODES_IN_THE_PLANE);

    @TempDir
    Path folder;

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        SweepSettings settings = model.settings();
        CurrentThreadTaskExecutor now = new CurrentThreadTaskExecutor();
        BoardController controller = new BoardController(model, now, now, Runnable::run, (config, state, told) -> { }, () -> folder);
        List<List<SweepRow>> tables = List.of(List.of(Rows.row(1, "moons", Padding.zero(2), Double.NaN, 9000)),
                List.of(Rows.row(1, "moons", Padding.none(), 0.1, 30), Rows.row(2, "rings2", Padding.none(), 0.1, 30)));
        for (int i = 0; i < tables.size(); i++) {
            SweepTable.write(tables.get(i), folder.resolve(i + ".csv"));
        }
        controller.begin();
        new RandomEdits(controller.kept()).requireUndone(random -> {
            switch (random.nextInt(10)) {
                case 0 -> RandomEdits.choose(model.distance, random);
                case 1 -> RandomEdits.choose(model.conditioning, random);
                case 2 -> RandomEdits.choose(model.units, random);
                case 3 -> model.frontsShownProperty().set(!model.frontsShownProperty().get());
                case 4 -> settings.datasets.set(settings.datasets.choices().subList(0, 1 + random.nextInt(4)));
                case 5 -> settings.paddings.set(List.of(settings.paddings.choices().get(random.nextInt(3))));
                case 6 -> settings.seeds.set(1 + random.nextInt(5));
                case 7 -> controller.openShipped(SHIPPED.get(random.nextInt(SHIPPED.size())));
                case 8 -> controller.open(folder.resolve(random.nextInt(tables.size()) + ".csv"));
                default -> settings.steps.set(10 + random.nextInt(5_000));
            }
        }, () -> {
            TableSource source = model.sourceProperty().get();
            assertEquals(TableSource.FIRST, source);
            assertEquals(ShippedSweep.DEPTH_BOARD.rows().orElseThrow().size(), model.tableProperty().get().rows().size());
        });
        TableSource source = model.sourceProperty().get();
        List<SweepRow> shown = source.file() == null ? source.shipped().rows().orElseThrow() : SweepTable.read(source.file());
        assertEquals(shown.stream().map(SweepRow::config).toList(), model.tableProperty().get().rows().stream().map(SweepRow::config).toList());
    }

    /** A sweep is the work of hours: to take back what the board shows takes nothing from it. */
    @Test
    void whatIsUndoneWhileASweepRunsIsUndoneAndTheSweepGoesOn() {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        small(model.settings());
        Deque<Runnable> sweeps = new ArrayDeque<>();
        BoardController controller = controller(model, sweeps);
        controller.begin();
        UndoStack undo = new UndoStack(Runnable::run, () -> 0, 1 << 20);
        undo.add(controller.kept(), () -> { });
        List<SweepRow> first = model.tableProperty().get().rows();
        TableSource made = TableSource.of(folder.resolve("sweep.csv"));

        controller.run(folder);
        assertEquals(made, model.sourceProperty().get());
        assertEquals(List.of(), model.tableProperty().get().rows());
        assertTrue(undo.undo());
        assertFalse(model.isAtRest());
        assertEquals(TableSource.FIRST, model.sourceProperty().get());
        assertEquals(first, model.tableProperty().get().rows());
        assertTrue(model.statusProperty().get().startsWith("The sweep in " + folder + " goes on: "), model.statusProperty().get());

        // Done again it is shown as it stands, and undone once more.
        assertTrue(undo.redo());
        assertEquals(made, model.sourceProperty().get());
        assertEquals("The sweep in " + folder, model.tableProperty().get().title());
        assertTrue(undo.undo());
        sweeps.remove().run();
        assertTrue(model.isAtRest());
        assertEquals(first, model.tableProperty().get().rows(), "rows of the sweep are not to come between those of another");
        assertTrue(model.notice().wordsProperty().getValue().startsWith("The sweep in " + folder + ": Complete."),
                model.notice().wordsProperty().getValue());
        assertTrue(undo.redo());
        assertEquals(2, model.tableProperty().get().rows().size());
    }

    @Test
    void rowsComeWhereTheSweepIsShownAgain() {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        small(model.settings());
        Deque<Runnable> sweeps = new ArrayDeque<>();
        BoardController controller = controller(model, sweeps);
        controller.run(folder.resolve("sweep"));
        Path other = folder.resolve("other.csv");
        SweepTable.write(List.of(Rows.row(1, "moons", Padding.zero(2), Double.NaN, 9000)), other);
        controller.open(other);
        assertFalse(model.isAtRest());
        assertEquals(1, model.tableProperty().get().rows().size());
        controller.open(folder.resolve("sweep").resolve("sweep.csv"));
        assertEquals(List.of(), model.tableProperty().get().rows());
        sweeps.remove().run();
        assertEquals(2, model.tableProperty().get().rows().size());
        assertEquals(2, controller.shownSweep().orElseThrow().runs().size());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    /** Two tables, of which the first takes longer to read. */
    @Test
    void whatIsReadLateDoesNotTakeThePlaceOfWhatWasAskedForSince() {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        Deque<Runnable> reads = new ArrayDeque<>();
        BoardController controller = new BoardController(model, postponed(reads), new CurrentThreadTaskExecutor(), Runnable::run,
                (config, state, told) -> { }, () -> folder);
        controller.openShipped(ShippedSweep.THIN_DATA);
        controller.open(folder.resolve("none.csv"));
        controller.reopen(TableSource.of(folder.resolve("gone.csv")));
        controller.openShipped(ShippedSweep.MODES_IN_THE_PLANE);
        while (!reads.isEmpty()) {
            reads.removeLast().run();
        }
        assertFalse(model.readingProperty().get());
        assertEquals(TableSource.of(ShippedSweep.MODES_IN_THE_PLANE), model.sourceProperty().get());
        assertEquals(ShippedSweep.MODES_IN_THE_PLANE.rows().orElseThrow().size(), model.tableProperty().get().rows().size());
        assertTrue(model.notice().wordsProperty().getValue().contains("none.csv"), model.notice().wordsProperty().getValue());
    }

    /** Points of a file are looked at in standard units: that comes with the sweep, so that one press undoes all of it. */
    @Test
    void theUnitsOfItsDataAreTheSweepsFromItsBeginning() throws IOException {
        BoardModel model = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        Deque<Runnable> sweeps = new ArrayDeque<>();
        BoardController controller = controller(model, sweeps);
        controller.begin();
        Deque<Runnable> later = new ArrayDeque<>();
        UndoStack undo = new UndoStack(later::add, () -> 0, 1 << 20);
        undo.add(controller.kept(), () -> { });
        Path points = Files.writeString(folder.resolve("points.csv"), "u,v\n" + "1,2\n3,5\n0.5,4\n2,2\n".repeat(40));
        TrainingConfig defaults = TrainingConfig.defaults();
        TrainingConfig base = defaults.withDataset(new DatasetSpec(points.toString(), 0, 0, 0, 160))
                .withFlow(new FlowSpec(1, 4, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(5, 64, 16))
                .withOptimization(defaults.optimization().withSteps(10));
        String text = SweepFile.text(new Sweep(base, List.of(Factor.paddings(List.of(Padding.none()))), List.of(1L, 2L)));
        controller.pasteExperiment(text, () -> Optional.of(folder.resolve("sweep")));
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertEquals(KappaUnits.STANDARD, model.units.get());
        sweeps.remove().run();
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertEquals("", model.notice().wordsProperty().getValue());
        assertEquals(2, model.tableProperty().get().rows().size());
        assertTrue(undo.undo());
        assertEquals(TableSource.FIRST, model.sourceProperty().get());
        assertEquals(KappaUnits.DATA, model.units.get());
        assertFalse(undo.undo(), "runs that end are no edits");
    }

    private static void small(SweepSettings settings) {
        settings.paddings.set(List.of(Padding.Kind.NONE));
        settings.levels("flow.couplings").set(List.of(1, 2));
        settings.levels("flow.hidden").set(List.of(8));
        settings.seeds.set(1);
        settings.steps.set(10);
    }

    private BoardController controller(BoardModel model, Deque<Runnable> sweeps) {
        return new BoardController(model, new CurrentThreadTaskExecutor(), postponed(sweeps), Runnable::run, (config, state, told) -> { },
                () -> folder);
    }

    private static TaskExecutor postponed(Deque<Runnable> waiting) {
        return new TaskExecutor() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                waiting.add(() -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure));
            }
        };
    }
}
