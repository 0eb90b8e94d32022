package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.Metric;

/**
 * Flows from a formula that stand beside the runs of a sweep on the same law: the {@code rows.csv} of the command {@code padded}.
 *
 * @param title what they are
 * @param stops from few couplings to many
 */
public record ConstructedRuns(String title, List<Stop> stops) {

    public ConstructedRuns {
        stops = List.copyOf(stops);
    }

    /**
     * A flow; errors are standard errors.
     *
     * @param couplings   affine couplings that it consists of
     * @param gap         nats, of data with their padding: a bound on that of the data alone, from above
     * @param kappaMedian of the condition numbers of the Jacobian of all coordinates, over the points of noise
     */
    public record Stop(int couplings, double gap, double gapError, double kappaMedian, double kappaMedianError) {

        /** NaN for what is not known, or is in the units of another copy of the law. */
        public double get(Metric metric) {
            return metric == Metric.GAP ? gap : metric == Metric.KAPPA_P50 ? kappaMedian : Double.NaN;
        }
    }

    /**
     * Reads the rows.
     *
     * @param source how refusals name the table
     * @throws org.pushforward.base.InvalidInputException one line, if it is no such table
     */
    static ConstructedRuns read(String title, String source, InputStream in) throws IOException {
        CsvTable.Content table = CsvTable.read(source, new InputStreamReader(in, StandardCharsets.UTF_8));
        double[] couplings = table.numbers("affine_couplings");
        double[] gaps = table.numbers("gap");
        double[] gapErrors = table.numbers("gap_error");
        double[] kappas = table.numbers("kappa_median");
        double[] kappaErrors = table.numbers("kappa_median_error");
        return new ConstructedRuns(title, IntStream.range(0, couplings.length)
                .mapToObj(i -> new Stop((int) couplings[i], gaps[i], gapErrors[i], kappas[i], kappaErrors[i])).toList());
    }
}
