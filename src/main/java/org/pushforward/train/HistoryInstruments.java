package org.pushforward.train;

import java.util.Arrays;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Team;
import org.pushforward.fit.GapToFloor;
import org.pushforward.fit.LatentDraws;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.TransportCost;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/**
 * Reads what a history records, in double precision, on held-out points that never change during a run. Never touches what training reads.
 */
final class HistoryInstruments {

    /** Ranges of points that are read side by side; fixed, so that no result depends on the number of threads. */
    private static final int LANES = 2;

    private final RandomStreams streams;
    private final Team team;
    private final double floor;
    private final Points heldOut;
    /** Held-out points with their padding, row-major in data units. */
    private final double[] points;
    /** Of {@code points}. */
    private Padding padding;
    private final int count;
    private final int jacobianCount;
    private final int dimension;
    /** Log density of the truth at the held-out points; null where it is unknown. */
    private final double[] truth;
    /** Of the truth as {@code modelLogDensity} of the model, so that what the padding happens to be is in both; null where that is unknown. */
    private double[] paddedTruth;
    private final double[] noise;
    private final double[] logDet;
    /** Of the joint density less the padding's entropy, nats. */
    private final double[] modelLogDensity;
    private final double[] sigma;
    /** Singular values as {@code sigma}, of the flow in standard units. */
    private final double[] sigmaStandard;
    private final Standardization standardization;
    private final double standardizationLogDet;
    private final SampleDistance distance;
    /** Noise of the samples whose distance is measured. */
    private final double[] latents;
    private final double[] samples;
    /** One for each lane, made at the first reading: a flow has buffers of its own. */
    private final Flow[] flows = new Flow[LANES];

    HistoryInstruments(TrainingConfig config, RunData data, Team team) {
        this.streams = new RandomStreams(config.seed());
        this.team = team;
        this.heldOut = data.heldOut(config.instruments().heldOut());
        this.count = heldOut.count();
        this.jacobianCount = Math.min(count, config.instruments().points());
        this.dimension = heldOut.dimension() + config.padding().dimensions();
        this.points = new double[count * dimension];
        this.truth = data.distribution().map(distribution -> distribution.logDensities(heldOut)).orElse(null);
        this.floor = data.floor();
        this.noise = new double[count * dimension];
        this.logDet = new double[count];
        this.modelLogDensity = new double[count];
        this.sigma = new double[jacobianCount * dimension];
        this.sigmaStandard = new double[jacobianCount * dimension];
        this.standardization = data.standardization();
        this.standardizationLogDet = standardization.logDet();
        this.distance = new SampleDistance(data);
        this.latents = LatentDraws.of(config.seed(), dimension);
        this.samples = new double[distance.samples() * dimension];
    }

    /** Entropy of the data in nats, NaN where unknown. */
    double floor() {
        return floor;
    }

    /**
     * A mean negative log-likelihood in the flow's units as it is reported: in data units, and less the padding's entropy where it has one.
     *
     * @param padding that the points had
     */
    double reported(double flowNll, Padding padding) {
        return flowNll - (padding.hasDensity() ? padding.entropy() : 0) - standardizationLogDet;
    }

    /** Pads the points again if need be: the same draws, at another level. */
    private void pad(Padding newPadding) {
        if (!newPadding.equals(padding)) {
            padding = newPadding;
            padding.append(heldOut.values(), count, heldOut.dimension(), streams.stream(Purpose.EVALUATION_PADDING), points);
            paddedTruth = truth == null || !padding.hasDensity() ? null : truth.clone();
            for (int i = 0; paddedTruth != null && i < count; i++) {
                paddedTruth[i] += padding.logDensity(points, i * dimension + heldOut.dimension()) + padding.entropy();
            }
        }
    }

