package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.flow.Bijection;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/** Samples of a flow: standard normal noise sent to the data's side. */
public final class FlowSamples {

    private FlowSamples() {}

    /** @throws InvalidInputException if so many are not given at once */
    public static void requireCount(int count) {
        InvalidInputException.require(count >= 1 && count <= CsvPoints.MOST_POINTS, "the number of samples lies between 1 and %,d, not %,d",
                CsvPoints.MOST_POINTS, count);
    }

    /** A line about samples that are not finite, which {@link #write} has written all the same; empty where there are none. */
    public static String note(Points samples, Path file) {
        return NotFinite.words(NotFinite.count(samples), samples.count(), "samples", file);
    }

    /** @return {@code count} points in data units with their padding coordinates; fewer are the beginning of more */
    static Points draw(Bijection flow, int count, RandomGenerator random) {
        double[] points = new double[Math.multiplyExact(count, flow.dimension())];
        for (int i = 0; i < points.length; i++) {
            points[i] = random.nextGaussian();
        }
        flow.inverse(points, count, points);
        return new Points(count, flow.dimension(), points);
    }

    /** The samples that belong to a seed: those of the stream {@link Purpose#SAMPLES}. */
    public static Points draw(Bijection flow, int count, long seed) {
        return draw(flow, count, new RandomStreams(seed).stream(Purpose.SAMPLES));
    }

    /**
     * Writes samples of a model as CSV, with the columns of {@link PointFile#names}, unless the model has learned columns of these names in another
     * order.
     *
     * @param withPadding whether the padding coordinates are written too
     * @return the samples, with their padding coordinates
     * @throws InvalidInputException if the count is out of range or the file cannot be written
     */
    public static Points write(FlowModel model, int count, long seed, boolean withPadding, Path file) {
        requireCount(count);
        Claim claim = WholeFile.claim(file);
        try {
            Points samples = draw(new Flow(model), count, seed);
            PointFile.write(samples, ModelPoints.header(model, withPadding ? model.dimension() : model.dataDimension()), file);
            return samples;
        } finally {
            claim.close();
        }
    }
}
