package org.pushforward.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Points;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/** A model read at given points, data to noise. */
public final class FlowEvaluation {

    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private FlowEvaluation() {}

    /**
     * Writes for each point {@code z1 ... zD}, {@code log_det} of dz/dx, {@code log_prob} (nats, joint over data and padding coordinates,
     * in data units), the singular values {@code sigma_1 ... sigma_D} of dz/dx, largest first, and their ratio {@code kappa}.
     *
     * @param points with the data coordinates alone, or with the padding behind them
     * @param seed   of the padding that is appended where the points have none, from the stream {@link Purpose#EVALUATION_PADDING}
     * @throws InvalidInputException if the points have another number of coordinates, or the file cannot be written
     */
    public static void write(FlowModel model, Path points, long seed, Path file) {
        WholeFile.requireWritable(file);
        Points given = PointFile.read(points);
        boolean whole = given.dimension() == model.dimension();
        InvalidInputException.require(whole || given.dimension() == model.dataDimension(), "%s has %d columns, but this model takes %s",
                points, given.dimension(), model.dimension() == model.dataDimension() ? model.dataDimension()
                        : model.dataDimension() + ", or " + model.dimension() + " with the padding");
        int n = given.count();
        int d = model.dimension();
        double[] x = given.values();
        if (!whole) {
            x = new double[Math.multiplyExact(n, d)];
            model.padding().append(given.values(), n, given.dimension(), new RandomStreams(seed).stream(Purpose.EVALUATION_PADDING), x);
        }
        double[] z = new double[n * d];
        double[] logDet = new double[n];
        double[] jacobian = new double[Math.multiplyExact(n * d, d)];
        double[] sigma = new double[n * d];
        new Flow(model).jacobian(x, n, z, logDet, jacobian);
        new SingularValues(d).compute(jacobian, n, sigma);

        List<String> columns = new ArrayList<>(CsvTable.numbered("z", d));
        columns.addAll(List.of("log_det", "log_prob"));
        columns.addAll(CsvTable.numbered("sigma_", d));
        columns.add("kappa");
        CsvTable.write(file, columns, n, (row, line) -> {
            int at = row * d;
            double squares = 0;
            for (int c = at; c < at + d; c++) {
                squares += z[c] * z[c];
            }
            line.add(z, at, d).add(logDet[row]).add(logDet[row] - 0.5 * squares - d * LOG_SQRT_TWO_PI).add(sigma, at, d)
                    .add(sigma[at] / sigma[at + d - 1]);
        });
    }
}
