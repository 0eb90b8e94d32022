package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.NeedsPython;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;

/** numpy itself reads what is written for it, and what it writes is read, or refused in one line. */
@NeedsPython("it writes and reads arrays")
class NumpyTest {

    @TempDir
    private Path folder;

    private void python(String script) throws Exception {
        Files.writeString(folder.resolve("script.py"), "import numpy as np, json\n" + script);
        PythonFlowTest.run(folder, "script.py");
    }

    @Test
    void numpyReadsSamplesAndEvaluations() throws Exception {
        FlowModel model = Models.random(Padding.gaussian(1), Activation.TANH, 3);
        Points samples = FlowSamples.write(model, 1000, 7, true, folder.resolve("samples.npy"));
        FlowSamples.write(model, 1000, 7, true, folder.resolve("samples.csv"));
        FlowEvaluation.write(model, folder.resolve("samples.npy"), OptionalLong.empty(), folder.resolve("z.npy"));
        FlowEvaluation.write(model, folder.resolve("samples.csv"), OptionalLong.empty(), folder.resolve("z.csv"));
        assertArrayEquals(samples.values(), ModelPoints.read(model, folder.resolve("samples.npy")).values());
        python("""
                for name in ("samples", "z"):
                    x = np.load(name + ".npy", allow_pickle=False)
                    y = np.loadtxt(name + ".csv", delimiter=",", skiprows=1)
                    assert x.dtype == np.float64 and x.shape == y.shape and x.flags.c_contiguous, (name, x.shape, y.shape)
                    assert np.array_equal(x, y), name
                """);
    }

    @Test
    void whatNumpyWritesIsReadOrRefused() throws Exception {
        python("""
                x = np.array([[0.1, -2.0], [0.3, 1e-9], [3.0, 4.0]])
                np.save("plain.npy", x)
                np.save("fortran.npy", np.asfortranarray(x))
                np.save("transposed.npy", np.array([x[:, 0], x[:, 1]]).T)
                np.save("single.npy", x.astype("<f4"))
                np.save("whole.npy", np.array([[1, 2], [-3, 4]]))
                np.save("big.npy", x.astype(">f8"))
                np.save("objects.npy", np.array([[1.0, None]], dtype=object), allow_pickle=True)
                np.save("structured.npy", np.array([(1.0, 2.0)], dtype=[("x", float), ("y", float)]))
                np.save("flat.npy", x.ravel())
                np.save("empty.npy", np.zeros((0, 2)))
                np.save("wide.npy", np.zeros((2, 5)))
                np.save("nan.npy", np.array([[1.0, 2.0], [np.nan, 0.0]]))
                np.save("half.npy", x.astype(np.float16))
                np.save("truth.npy", x > 0)
                np.savez("several.npz", x=x)
                """);
        FlowModel model = Models.random(Padding.none(), Activation.TANH, 3);
        double[] expected = {0.1, -2.0, 0.3, 1e-9, 3.0, 4.0};
        for (String good : List.of("plain", "fortran", "transposed")) {
            assertArrayEquals(expected, ModelPoints.read(model, folder.resolve(good + ".npy")).values(), good);
        }
        assertArrayEquals(expected, ModelPoints.read(model, folder.resolve("single.npy")).values(), 1e-7);
        assertArrayEquals(new double[] {1, 2, -3, 4}, ModelPoints.read(model, folder.resolve("whole.npy")).values());
        assertRefused(model, "big", "holds its numbers with the high byte first (>f8): write x.astype('<f8')");
        assertRefused(model, "objects", "holds Python objects, which are not read: write numbers, x.astype(float)");
        assertRefused(model, "structured", "has columns of several types: write a plain array, x.astype(float)");
        assertRefused(model, "flat", "has the shape (6,), where a table has two dimensions, a point in each row: write x.reshape(-1, 2)");
        assertRefused(model, "empty", "holds nothing: its shape is (0, 2)");
        assertRefused(model, "wide", "has 5 columns, but this model takes 2");
        assertRefused(model, "nan", "holds NaN in row 2 and column 1, counted from 1: finite numbers are needed");
        assertRefused(model, "half", "holds values of the type \"<f2\": write x.astype(float)");
        assertRefused(model, "truth", "holds values of the type \"|b1\": write x.astype(float)");
        Files.move(folder.resolve("several.npz"), folder.resolve("several.npy"));
        assertRefused(model, "several", "is no array of numpy, or not the beginning of one: write it by np.save");
    }

