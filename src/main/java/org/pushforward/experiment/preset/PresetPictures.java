package org.pushforward.experiment.preset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.ToneFile;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.RunPictures;
import org.pushforward.experiment.run.TargetSource;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.ReluGenerator;
import org.pushforward.theory.separation.Separation;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Stages;
import org.pushforward.theory.universal.Target;
import org.pushforward.train.Trainer;

/** What the presets come to or are about: pictures of a density, shipped beside their settings as {@code good.png} and {@code bad.png}. */
public final class PresetPictures {

    /** Of couplings that are written down: cells along each side, and points that are counted in them. */
    private static final int GRID = 128;
    private static final int SAMPLES = 300_000;
    private static final int CHUNK = 50_000;
    private static final double FULL = 0.995;

    private PresetPictures() {}

    /**
     * The density of a finished run, or of couplings that are written down, over the {@link Backdrop} of its data.
     *
     * @param good whether that of the good configuration, or of the bad one
     * @return roots of densities, 1 for the largest of the data's own, on a square grid, row by row from the bottom
     * @throws InvalidInputException one line, if the library has no such picture
     */
    public static double[] tones(Preset preset, boolean good) {
        return new PackedFiles("library of presets", PresetLibrary.SHIPPED).read(file(preset, good), ToneFile::read);
    }

    private static String file(Preset preset, boolean good) {
        return preset.id() + (good ? "/good.png" : "/bad.png");
    }

    /**
     * Trains both runs of each preset, or makes its couplings, and writes their pictures.
     *
     * @param folder   gets a folder for each preset, as {@code assets/presets} has them
     * @param progress told of each file that is written
     */
    public static void write(List<Preset> presets, Path folder, int threads, Consumer<Path> progress) {
        for (Preset preset : presets) {
            for (boolean good : new boolean[] {true, false}) {
                Path file = folder.resolve(file(preset, good));
                ResultFiles.createFolder(file.getParent());
                ResultFiles.write(file, picture((good ? preset.good() : preset.bad()).exhibit(), threads));
                progress.accept(file);
            }
        }
    }

    private static byte[] picture(Exhibit exhibit, int threads) {
        if (exhibit instanceof Exhibit.Runs runs) {
            return picture(runs, threads);
        }
        Points samples = exhibit instanceof Exhibit.FewCouplings few ? samples(few)
                : exhibit instanceof Exhibit.Bound bound ? samples(bound) : samples((Exhibit.Padded) exhibit);
        return tones(samples, Backdrop.of(exhibit).window());
    }

    /** The first two coordinates of the mixture that the part is about, or of what the generator makes. */
    private static Points samples(Exhibit.Bound bound) {
        if (bound.part() == Part.DEPTH) {
            return bound.data().training();
        }
        Separation separation = Separation.of(bound.drawn());
        ReluGenerator generator = separation.generator();
        RandomGenerator random = new RandomStreams(bound.spec().seed()).stream(RandomStreams.Purpose.SAMPLES, 2, 0);
        double[] x = new double[separation.spec().dimension()];
        double[] values = new double[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            if (bound.part() == Part.GENERATOR) {
                generator.draw(random, x);
            } else {
                generator.mixture().draw(random.nextInt(separation.spec().components()), random, x);
            }
            values[2 * i] = x[0];
            values[2 * i + 1] = x[1];
        }
        return new Points(SAMPLES, 2, values);
    }

    /** Of a run that diverges, as it stood at its last good step. */
    private static byte[] picture(Exhibit.Runs runs, int threads) {
        try (Trainer trainer = new Trainer(runs.first(), threads)) {
            while (!trainer.isFinished() && trainer.advance()) {
                // All of it.
            }
            return RunPictures.tones(trainer.snapshot(0), trainer.data());
        }
    }

    private static Points samples(Exhibit.FewCouplings few) {
        Construction construction = Construction.of(TargetSource.read(few.dataset(), Target.Ink.LIGHT), few.spec());
        double[] values = new double[2 * SAMPLES];
        for (int from = 0, chunk = 0; from < SAMPLES; from += CHUNK, chunk++) {
            Measurement.Sample noise = Measurement.Sample.noise(CHUNK, few.seed(), chunk);
            Stages stages = construction.forward(noise.x1(), noise.x2(), new RoundOff(few.bits()));
            for (int i = 0; i < CHUNK; i++) {
                values[2 * (from + i)] = stages.outFirst()[i];
                values[2 * (from + i) + 1] = stages.outSecond()[i];
            }
        }
        return new Points(SAMPLES, 2, values);
    }

    /** The data in the plane; data of the line across, with their padding up. */
    private static Points samples(Exhibit.Padded padded) {
        PaddedFlow flow = new PaddedFlow(padded.spec());
        Points made = flow.flow().forward(PaddedRow.noise(flow.flow().dimension(), SAMPLES, 1));
        int second = flow.dataDimension() == 2 ? flow.dataStart() + 1 : flow.paddingStart();
        double[] values = new double[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[2 * i] = made.get(i, flow.dataStart());
            values[2 * i + 1] = made.get(i, second);
        }
        return new Points(SAMPLES, 2, values);
    }

    /** Roots of the counts in the cells of a grid, 1 for all but the fullest of them. */
    private static byte[] tones(Points points, Window window) {
        double[] counts = new double[GRID * GRID];
        for (int i = 0; i < points.count(); i++) {
            double column = (points.get(i, 0) - window.minX()) / window.width() * GRID - 0.5;
            double row = (points.get(i, 1) - window.minY()) / window.height() * GRID - 0.5;
            if (column >= 0 && column < GRID - 1 && row >= 0 && row < GRID - 1) {
                // Shared among four cells: the bands of the couplings would beat with whole ones.
                int cell = (int) row * GRID + (int) column;
                double right = column - (int) column;
                double above = row - (int) row;
                counts[cell] += (1 - right) * (1 - above);
                counts[cell + 1] += right * (1 - above);
                counts[cell + GRID] += (1 - right) * above;
                counts[cell + GRID + 1] += right * above;
            }
        }
        double[] sorted = Arrays.stream(counts).sorted().toArray();
        double full = Math.max(1, sorted[(int) (FULL * (sorted.length - 1))]);
        return ToneFile.bytes(Arrays.stream(counts).map(count -> Math.sqrt(count / full)).toArray(), GRID);
    }
}
