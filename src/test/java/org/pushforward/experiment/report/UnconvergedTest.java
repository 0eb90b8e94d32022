package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.flow.FlowFamily;
import org.pushforward.theory.universal.learn.LearnedFlow;
import org.pushforward.train.Convergence;
import org.pushforward.train.Convergence.State;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.TrainingConfig;

/** Chapters say of their runs whether they had converged, as {@code train} says it of one. */
@Slow("trains seven small flows")
class UnconvergedTest {

    private static final DatasetSpec PAIR = new DatasetSpec("gaussians", 0.5, 2, 0, 20_000);
    /** Steps after which two leaky layers have learned two Gaussians. */
    private static final int LONG = 800;
    private static final int SHORT = 60;

    @TempDir
    private Path folder;

    private List<SweepRow> sweep() {
        TrainingConfig base = LayersReproduction.config(PAIR, FlowFamily.LEAKY, 2, LONG, 1).withInstruments(new HistorySpec(5, 2_048, 64));
        Sweep sweep = new Sweep(base, List.of(Factor.of("optimization.steps", SHORT, LONG)), List.of(1L));
        return new SweepRunner(sweep, folder.resolve("sweep"), 1, Duration.ofHours(1), progress -> { }).withoutPictures().run(false).rows();
    }

    /** Those of a sweep, shipped or made for the chapter. */
    @Test
    void tablesOfSweepsCountThem() {
        List<SweepRow> rows = sweep();
        assertEquals(List.of(State.STILL_FALLING, State.AT_REST), rows.stream().map(row -> row.convergence().state()).toList());
        assertEquals("1 of 2", Unconverged.words(rows));
        Reproduction.Work work = new Reproduction.Work(folder, true, 1, words -> { });
        // Trails are of one length of training each.
        require(new DepthReproduction(rows).run(work).tables().get(0), List.of("1 of 1", "0 of 1"));
        require(new ModesReproduction(rows).run(work).tables().get(0), List.of("1 of 2"));
    }

    private static void require(Table table, List<String> words) {
        assertEquals(Unconverged.COLUMN, table.columns().get(table.columns().size() - 1));
        assertEquals(words, table.rows().stream().map(row -> row.get(row.size() - 1)).toList());
        assertTrue(table.caption().endsWith(Unconverged.DEFINITION), table.caption());
    }

    /** A table of an earlier release has runs of which it is not known, and says that. */
    @Test
    void ofAnEarlierReleaseItIsNotKnown() {
        List<SweepRow> rows = sweep().stream().map(row -> {
            Map<Metric, Double> metrics = new HashMap<>(row.metrics());
            metrics.replaceAll((metric, value) -> List.of("learned", "late_fall").contains(metric.label()) ? Double.NaN : value);
            return new SweepRow(row.run(), row.config(), false, row.steps(), metrics);
        }).toList();
        Table table = new DepthReproduction(rows).run(new Reproduction.Work(folder, true, 1, words -> { })).tables().get(0);
        assertTrue(table.rows().get(0).contains("not known") && table.caption().contains("is not known"), table.toString());
    }

    @Test
    void layersSayItOfEachRun() {
        LayersReproduction.Row few = LayersReproduction.train(LayersReproduction.config(PAIR, FlowFamily.LEAKY, 2, SHORT, 1));
        LayersReproduction.Row many = LayersReproduction.train(LayersReproduction.config(PAIR, FlowFamily.LEAKY, 2, LONG, 1));
        assertEquals("still falling", Unconverged.word(few.convergence()), few.toString());
        assertEquals("–", Unconverged.word(many.convergence()), many.toString());
    }

    @Test
    void aRunThatStandsWhereItBeganIsNamedApart() {
        Convergence stands = new Convergence(.5, 0);
        assertEquals("not begun", Unconverged.word(stands));
        assertEquals("2 of 3, 1 not begun", Unconverged.counted(List.of(stands, new Convergence(9, 3), new Convergence(9, 1),
                Convergence.UNKNOWN)));
        assertEquals("not known", Unconverged.word(Convergence.UNKNOWN));
        assertEquals("still falling", Unconverged.word(new LearnedFlow(2, 16, 1, 1, 1, 1, 1, 1, 1, 9, 3, 1, 1).convergence()));
    }
}
