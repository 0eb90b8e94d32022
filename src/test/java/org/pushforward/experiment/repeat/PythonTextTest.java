package org.pushforward.experiment.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;

/** Which files a script may replace. */
class PythonTextTest {

    @TempDir
    Path folder;

    private static FlowModel model(double parameter) {
        FlowSpec spec = new FlowSpec(2, 4, 1, Activation.TANH, 2);
        double[] parameters = new double[new FlowLayout(spec, 2).parameterCount()];
        parameters[0] = parameter;
        return new FlowModel(spec, 2, Padding.none(), new Standardization(new double[2], new double[] {1, 1}), parameters, List.of());
    }

    @Test
    void theModelOfAScriptReplacesNoneButThatOfTheScriptBefore() throws IOException {
        Path script = folder.resolve("foo.py");
        Path json = Files.writeString(folder.resolve("foo.json"), "mine");
        for (boolean there : new boolean[] {false, true}) {
            if (there) {
                Files.writeString(script, "print('mine')");
            }
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> PythonText.write(model(0.25), script));
            assertEquals("foo.json is there already: choose another name", e.getMessage());
            assertEquals("mine", Files.readString(json));
            assertEquals(there, Files.exists(script));
        }
        Files.delete(json);
        PythonText.write(model(0.25), script);
        PythonText.write(model(0.5), script);
        assertEquals(0.5, ModelFile.read(json).parameters()[0]);
        assertFalse(Files.readString(script).contains("mine"));
    }
}