    private void assertRefused(FlowModel model, String name, String complaint) {
        Path file = folder.resolve(name + ".npy");
        assertEquals(file + " " + complaint, assertThrows(InvalidInputException.class, () -> ModelPoints.read(model, file)).getMessage());
    }

    /** Every number of model.json is in the archive, under the way that leads to it, and nothing else is. */
    @Test
    void weightsAreTheNumbersOfTheModel() throws Exception {
        List<FlowSpec> specs = WeightsFileTest.SPECS;
        for (int i = 0; i < specs.size(); i++) {
            FlowModel model = Models.random(Padding.gaussian(1), specs.get(i), i);
            ModelFile.write(model, folder.resolve("model" + i + ".json"));
            WeightsFile.write(model, folder.resolve("weights" + i + ".npz"));
        }
        python("""
                def walk(name, node):
                    if isinstance(node, dict):
                        for key, value in node.items():
                            yield from walk(name + [key], value)
                    elif isinstance(node, list) and not isinstance(np.ravel(node)[0], (np.number, int, float)):
                        for i, value in enumerate(node):
                            yield from walk(name + [str(i)], value)
                    elif not isinstance(node, str):
                        yield ".".join(name), np.atleast_1d(np.array(node, dtype=float))
                for i in range(5):
                    expected = dict(walk([], json.load(open(f"model{i}.json"))))
                    weights = np.load(f"weights{i}.npz", allow_pickle=False)
                    assert set(weights.files) == set(expected), set(weights.files) ^ set(expected)
                    for name, array in expected.items():
                        assert weights[name].dtype == np.float64 and np.array_equal(weights[name], array), name
                    assert "layers.0.clamp" in weights or "layers.0.permutation" in weights
                """);
    }

    /** Arrays that numpy has changed, in each way that it writes them, make another model. */
    @Test
    void weightsThatNumpyChangedAreTheModels() throws Exception {
        FlowModel model = Models.random(Padding.gaussian(1), WeightsFileTest.SPECS.get(0), 4);
        WeightsFile.write(model, folder.resolve("weights.npz"));
        python("""
                weights = dict(np.load("weights.npz"))
                np.savez_compressed("same.npz", **weights)
                weights["layers.0.dense.0.weights"] = np.asfortranarray(2 * weights["layers.0.dense.0.weights"])
                weights["layers.0.dense.1.weights"] = weights["layers.0.dense.1.weights"].T.copy().T
                weights["layers.1.dense.0.bias"] = np.zeros(3, dtype=np.float32)
                weights["padding.dimensions"] = np.int64(1)
                np.savez("changed.npz", **weights)
                weights["layers.1.dense.0.bias"] = np.zeros(3, dtype=">f8")
                np.savez("big.npz", **weights)
                """);
        assertArrayEquals(model.parameters(), WeightsFile.read(model, folder.resolve("same.npz")).parameters());
        FlowModel changed = WeightsFile.read(model, folder.resolve("changed.npz"));
        FlowLayout layout = FlowLayout.of(model);
        double[] expected = model.parameters().clone();
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < layout.dense(0, 0).inputs(); i++) {
                expected[layout.dense(0, 0).weight(i, j)] *= 2;
            }
            expected[layout.dense(1, 0).bias(j)] = 0;
        }
        assertArrayEquals(expected, changed.parameters());
        Path big = folder.resolve("big.npz");
        assertEquals(big + ": layers.1.dense.0.bias holds its numbers with the high byte first (>f8): write x.astype('<f8')",
                assertThrows(InvalidInputException.class, () -> WeightsFile.read(model, big)).getMessage());
    }
}
