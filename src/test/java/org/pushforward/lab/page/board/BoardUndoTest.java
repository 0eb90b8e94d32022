package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.instrument.board.Rows;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.session.RandomEdits;
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
}
