package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.data.Points;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.flow.FlowModel;
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

    @Option(names = "--out", required = true, paramLabel = "samples.csv",
            description = "The file to write; where it is called samples.npy an array of numpy, a point in each row.")
    private Path out;

    @Option(names = "--lipschitz", description = "Print as JSON what the samples alone say of the Lipschitz constant of noise -> data, which lies at "
            + "lipschitz_at_least or above (data units for a unit of noise; wrong with a chance of 1e-4), and by which parts: at least "
            + "mass_of_a where a coordinate along a direction, or the distance to the mean of the training data, is at most level_a, mass_of_b where "
            + "it is at least level_b. With --n 4096 and the run's own seed it is what the Conditioning lens says.")
    private boolean lipschitz;

    /** @param direction null for the distance to the mean of the training data */
    private record Bound(double lipschitzAtLeast, double levelA, double levelB, double massOfA, double massOfB, double[] direction) {

        static Bound of(LipschitzBound bound, int dimension) {
            return new Bound(bound.value(), bound.from(), bound.to(), bound.below(), bound.above(), bound.direction(dimension));
        }
    }

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), () -> FlowSamples.requireCount(count));
        RunFolder.requireKept(out, model);
        FlowModel read = ModelFile.find(model);
        Points samples = FlowSamples.write(read, count, seed, withPadding, out);
        Output.printNote(spec.commandLine().getErr(), withPadding && read.padding().dimensions() == 0
                ? "--with-padding is passed over: this model has no padding" : "");
        Output.printNote(spec.commandLine().getErr(), FlowSamples.note(samples, out));
        if (lipschitz) {
            Output.printJson(spec.commandLine().getOut(),
                    Bound.of(LipschitzBound.of(samples, read.dataDimension(), read.standardization().mean()), read.dataDimension()));
        }
        return 0;
    }
}