    /**
     * One row of the history.
     *
     * @param model    with the padding that it was trained with
     * @param trainNll as {@link #reported}
     */
    HistoryRow read(FlowModel model, long step, double trainNll, double rate, double gradientNorm) {
        pad(model.padding());
        team.run(LANES, lane -> readLane(model, lane));
        double halfLogTwoPi = 0.5 * Math.log(2 * Math.PI) * dimension;
        double entropy = padding.hasDensity() ? padding.entropy() : 0;
        double nll = 0;
        double[] zero = new double[count];
        for (int i = 0; i < count; i++) {
            double squares = 0;
            for (int c = 0; c < dimension; c++) {
                squares += noise[i * dimension + c] * noise[i * dimension + c];
            }
            modelLogDensity[i] = logDet[i] + entropy - 0.5 * squares - halfLogTwoPi;
            nll -= modelLogDensity[i] / count;
        }
        GapToFloor gap = paddedTruth != null ? GapToFloor.paired(modelLogDensity, paddedTruth) : new GapToFloor(Double.NaN, Double.NaN);
        double sampleDistance = distance.of(new Points(distance.samples(), dimension, samples));
        standardization.apply(samples, distance.samples(), dimension);
        TransportCost transport = TransportCost.of(latents, samples, distance.samples(), dimension, heldOut.dimension());
        ConditionStatistics condition = ConditionStatistics.of(sigma, jacobianCount, dimension);
        ConditionStatistics standard = ConditionStatistics.of(sigmaStandard, jacobianCount, dimension);
        return new HistoryRow(step, condition.sigmaQuantiles())
                .with(HistoryMetric.TRAIN_NLL, trainNll).with(HistoryMetric.NLL, nll)
                // Above a log density of 0 a gap is the negative log-likelihood itself.
                .with(HistoryMetric.NLL_ERROR, GapToFloor.paired(modelLogDensity, zero).standardError())
                .with(HistoryMetric.GAP, gap.mean()).with(HistoryMetric.GAP_ERROR, gap.standardError())
                .withKappa(condition.kappa()).withKappaStandard(standard.kappa())
                .withKappaErrors(KappaErrors.of(SingularValues.ratios(sigma, jacobianCount, dimension)),
                        KappaErrors.of(SingularValues.ratios(sigmaStandard, jacobianCount, dimension)))
                .with(HistoryMetric.SIGMA_MIN, condition.sigmaMin())
                .with(HistoryMetric.SIGMA_LEAST_STANDARD_P50, ConditionStatistics.medianOfLeast(standard.sigmaQuantiles()))
                .with(HistoryMetric.DISTANCE, sampleDistance)
                .with(HistoryMetric.TRANSPORT_COST, transport.mean()).with(HistoryMetric.TRANSPORT_COST_ERROR, transport.standardError())
                .with(HistoryMetric.RATE, rate).with(HistoryMetric.GRADIENT_NORM, gradientNorm)
                .with(HistoryMetric.PADDING_NOISE, padding.kind() == Padding.Kind.NONE ? Double.NaN : padding.noiseLevel());
    }

    private void readLane(FlowModel model, int lane) {
        if (flows[lane] == null) {
            flows[lane] = new Flow(model);
        } else {
            flows[lane].load(model.parameters());
        }
        Range all = Range.of(count, lane);
        double[] z = new double[all.size() * dimension];
        double[] l = new double[all.size()];
        flows[lane].forward(all.of(points, dimension), all.size(), z, l);
        System.arraycopy(z, 0, noise, all.from * dimension, z.length);
        System.arraycopy(l, 0, logDet, all.from, l.length);

        Range some = Range.of(jacobianCount, lane);
        double[] j = new double[some.size() * dimension * dimension];
        flows[lane].jacobian(some.of(points, dimension), some.size(), z, l, j);
        SingularValues singularValues = new SingularValues(dimension);
        double[] values = new double[some.size() * dimension];
        singularValues.compute(j, some.size(), values);
        System.arraycopy(values, 0, sigma, some.from * dimension, values.length);
        standardization.toStandardUnits(j, some.size(), dimension);
        singularValues.compute(j, some.size(), values);
        System.arraycopy(values, 0, sigmaStandard, some.from * dimension, values.length);

        Range drawn = Range.of(distance.samples(), lane);
        double[] x = drawn.of(latents, dimension);
        flows[lane].inverse(x, drawn.size(), x);
        System.arraycopy(x, 0, samples, drawn.from * dimension, x.length);
    }

    /** The points of one lane. */
    private record Range(int from, int to) {

        static Range of(int count, int lane) {
            return new Range(count * lane / LANES, count * (lane + 1) / LANES);
        }

        int size() {
            return to - from;
        }

        double[] of(double[] values, int stride) {
            return Arrays.copyOfRange(values, from * stride, to * stride);
        }
    }
}
