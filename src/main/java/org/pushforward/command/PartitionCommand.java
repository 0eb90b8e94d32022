package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.run.PartitionFolder;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a partition of a picture as couplings on fixed halves. */
@Command(name = "partition", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Writes a map that flows partition pictures with as a product of couplings on fixed halves, and sends the sample picture "
                + "through both.",
            "DIR: factors.csv (the entries that are not 0), step_00.png, step_01.png, ... (after each number of couplings), back_00.png, ... "
                + "(through their inverses), direct.png (the map's own image), summary.json."})
final class PartitionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MAP", description = "checkerboard, channel_wise, squeeze or convolution (random, 1 x 1).")
    private PartitionKind map;

    @Option(names = "--seed", paramLabel = "S", description = "Of a convolution (1).")
    private Long seed;

    @Option(names = "--route", description = "Of a convolution: lup, stable or shortest (stable). A permutation has one route only.")
    private Route route;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write: new, empty, or that of a partition to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), () -> InvalidInputException.require(
                map == PartitionKind.CONVOLUTION || seed == null && route == null,
                "--seed and --route are those of a convolution: nothing about a permutation is random"));
        try (PartitionFolder folder = new PartitionFolder(out)) {
            PartitionFolder.Summary summary = folder.write(map, map.map(seed == null ? 1 : seed, route == null ? Route.STABLE : route));
            Output.printFields(spec.commandLine().getOut(), summary, json);
        }
        return 0;
    }
}
