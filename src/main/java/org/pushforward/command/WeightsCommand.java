package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.WeightsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the numbers of a model as arrays of numpy. */
@Command(name = "weights", mixinStandardHelpOptions = true,
        description = "Writes the numbers of a model as arrays of numpy, each by the way that leads to it in model.json: "
            + "np.load('weights.npz')['layers.0.dense.1.weights'].")
final class WeightsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A run's model.json, its folder or its .pushforward file.")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "weights.npz", description = "The file to write.")
    private Path out;

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), () -> WeightsFile.requireNamed(out));
        ResultFiles.requireNotInput(out, model);
        WeightsFile.write(ModelFile.find(model), out);
        return 0;
    }
}
