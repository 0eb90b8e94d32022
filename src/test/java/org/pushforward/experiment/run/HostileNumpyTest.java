package org.pushforward.experiment.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.NeedsPython;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.engine.NumpyFile;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;

/** Log-densities and distances of data as no one wishes for, against numpy: far outliers, tiny and shifted scales, duplicates, one point. */
@NeedsPython("its answers are compared with ours")
class HostileNumpyTest {

    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    private void python(String script) throws Exception {
        Files.writeString(folder.resolve("script.py"), "import numpy as np\n" + script);
        PythonFlowTest.run(folder, "script.py");
    }

    private void write(String name, Points points) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".npy"))) {
            NumpyFile.write(new NumpyFile.Array(new int[] {points.count(), points.dimension()}, points.values()), out);
        }
    }

    private static Points cloud(int count, int dimension, long seed, double middle, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimension];
        Arrays.setAll(values, i -> middle + scale * random.nextGaussian());
        return new Points(count, dimension, values);
    }

    private static Points with(Points points, double value, int... places) {
        double[] values = points.values().clone();
        for (int place : places) {
            values[place] = value;
        }
        return new Points(points.count(), points.dimension(), values);
    }

    /** About where the data lie that the model was standardised to, and far away from there. */
    private static Points points(FlowModel model) {
        int d = model.dimension();
        SplittableRandom random = new SplittableRandom(7);
        double[] far = {1e3, 1e12, -1e12, 1e-12, 1e60, -1e60};
        double[] values = new double[COUNT * d];
        for (int i = 0; i < COUNT; i++) {
            for (int c = 0; c < d; c++) {
                boolean data = c < model.dataDimension();
                double mean = data ? model.standardization().mean()[c] : 0;
                double scale = data ? model.standardization().scale()[c] : 1;
                // One point in five lies far away in a coordinate, one in all; every fourth is the one before.
                boolean away = i % 10 == 9 || i % 5 == 3 && c == i % d;
                values[i * d + c] = away ? far[i % far.length] * (data ? scale : 1) : mean + scale * random.nextGaussian();
            }
            if (i % 4 == 2) {
                System.arraycopy(values, (i - 1) * d, values, i * d, d);
            }
        }
        return new Points(COUNT, d, values);
    }

    @Test
    void logDensitiesOfHostilePoints() throws Exception {
        List<String> names = new ArrayList<>();
        for (FlowFamily family : List.of(FlowFamily.COUPLINGS, FlowFamily.LEAKY, FlowFamily.GREEDY)) {
            for (Padding padding : List.of(Padding.none(), Padding.gaussian(1, 0.5))) {
                for (double weight : new double[] {1, 1e4}) {
                    for (double scale : new double[] {1, 1e-6, 1e12}) {
                        if (weight > 1 && family != FlowFamily.COUPLINGS) {
                            continue;
                        }
                        FlowModel plain = Models.random(padding, new FlowSpec(3, 5, 1, Activation.RELU, 2).withFamily(family).plain(), 11);
                        double[] parameters = Arrays.stream(plain.parameters()).map(value -> weight * value).toArray();
                        FlowModel model = new FlowModel(plain.spec(), 2, padding,
                                new Standardization(new double[] {1e3 * scale, -scale}, new double[] {scale, 1e-3 * scale}), parameters);
                        String name = family + "-" + padding.kind() + "-" + weight + "-" + scale;
                        ModelFile.write(model, Files.createDirectory(folder.resolve(name)).resolve("model.json"));
                        write(name + "/x", points(model));
                        FlowEvaluation.write(model, folder.resolve(name).resolve("x.npy"), OptionalLong.empty(),
                                folder.resolve(name).resolve("z.npy"));
                        names.add(name);
                    }
                }
            }
        }
        Files.writeString(folder.resolve("names.txt"), String.join("\n", names));
        Files.copy(Path.of("assets/python/pushforward_flow.py"), folder.resolve("pushforward_flow.py"));
        python("""
                from pushforward_flow import Flow
                for name in open("names.txt").read().split():
                    flow = Flow.load(name)
                    x = np.load(name + "/x.npy")
                    ours = np.load(name + "/z.npy")
                    d = flow.dimension
                    z, log_det = flow.forward(x)
                    log_prob = flow.log_density(x)
                    assert np.isfinite(z).all() and np.isfinite(log_prob).all(), name
                    assert np.unique(x, axis=0).shape[0] < x.shape[0], name
                    largest = np.maximum(np.abs(z).max(axis=1, keepdims=True), 1)
                    assert (np.abs(ours[:, :d] - z) <= 1e-10 * largest).all(), (name, np.abs((ours[:, :d] - z) / largest).max())
                    assert np.allclose(ours[:, d], log_det, rtol=1e-10, atol=1e-10), (name, np.abs(ours[:, d] - log_det).max())
                    assert (np.abs(ours[:, d + 1] - log_prob) <= 1e-9 * largest[:, 0] ** 2).all(), name
                """);
    }

    @Test
    void slicedDistancesOfHostileClouds() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int dimension : new int[] {1, 2, 3}) {
            int d = dimension;
            Points usual = cloud(60, d, 1, 0, 1);
            List<Points> clouds = List.of(usual, cloud(77, d, 2, 0, 1), with(usual, 1e12, 0), with(cloud(13, d, 3, 0, 1), -1e12, 4, 5),
                    cloud(60, d, 4, 0, 1e-6), cloud(60, d, 5, 1e6, 1e-6), new Points(30, d, new double[30 * d]), cloud(1, d, 6, 0, 1),
                    new Points(1, d, new double[d]), with(cloud(20, d, 7, 0, 1), 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), cloud(5, d, 8, 0, 1e100));
            SplittableRandom chosen = new SplittableRandom(dimension);
            SlicedWasserstein distance = new SlicedWasserstein(dimension, 16, new SplittableRandom(dimension));
            double[] vectors = new double[16 * dimension];
            double first = dimension == 2 ? chosen.nextDouble() : 0;
            for (int k = 0; k < 16; k++) {
                for (int c = 0; c < dimension; c++) {
                    vectors[k * dimension + c] = dimension != 2 ? chosen.nextGaussian()
                            : c == 0 ? Math.cos(Math.PI * (k + first) / 16) : Math.sin(Math.PI * (k + first) / 16);
                }
            }
            write("directions-" + dimension, new Points(16, dimension, vectors));
            for (int a = 0; a < clouds.size(); a++) {
                write("cloud-" + dimension + "-" + a, clouds.get(a));
                for (int b = 0; b < clouds.size(); b++) {
                    double found = distance.distance(clouds.get(a), clouds.get(b));
                    double again = distance.to(clouds.get(b)).distance(clouds.get(a));
                    lines.add(dimension + " " + a + " " + b + " " + found + " " + again);
                }
            }
        }
        Files.writeString(folder.resolve("distances.txt"), String.join("\n", lines));
        python("""
                def squared(u, v):
                    n, m = len(u), len(v)
                    ends = np.union1d(np.arange(1, n + 1) * m, np.arange(1, m + 1) * n)
                    begins = np.concatenate([[0], ends[:-1]])
                    return (((ends - begins) * (u[begins // m] - v[begins // n]) ** 2).sum()) / np.longdouble(n * m)

                for line in open("distances.txt"):
                    dimension, a, b, found, again = line.split()
                    x = np.load(f"cloud-{dimension}-{a}.npy").astype(np.longdouble)
                    y = np.load(f"cloud-{dimension}-{b}.npy").astype(np.longdouble)
                    directions = np.load(f"directions-{dimension}.npy").astype(np.longdouble)
                    directions /= np.sqrt((directions ** 2).sum(axis=1, keepdims=True))
                    expected = np.sqrt(np.mean([squared(np.sort(x @ w), np.sort(y @ w)) for w in directions]))
                    largest = max(np.abs(x).max(), np.abs(y).max())
                    # What a double can tell of a point is all that can be lost.
                    for value in (float(found), float(again)):
                        assert abs(value - expected) <= 1e-12 * expected + 1e-15 * largest, (line, expected)
                """);
    }
}
