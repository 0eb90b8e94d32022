package org.pushforward.instrument.constructed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * Flows of one kind side by side with others: how near to the data, and how well conditioned. NaN for what is not known of one.
 *
 * @param title    what they are
 * @param gap      nats
 * @param w2       data units; the whole distance, not the sliced one
 * @param kappa    median of the condition numbers
 * @param sigmaMin least singular value over the points
 * @param bits     of a mantissa that the way to the data and back needs, see {@link RoundOff#bitsNeeded}: of a trained flow in standard units, while
 *                 constructions have data of order 1
 */
public record Family(String title, double[] gap, double[] w2, double[] kappa, double[] sigmaMin, double[] bits) {

    private static final List<Double> EPSILONS = List.of(.2, .1, .05, .025, .0125);
    private static final int POINTS = 5_000;

    static Family of(String title, List<PaddedRow> rows) {
        return new Family(title, numbers(rows, PaddedRow::gap), numbers(rows, PaddedRow::w2), numbers(rows, PaddedRow::kappaMedian),
                numbers(rows, PaddedRow::sigmaMin), numbers(rows, row -> RoundOff.bitsNeeded(row.sigmaMinMedian())));
    }

    /**
     * A run at a row of its history. It has no W2: a row has the sliced one, which is W2 at most and has another floor, so that on one axis with W2
     * the run would look nearer to its data than it is.
     */
    public static Family of(String title, HistoryRow row) {
        return new Family(title, new double[] {row.gap()}, new double[] {Double.NaN}, new double[] {row.get(HistoryMetric.KAPPA_P50)},
                new double[] {row.get(HistoryMetric.SIGMA_MIN)},
                new double[] {RoundOff.bitsNeeded(row.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50))});
    }

    private static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    /**
     * Few couplings without padding, to an annulus, as the bands and cells get finer. Their gap is the median NLL of the data less the entropy.
     *
     * @throws CancellationException if it was cancelled
     */
    public static List<Family> withoutPadding(BooleanSupplier cancelled) {
        Target annulus = Target.of(new DatasetSpec("annulus", 0, 0, 0, Datasets.DEFAULT_COUNT));
        Measurement.Sample sample = Measurement.Sample.of(annulus, POINTS, 1);
        List<Family> families = new ArrayList<>();
        for (Variant variant : List.of(Variant.TWO, Variant.COMPANDED)) {
            List<Measurement> rows = new ArrayList<>();
            for (double epsilon : EPSILONS) {
                Measurement row = Measurement.of(Construction.of(annulus, ConstructionSpec.of(variant, epsilon)), sample, cancelled);
                if (row == null) {
                    throw new CancellationException();
                }
                rows.add(row);
            }
            families.add(new Family("annulus, " + (variant == Variant.TWO ? "two" : "three") + ", unpadded",
                    numbers(rows, row -> row.dataNllMedian() - annulus.entropy()),
                    numbers(rows, Measurement::w2), numbers(rows, Measurement::kappaMedian), numbers(rows, Measurement::sigmaMin),
                    numbers(rows, row -> RoundOff.bitsNeeded(row.sigmaMinMedian()))));
        }
        return families;
    }
}
