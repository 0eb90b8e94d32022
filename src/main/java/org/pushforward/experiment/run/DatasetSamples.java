package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.WholeFile;

/** Points of a dataset as CSV. */
public final class DatasetSamples {

    private DatasetSamples() {}

    /** @throws InvalidInputException if so many are not given at once */
    public static void requireCount(int count) {
        InvalidInputException.require(count >= 1 && count <= CsvPoints.MOST_POINTS, "the number of points lies between 1 and %,d, not %,d",
                CsvPoints.MOST_POINTS, count);
    }

    /**
     * Writes points of a built-in distribution or of a bundled cloud. They come from the stream {@link Purpose#TRAINING_DATA}: with as many
     * as a run's {@code count} they are what that run trains on. Of a cloud they are drawn without replacement.
     *
     * @param spec its count is not used
     * @throws InvalidInputException if there is no such dataset, it has not so many points, a setting is out of range, or the file cannot
     *         be written
     */
    public static void write(DatasetSpec spec, int count, long seed, Path file) {
        requireCount(count);
        Claim claim = WholeFile.claim(file);
        try {
            Points points = points(spec, count, seed);
            PointFile.write(points, points.dimension(), points.dimension(), file);
        } finally {
            claim.close();
        }
    }

    private static Points points(DatasetSpec spec, int count, long seed) {
        RandomGenerator random = new RandomStreams(seed).stream(Purpose.TRAINING_DATA);
        Optional<BundledCsv> cloud = BundledCsv.find(spec.name());
        if (cloud.isPresent()) {
            return RunData.rotate(pick(cloud.get(), count, random), spec.rotation());
        }
        InvalidInputException.require(Datasets.contains(spec.name()), "there is no dataset %s: choose one of %s, %s", spec.name(),
                String.join(", ", Datasets.names()), String.join(", ", BundledCsv.ids()));
        return Datasets.create(spec).sample(count, random);
    }

    /** The beginning of a Fisher-Yates shuffle. */
    private static Points pick(BundledCsv cloud, int count, RandomGenerator random) {
        Points all = cloud.read();
        InvalidInputException.require(count <= all.count(), "%s has %,d points, not %,d", cloud.id(), all.count(), count);
        double[] values = all.values().clone();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, all.count());
            for (int c = 0; c < 2; c++) {
                double value = values[2 * i + c];
                values[2 * i + c] = values[2 * j + c];
                values[2 * j + c] = value;
            }
        }
        return new Points(count, 2, Arrays.copyOf(values, 2 * count));
    }
}
