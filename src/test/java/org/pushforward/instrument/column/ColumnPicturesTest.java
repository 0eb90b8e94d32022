package org.pushforward.instrument.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.fit.LatentDraws;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class ColumnPicturesTest {

    private static final int SIDE = 60;
    private static final PictureRequest.Style SAMPLES = new PictureRequest.Style(SIDE, Theme.LIGHT, 1, false, true, true);

    private static List<PictureRequest> columns;
    private final ColumnPictures pictures = new ColumnPictures();

    /** Flows of 2, 4 and 8 couplings, a few steps in. */
    @BeforeAll
    static void train() {
        columns = new Comparison(Comparisons.base(), VariedFactor.COUPLINGS, List.of("2", "4", "8")).runs().stream()
                .map(ColumnPicturesTest::request).toList();
    }

    private static PictureRequest request(TrainingConfig config) {
        CoreWorkbench workbench = new CoreWorkbench();
        try (DrivenRun run = workbench.startBeside(config, Optional.empty(), 3)) {
            run.step(20);
            return new PictureRequest(workbench.data(config.dataset(), config.seed()), run.snapshot(), false, SAMPLES);
        }
    }

    /** The pictures of all columns, once each. */
    private List<ColumnFrame> read(double shareOfLayers) {
        List<ColumnFrame> frames = new ArrayList<>();
        do {
            frames.add(pictures.read(new CompareInput(columns, shareOfLayers)));
        } while (pictures.canRefine());
        assertEquals(List.of(0, 1, 2), frames.stream().map(ColumnFrame::place).sorted().toList());
        return frames;
    }

    @Test
    void eachColumnStandsAtTheSameShareOfItsOwnCouplings() {
        read(1);
        List<ColumnFrame> half = read(0.5);
        assertEquals(List.of("after 1 of 2 couplings", "after 2 of 4 couplings", "after 4 of 8 couplings"),
                half.stream().map(ColumnFrame::words).toList());
        assertEquals(List.of("after 1 of 2", "after 2 of 4", "after 4 of 8"), half.stream().map(ColumnFrame::brief).toList());
        assertEquals(List.of("", "", ""), read(1).stream().map(ColumnFrame::words).toList());
    }

    @Test
    void noiseIsWhatTheFlowsBeginWithInTheUnitsOfTheData() {
        for (ColumnFrame frame : read(0)) {
            PictureRequest request = columns.get(frame.place());
            TrainingSnapshot run = request.snapshot();
            int dimension = run.model().dimension();
            double[] noise = LatentDraws.of(run.config().seed(), dimension);
            run.model().standardization().undo(noise, LatentDraws.COUNT, dimension);
            DataPicture picture = new DataPicture(SIDE, request.data().window(), SAMPLES.theme(), SAMPLES.scale());
            picture.setData(request.data().points());
            int[] pixels = new int[SIDE * SIDE];
            picture.compose(noise, dimension, LatentDraws.COUNT, pixels);
            assertArrayEquals(pixels, frame.frame().pixels());
            assertEquals("noise", frame.words());
        }
    }

    /** While they run, fewer of the same samples are on their way. */
    @Test
    void runsThatGoOnShowTheFirstOfTheSameSamples() {
        List<ColumnFrame> atRest = read(0.5);
        CompareInput running = new CompareInput(columns.stream()
                .map(column -> new PictureRequest(column.data(), column.snapshot(), true, SAMPLES)).toList(), 0.5);
        for (int i = 0; i < columns.size(); i++) {
            ColumnFrame frame = pictures.read(running);
            DataTable some = samples(frame);
            DataTable all = samples(atRest.stream().filter(other -> other.place() == frame.place()).findFirst().orElseThrow());
            assertEquals(all.rows(), 2 * some.rows());
            for (int c = 0; c < some.columns().size(); c++) {
                assertArrayEquals(Arrays.copyOf(all.columns().get(c).numbers(), some.rows()), some.columns().get(c).numbers());
            }
        }
    }

    private static DataTable samples(ColumnFrame frame) {
        return frame.frame().content().data().stream().filter(table -> table.name().equals("samples")).findFirst().orElseThrow();
    }

    @Test
    void nothingIsReadTwiceForTheSameRunsAndLayer() {
        read(0.25);
        pictures.read(new CompareInput(columns, 0.25));
        assertFalse(pictures.canRefine());
    }
}
