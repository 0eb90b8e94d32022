package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/** A model read at given points, data to noise: some points at a time, written as they are read. */
public final class FlowEvaluation {

    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private static final int CHUNK = 4096;

    private final Points points;
    private final Padding padding;
    private final RandomGenerator noise;
    private final Flow flow;
    private final SingularValues singularValues;
    private final int dimension;
    private final double[] z;
    private final double[] logDet;
    private final double[] jacobian;
    private final double[] sigma;
    private final Standardization standardization;
    private double[] kappa;
    private double[] kappaStandard;
    private int notFinite;

    private FlowEvaluation(FlowModel model, Points points, long seed) {
        this.points = points;
        this.padding = model.padding();
        this.noise = new RandomStreams(seed).stream(Purpose.EVALUATION_PADDING);
        this.flow = new Flow(model);
        this.dimension = model.dimension();
        this.singularValues = new SingularValues(dimension);
        int chunk = Math.min(CHUNK, points.count());
        this.z = new double[chunk * dimension];
        this.logDet = new double[chunk];
        this.jacobian = new double[chunk * dimension * dimension];
        this.sigma = new double[chunk * dimension];
        this.standardization = model.standardization();
    }

    /**
     * Writes for each point {@code z1 ... zD}, {@code log_det} of dz/dx, {@code log_prob} (nats, joint over data and padding coordinates,
     * in data units), the singular values {@code sigma_1 ... sigma_D} of dz/dx (data -> noise), largest first, and their ratio {@code kappa};
     * {@code kappa_standard}, that of the flow in standard units; and {@code sigma_noise_to_data_1 ... sigma_noise_to_data_D}, the singular values of
     * dx/dz (noise -> data), largest first, which is the direction of all singular values that a run records.
     *
     * @param points with the data coordinates alone, or with the padding's; in the order of its header, or where it has none in the model's
     * @param seed   of the padding that is appended where the points have none, from the stream {@link Purpose#EVALUATION_PADDING}; where a person
     *               has chosen none it is 1
     * @return a line about the points at which one of these is NaN or infinite, and one if the seed is passed over, since no padding is drawn by it;
     *         empty where there is nothing to say
     * @throws InvalidInputException if the points have other coordinates, or the file cannot be written
     */
    public static String write(FlowModel model, Path points, OptionalLong seed, Path file) {
        Claim claim = WholeFile.claim(file);
        try {
            Points given = ModelPoints.read(model, points);
            String note = write(model, given, seed.orElse(1), file);
            boolean idle = seed.isPresent() && given.dimension() == model.dimension();
            return !idle ? note : "--seed is passed over: " + (model.padding().dimensions() == 0 ? "this model has no padding to draw"
                    : OneLine.of(points.toString()) + " has the padding") + (note.isEmpty() ? "" : System.lineSeparator() + note);
        } finally {
            claim.close();
        }
    }

    private static String write(FlowModel model, Points given, long seed, Path file) {
        int d = model.dimension();
        List<String> columns = new ArrayList<>(CsvTable.numbered("z", d));
        columns.addAll(List.of("log_det", "log_prob"));
        columns.addAll(CsvTable.numbered("sigma_", d));
        columns.addAll(List.of("kappa", "kappa_standard"));
        columns.addAll(CsvTable.numbered("sigma_noise_to_data_", d));
        FlowEvaluation evaluation = new FlowEvaluation(model, given, seed);
        CsvTable.write(file, columns, given.count(), evaluation::append);
        return NotFinite.words(evaluation.notFinite, given.count(), "points", file);
    }

    private void append(int row, CsvTable.Line line) {
        int i = row % CHUNK;
        if (i == 0) {
            evaluate(row);
        }
        double squares = 0;
        for (int c = i * dimension; c < (i + 1) * dimension; c++) {
            squares += z[c] * z[c];
        }
        double logProb = logDet[i] - 0.5 * squares - dimension * LOG_SQRT_TWO_PI;
        double least = sigma[(i + 1) * dimension - 1];
        // A NaN anywhere in the point's numbers, or an infinity, makes one of these so.
        notFinite += Double.isFinite(logProb) && Double.isFinite(kappa[i]) && Double.isFinite(kappaStandard[i]) && Double.isFinite(1 / least) ? 0 : 1;
        line.add(z, i * dimension, dimension).add(logDet[i]).add(logProb)
                .add(sigma, i * dimension, dimension).add(kappa[i]).add(kappaStandard[i]);
        for (int c = dimension - 1; c >= 0; c--) {
            // The inverse map has the reciprocals, in reverse order.
            line.add(1 / sigma[i * dimension + c]);
        }
    }

    /** Evaluates a chunk of points. Chunks come in order, so the padding is drawn as if for all points at once. */
    private void evaluate(int from) {
        int count = Math.min(CHUNK, points.count() - from);
        double[] given = Arrays.copyOfRange(points.values(), from * points.dimension(), (from + count) * points.dimension());
        double[] x = given;
        if (points.dimension() < dimension) {
            x = new double[count * dimension];
            padding.append(given, count, points.dimension(), noise, x);
        }
        flow.jacobian(x, count, z, logDet, jacobian);
        singularValues.compute(jacobian, count, sigma);
        kappa = SingularValues.ratios(sigma, count, dimension);
        kappaStandard = singularValues.conditionNumbers(jacobian, count, standardization);
    }
}
