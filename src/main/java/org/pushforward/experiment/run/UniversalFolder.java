package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.pushforward.chart.PngImage;
import org.pushforward.chart.UniversalCurves;
import org.pushforward.chart.UniversalCurves.Quantity;
import org.pushforward.data.Window;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.RoundOffRow;
import org.pushforward.theory.universal.Slope;
import org.pushforward.theory.universal.Stages;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.learn.LearnedFlow;

/**
 * Constructions of one target at several epsilons, as a folder: {@code rows.csv}, a picture of each group of curves, {@code slopes.csv}, for each row
 * {@code points_N.csv} with points in every stage, {@code bits.csv} where arithmetic with fewer bits was asked for, {@code learned.csv} and a picture
 * of it where flows were trained beside, and for a picture {@code painted_N.png}, what the couplings paint out of a Gaussian.
 */
public final class UniversalFolder extends ClaimedFolder {

    private static final String ROWS = "rows.csv";
    private static final Pattern NAMES = Pattern.compile("(rows|slopes|bits|learned|points_[1-9]\\d*)\\.csv|painted_[1-9]\\d*\\.png|"
            + "(w2|conditioning|likelihood|digits|bits|learned)\\.png");
    private static final int STAGE_POINTS = 10_000;
    /** Points that paint a picture, for each of its pixels. */
    private static final int PER_PIXEL = 40;
    private static final int CHUNK = 50_000;

    /**
     * What was measured.
     *
     * @param rows one for each epsilon, in the order given
     * @param bits one for each epsilon and number of bits
     */
    public record Result(List<Measurement> rows, List<RoundOffRow> bits) {
    }

    /**
     * Claims a folder before any work is done for it.
     *
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    public UniversalFolder(Path path) {
        super(path, ROWS, NAMES);
    }

    /**
     * Makes, measures and writes.
     *
     * @param specs    of one variant
     * @param points   to measure at
     * @param bits     mantissas to compute with besides
     * @param seed     of all that is drawn
     * @param learned  of the same target; empty for none
     * @param progress told in a few words how things stand
     * @throws org.pushforward.base.InvalidInputException if the folder cannot be written, or a table would be too large
     */
    public Result write(Target target, List<ConstructionSpec> specs, int points, List<Integer> bits, long seed, List<LearnedFlow> learned,
            Consumer<String> progress) {
        Measurement.Sample sample = Measurement.Sample.of(target, points, seed);
        List<Measurement> rows = new ArrayList<>();
        List<RoundOffRow> rounded = new ArrayList<>();
        folder.write(path -> {
            for (int i = 0; i < specs.size(); i++) {
                ConstructionSpec spec = specs.get(i);
                progress.accept(String.format(Locale.ROOT, "epsilon %s, %d of %d", spec.epsilon(), i + 1, specs.size()));
                Construction construction = Construction.of(target, spec);
                rows.add(Measurement.of(construction, sample, () -> false));
                bits.forEach(number -> rounded.add(RoundOffRow.of(construction, sample, new RoundOff(number))));
                writeStages(construction, sample, path.resolve("points_" + (i + 1) + ".csv"));
                if (!Double.isNaN(target.naturalEpsilon())) {
                    ResultFiles.write(path.resolve("painted_" + (i + 1) + ".png"), painted(construction, seed));
                }
            }
            if (!rounded.isEmpty()) {
                ConstructionFolder.writeRows(rounded, path.resolve("bits.csv"));
            }
            if (!learned.isEmpty()) {
                ConstructionFolder.writeRows(learned, path.resolve("learned.csv"));
                ResultFiles.write(path.resolve("learned.png"),
                        ConstructionFolder.picture(UniversalCurves.gaps(specs.get(0).variant(), rows, target.unit(), target.entropy(), learned)));
            }
            writeSlopes(rows, path.resolve("slopes.csv"));
            UniversalCurves.of(specs.get(0).variant(), specs.get(0).price(), rows, target.unit(), target.entropy()).forEach((name, content) ->
                    ResultFiles.write(path.resolve(name + ".png"), ConstructionFolder.picture(content)));
            ConstructionFolder.writeRows(rows, path.resolve(ROWS));
        });
        return new Result(rows, rounded);
    }

    private static void writeStages(Construction construction, Measurement.Sample sample, Path file) {
        int count = Math.min(STAGE_POINTS, sample.x1().length);
        Stages stages = construction.forward(Arrays.copyOf(sample.x1(), count), Arrays.copyOf(sample.x2(), count));
        List<String> columns = new ArrayList<>(List.of("x1", "x2"));
        for (int k = 1; k < stages.count(); k++) {
            columns.addAll(CsvTable.numbered("c" + k + "_x", 2));
        }
        CsvTable.write(file, columns, count, (row, line) -> {
            for (int k = 0; k < stages.count(); k++) {
                line.add(stages.first()[k][row]).add(stages.second()[k][row]);
            }
        });
    }

    private static void writeSlopes(List<Measurement> rows, Path file) {
        Quantity[] quantities = Quantity.values();
        CsvTable.write(file, List.of("quantity", "exponent", "at_epsilon_1", "spread"), quantities.length, (i, line) -> {
            Slope slope = quantities[i].slope(rows);
            line.add(quantities[i].label()).add(slope.exponent()).add(slope.at(1)).add(slope.spread());
        });
    }

    /** A picture that the couplings paint: samples counted in its pixels, white where the brightest hundredth is. @return a PNG file's content */
    public static byte[] painted(Construction construction, long seed) {
        Target target = construction.target();
        int columns = target.table().columns();
        int rows = target.table().rows();
        int[] counts = new int[columns * rows];
        for (int done = 0, chunk = 0; done < PER_PIXEL * columns * rows; done += CHUNK, chunk++) {
            Measurement.Sample noise = Measurement.Sample.noise(CHUNK, seed, chunk);
            Stages stages = construction.forward(noise.x1(), noise.x2());
            count(stages.outFirst(), stages.outSecond(), target.table().window(), columns, counts);
        }
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        double white = Math.max(1, sorted[(int) (0.99 * (sorted.length - 1))]);
        int[] pixels = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int grey = (int) Math.min(255, Math.round(255 * counts[i] / white));
            pixels[i] = grey << 16 | grey << 8 | grey;
        }
        return PngImage.bytes(pixels, columns, rows);
    }

    /**
     * Counts points in pixels, those beyond the window and those that are no numbers in none.
     *
     * @param x       across; {@code y} up, as many
     * @param columns of the picture
     * @param counts  for each pixel, row by row from the top; changed
     */
    static void count(double[] x, double[] y, Window window, int columns, int[] counts) {
        int rows = counts.length / columns;
        for (int i = 0; i < x.length; i++) {
            double across = (x[i] - window.minX()) / window.width() * columns;
            double up = (y[i] - window.minY()) / window.height() * rows;
            // Of NaN none of these holds, while as a whole number it would be 0.
            if (across >= 0 && across < columns && up >= 0 && up < rows) {
                counts[(rows - 1 - (int) up) * columns + (int) across]++;
            }
        }
    }
}
