package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.experiment.run.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws samples of a model. */
@Command(name = "sample", mixinStandardHelpOptions = true,
        description = "Draws samples of a model and writes them in data units, with the columns x,y (or the names of the columns that the model "
            + "learned, if these are x or y in another place).")
final class SampleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A run's model.json, its folder or its .pushforward file.")
    private Path model;

    @Option(names = "--n", defaultValue = "1000", paramLabel = "N", description = "Number of samples (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
            description = "Of the noise (${DEFAULT-VALUE}); with the run's own it gives the beginning of the run's samples.csv, or more.")
    private long seed;

    @Option(names = "--with-padding", description = "Write the padding coordinates too, as p1,p2,...")
    private boolean withPadding;

    @Option(names = "--out", required = true, paramLabel = "samples.csv", description = "The file to write.")
    private Path out;

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), () -> FlowSamples.requireCount(count));
        ResultFiles.requireNotInput(out, model);
        FlowSamples.write(ModelFile.find(model), count, seed, withPadding, out);
        return 0;
    }
}
