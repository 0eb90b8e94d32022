package org.pushforward.experiment.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pushforward.base.ChosenFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.flow.FlowModel;

/**
 * A script in Python, of numpy alone, that evaluates and samples a flow from its {@code model.json}: the module
 * {@code assets/python/pushforward_flow.py} without its command line, and a few lines that use it. Complete in itself, so
 * that it runs wherever the model's file is.
 */
public final class PythonText {

    private static final String MODULE = "/org/pushforward/assets/python/pushforward_flow.py";
    private static final String COMMAND_LINE = "\n\n# Below: the command line.";
    private static final String PYTHON = ".py";
    /** Of a script, many times more than one of ours has. */
    private static final long MOST_BYTES = 1 << 20;

    private PythonText() {}

    /** The module itself. */
    private static String module() {
        try (InputStream in = PythonText.class.getResourceAsStream(MODULE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is torn: " + MODULE, e);
        }
    }

    /**
     * A script that reads a model from a file.
     *
     * @param model its file; a name alone is looked for beside the script
     */
    public static String script(Path model) {
        String module = module();
        boolean beside = model.getParent() == null;
        return module.substring(0, module.indexOf(COMMAND_LINE)) + "\n\n"
                + (beside ? "folder = os.path.dirname(os.path.abspath(__file__))\n" : "")
                + "flow = Flow.load(" + (beside ? "os.path.join(folder, " + literal(model) + ")" : literal(model)) + ")\n"
                + "x = flow.sample(1000, seed=1, with_padding=True)\n"
                + "print(flow.columns, x[:, :flow.data_dimension].mean(axis=0), x[:, :flow.data_dimension].std(axis=0))\n"
                + "print(flow.log_density(x[:5]))\n";
    }

    /** A text of JSON is one of Python too, as long as only what must be is escaped. */
    private static String literal(Path path) {
        try {
            return Json.MAPPER.writeValueAsString(path.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a script, and the model beside it under the same name with {@code .json} at its end. The script may replace another; of the model nobody
     * was asked, so that it replaces none but that of the script that is replaced.
     *
     * @throws InvalidInputException if the files cannot be written, or there is another file with the model's name
     */
    public static void write(FlowModel model, Path script) {
        String name = script.getFileName().toString();
        String stem = name.endsWith(PYTHON) ? name.substring(0, name.length() - PYTHON.length()) : name;
        Path json = script.resolveSibling(stem + ".json");
        if (!reads(script, json)) {
            ChosenFile.requireNew(json);
        }
        ModelFile.write(model, json);
        WholeFile.write(script, out -> out.write(script(json.getFileName()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a file is a script that names the model beside it. */
    private static boolean reads(Path script, Path json) {
        try {
            return Files.isRegularFile(script) && Files.size(script) <= MOST_BYTES
                    && new String(Files.readAllBytes(script), StandardCharsets.UTF_8).contains(literal(json.getFileName()));
        } catch (IOException e) {
            return false;
        }
    }
}
