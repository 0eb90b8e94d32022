package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.WeightsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the numbers of a model as arrays of numpy, or a model with such numbers. */
@Command(name = "weights", mixinStandardHelpOptions = true,
        description = {
            "Writes the numbers of a model as arrays of numpy, each by the way that leads to it in model.json: "
                + "np.load('weights.npz')['layers.0.dense.1.weights'].",
            "With --from it goes back: the model is written as model.json, with the numbers of the arrays in the places of its own."})
final class WeightsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A run's model.json, its folder or its .pushforward file.")
    private Path model;

    @Option(names = "--from", paramLabel = "weights.npz",
            description = "Arrays to take, by np.savez: the names and shapes of those that this command writes of MODEL, all of them and no others.")
    private Path from;

    @Option(names = "--out", required = true, paramLabel = "weights.npz", description = "The file to write; with --from a name that ends in .json.")
    private Path out;

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), () -> {
            if (from == null) {
                WeightsFile.requireNamed(out);
            } else {
                WeightsFile.requireModelNamed(out);
            }
        });
        if (from == null) {
            RunFolder.requireKept(out, model);
            WeightsFile.write(ModelFile.find(model), out);
        } else {
            RunFolder.requireKept(out, model);
            ResultFiles.requireNotInput(out, from);
            ModelFile.write(WeightsFile.read(ModelFile.find(model), from), out);
        }
        return 0;
    }
}
