package org.pushforward.command;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.FlowEvaluation;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a model at points. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = {
            "Evaluates a model at points, data to noise, and writes per point z1..zD, log_det, log_prob (nats, joint over data and "
                + "padding, in data units), sigma_1..sigma_D, kappa, kappa_standard, sigma_noise_to_data_1..D.",
            "sigma_1..sigma_D are the singular values of the Jacobian dz/dx (data -> noise), sigma_noise_to_data_1..D those of dx/dz (noise -> "
                + "data), both largest first and in data units. A run's history.csv and metrics.json have those of noise -> data only: "
                + "sigma1_p05... there are "
                + "quantiles of sigma_noise_to_data_1 here, which is 1 / sigma_D.",
            "kappa is in data units and changes with them; kappa_standard is that of the flow in standard units, from the standardised data (and the "
                + "padding as it is) to noise.",
            "Points have the data's coordinates, or these and the padding's. Where the padding is missing it is drawn, by --seed.",
            "A header says which column is which: x and y (x, y, z; x1, x2, ...), or the names of the columns that the model learned, and "
                + "p1, p2, ... for padding; row numbers are passed over, other columns refused. Without a header the order says so."})
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A run's model.json, its folder or its .pushforward file.")
    private Path model;

    @Option(names = "--points", required = true, paramLabel = "points.csv",
            description = "The points as CSV, where a header is optional; or as an array of numpy, points.npy, with a point in each row.")
    private Path points;

    @Option(names = "--seed", paramLabel = "S", description = "Of the padding that is drawn (1).")
    private Long seed;

    @Option(names = "--out", required = true, paramLabel = "out.csv",
            description = "The file to write; where it is called out.npy an array of numpy, with the columns in the same order.")
    private Path out;

    @Override
    public Integer call() {
        RunFolder.requireKept(out, model);
        ResultFiles.requireNotInput(out, points);
        Output.printNote(spec.commandLine().getErr(), FlowEvaluation.write(ModelFile.find(model), points,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed), out));
        return 0;
    }
}
