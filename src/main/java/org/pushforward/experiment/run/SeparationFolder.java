package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.chart.SeparationFigures;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.theory.separation.Codebook;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Estimate;
import org.pushforward.theory.separation.SampledW1;
import org.pushforward.theory.separation.Separation;

/**
 * What the depth bound counts, as a folder: {@code means.csv} (of the mixture), {@code samples.csv} (of the generator), {@code distances.csv} (of
 * fresh pairs of points), {@code matched.csv} (of each two words of the codebook) and two pictures.
 */
public final class SeparationFolder extends ClaimedFolder {

    private static final Pattern NAMES = Pattern.compile("(means|samples|distances|matched)\\.csv|(distances|counting)\\.png");
    private static final List<Integer> DIMENSIONS = List.of(2, 8, 32, 128);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 380;
    private static final List<Integer> COUNTED = List.of(8, 32, 128, 512);

    /**
     * What is said of it on standard output.
     *
     * @param meanDistance      of fresh pairs of points on the unit sphere
     * @param exactMeanDistance its expectation
     * @param standardError     of the mean
     * @param matchedMin        least matched distance of two words of the codebook, on the unit sphere
     * @param matchedMean       mean of them
     * @param w1Least           what W1 between any two mixtures of the codebook is at least, in units of the means' radius
     * @param kl                KL(mixture || generator), nats
     * @param klError           its standard error
     * @param klBound           what it is at most
     * @param rampMass          of the generator
     * @param generatorW1Bound  what W1 between the mixture and the generator is at most, in units of the means' radius
     * @param log2Codebook      guaranteed number of words that differ in half their places or more, as a power of two
     * @param log2Sets          guaranteed number of sets of means that share half of them at most
     * @param logFamily         natural logarithm of the size of the family that the depth bound counts
     * @param logNet            likewise of the net of flows
     * @param crossing          number of maps at which both are as large
     * @param missedBy          what some mixture is away at least from every flow of fewer maps, in W1 and in radii; 0 if the counting says nothing
     * @param filamentPrice     what KL(mixture || flow) is at least for a flow of the asked Lipschitz constant, nats
     * @param filamentPriceError its standard error, see {@link FilamentPrice}
     * @param w1Samples         W1 of samples of the two nearest mixtures of the codebook, in radii: on average too large, see {@link SampledW1}
     * @param w1SamplesError    its standard error
     * @param w1SamplesDeviation by how much one pair of samples differs from another
     * @param w1SameLaw         the same of two samples of one mixture
     * @param w1SameLawError    its standard error
     */
    public record Summary(double meanDistance, double exactMeanDistance, double standardError, double matchedMin, double matchedMean, double w1Least,
            double kl, double klError, double klBound, double rampMass, double generatorW1Bound, double log2Codebook, double log2Sets,
            double logFamily, double logNet, double crossing, double missedBy, double filamentPrice, double filamentPriceError, double w1Samples,
            double w1SamplesError, double w1SamplesDeviation, double w1SameLaw, double w1SameLawError) {

        /**
         * @param price as {@link Separation#price} gives it; null if it was not asked for, which leaves NaN
         * @param w1    as {@link Separation#sampledW1} gives it; null likewise
         */
        public static Summary of(Separation separation, DepthBound bound, FilamentPrice price, SampledW1 w1) {
            Estimate distance = separation.meanDistance();
            return new Summary(distance.value(), separation.sphere().mean(), distance.error(), separation.codebook().least(),
                    separation.codebook().mean(), separation.leastW1(), separation.kl().value(), separation.kl().error(),
                    separation.generator().klBound(), separation.generator().rampMass(), separation.generatorW1Bound(),
                    separation.logWords() / Math.log(2), separation.logSets() / Math.log(2), bound.logFamily(), bound.logNet(), bound.crossing(),
                    bound.missedBy(separation.spec().sigma()), price == null ? Double.NaN : price.nats(),
                    price == null ? Double.NaN : price.error(), w1 == null ? Double.NaN : w1.value().value(),
                    w1 == null ? Double.NaN : w1.value().error(), w1 == null ? Double.NaN : w1.deviation(),
                    w1 == null ? Double.NaN : w1.floor().value(), w1 == null ? Double.NaN : w1.floor().error());
        }

        /** How far the drawn mean distance is from the exact one, in standard errors. */
        public double deviations() {
            return Math.abs(meanDistance - exactMeanDistance) / standardError;
        }
    }

    /**
     * Claims a folder before any work is done for it.
     *
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    public SeparationFolder(Path path) {
        super(path, "means.csv", NAMES);
    }

    /** @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there */
    public void write(Separation separation, DepthBound bound) {
        folder.write(path -> {
            writePoints(separation.generator().mixture().means(), path.resolve("means.csv"));
            writePoints(separation.samples(), path.resolve("samples.csv"));
            double[] distances = separation.distances();
            CsvTable.write(path.resolve("distances.csv"), List.of("distance"), distances.length, (row, line) -> line.add(distances[row]));
            writeMatched(separation.codebook(), path.resolve("matched.csv"));
            ResultFiles.write(path.resolve("distances.png"), distances(separation));
            ResultFiles.write(path.resolve("counting.png"), counting(bound));
        });
    }

    private static void writePoints(Points points, Path file) {
        PointFile.write(points, CsvTable.numbered("x", points.dimension()), file);
    }

    private static void writeMatched(Codebook codebook, Path file) {
        int words = codebook.words().length;
        int[] pairs = IntStream.range(0, words * words).filter(pair -> pair % words < pair / words).toArray();
        CsvTable.write(file, List.of("word", "other", "matched_distance"), pairs.length, (row, line) -> {
            int word = pairs[row] / words;
            int other = pairs[row] % words;
            line.add((long) word + 1).add((long) other + 1).add(codebook.matched()[word][other]);
        });
    }

    /** How distances concentrate, as a PNG file's content. */
    public static byte[] distances(Separation separation) {
        int own = separation.spec().dimension();
        List<Integer> dimensions = List.copyOf(new TreeSet<>(Stream.concat(DIMENSIONS.stream(), Stream.of(own)).toList()));
        return SeparationFigures.distances(dimensions, own, separation.distances(), WIDTH, HEIGHT, 2);
    }

    /** How many maps the counting asks for, as a PNG file's content. */
    public static byte[] counting(DepthBound bound) {
        List<Integer> dimensions = List.copyOf(new TreeSet<>(Stream.concat(COUNTED.stream(), Stream.of(bound.dimension())).toList()));
        return SeparationFigures.counting(dimensions, bound, WIDTH, HEIGHT, 2);
    }
}
