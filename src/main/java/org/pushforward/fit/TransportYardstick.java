package org.pushforward.fit;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.fit.OptimalTransport.Measured;

/**
 * The least that any map from noise to the data of a run costs: W2^2(N(0, I), data) in standard units, from the exact transport of {@link #POINTS}
 * points of noise to as many of the data (of a point cloud to half of its training points, if that is fewer). {@link TransportCost} is read against
 * it. A function of the data and their seed alone.
 *
 * @param optimal       the cost of that transport, squared standard units. Too large in expectation, by about as much as the floor at most
 * @param standardError of it, without that bias: see {@link OptimalTransport#standardError}
 * @param floor         the same cost between two samples of the data, of the same size
 * @param floorError    standard error of that, likewise
 * @param points        how many on each side
 */
public record TransportYardstick(double optimal, double standardError, double floor, double floorError, int points) {

    public static final TransportYardstick UNKNOWN = new TransportYardstick(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** One assignment of them takes some tenths of a second. */
    public static final int POINTS = 1_000;

    /** Of the {@link Purpose#FIT} streams; {@link SampleDistance} has those before. */
    private static final int NOISE_STREAM = 9;
    private static final int DATA_STREAM = 10;

    /** Takes some tenths of a second. */
    public static TransportYardstick of(RunData data) {
        RandomStreams streams = new RandomStreams(data.seed());
        int count = data.distribution().isPresent() ? POINTS : Math.min(POINTS, data.training().count() / 2);
        Points all = data.distribution().map(distribution -> distribution.sample(2 * count, streams.stream(Purpose.FIT, DATA_STREAM, 0)))
                .orElseGet(() -> data.training().first(2 * count));
        int dimension = all.dimension();
        double[] values = all.values().clone();
        data.standardization().apply(values, 2 * count, dimension);
        Points one = new Points(count, dimension, Arrays.copyOf(values, count * dimension));
        Points other = new Points(count, dimension, Arrays.copyOfRange(values, count * dimension, 2 * count * dimension));
        RandomGenerator random = streams.stream(Purpose.FIT, NOISE_STREAM, 0);
        double[] noise = new double[count * dimension];
        Arrays.setAll(noise, i -> random.nextGaussian());
        OptimalTransport optimal = OptimalTransport.squared(new Points(count, dimension, noise), one, dimension);
        OptimalTransport floor = OptimalTransport.squared(one, other, dimension);
        return new TransportYardstick(optimal.cost(), optimal.standardError(), floor.cost(), floor.standardError(), count);
    }

    /** One that is measured when it is first asked for and then kept; for any thread. */
    public static final class Later {

        private RunData unread;
        private volatile TransportYardstick known;

        private Later(RunData unread, TransportYardstick known) {
            this.unread = unread;
            this.known = known;
        }

        /** That of data. */
        public static Later of(RunData data) {
            return new Later(data, null);
        }

        /** One that is known already. */
        public static Later known(TransportYardstick value) {
            return new Later(null, value);
        }

        /** Empty unless it has been measured; never waits. */
        public Optional<TransportYardstick> ifKnown() {
            return Optional.ofNullable(known);
        }

        /** The first call takes some tenths of a second. */
        public synchronized TransportYardstick get() {
            if (known == null) {
                known = TransportYardstick.of(unread);
                unread = null;
            }
            return known;
        }
    }

    /** The optimal cost beside its floor, of which there is one draw: what tells them apart is three standard errors of their difference. */
    public Measured measured() {
        return new Measured(optimal, floor, Math.hypot(standardError, floorError));
    }

    /** What a flow's cost is beside the optimal one, in one sentence without an end. @param cost NaN if it was not measured */
    public String words(TransportCost cost) {
        if (Double.isNaN(cost.mean())) {
            return "not measured";
        }
        double error = 2 * Math.hypot(cost.standardError(), standardError);
        if (cost.mean() < optimal - floor - error) {
            return "less than any map from noise to these data costs, so the flow has not reached them";
        }
        if (!measured().isResolved()) {
            return "the least possible is too small to be told from samples";
        }
        return cost.mean() > optimal + error ? "more than needed: the flow carries points about that the data do not ask it to move"
                : "as little as any map from noise to these data costs, within the errors";
    }
}
