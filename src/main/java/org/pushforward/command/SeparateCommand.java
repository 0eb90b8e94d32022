package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.experiment.run.SeparationFolder;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Separation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the lower bound on depth counts, for one choice of numbers. */
@Command(name = "separate", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures what the lower bound on depth counts: distances on a sphere, mixtures that are far from each other, and a generator "
                + "with one hidden layer whose law is nearly such a mixture.",
            "DIR: means.csv (of the mixture, at radius sqrt d), samples.csv (5,000 of the generator), distances.csv (of fresh pairs on the unit "
                + "sphere), matched.csv (of each two words of the codebook), distances.png, counting.png."})
final class SeparateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--dimension", defaultValue = "8", paramLabel = "d", description = "Coordinates of a point (${DEFAULT-VALUE}).")
    private int dimension;

    @Option(names = "--components", defaultValue = "16", paramLabel = "k", description = "Of a mixture (${DEFAULT-VALUE}).")
    private int components;

    @Option(names = "--ramp", defaultValue = "0.001", paramLabel = "w",
            description = "Width of the generator's ramps from mean to mean, in the unit of its latent number (${DEFAULT-VALUE}).")
    private double ramp;

    @Option(names = "--sigma", defaultValue = "0.25", description = "Of each coordinate of the components, for means at radius sqrt d "
            + "(${DEFAULT-VALUE}).")
    private double sigma;

    @Option(names = "--points", defaultValue = "256", paramLabel = "M",
            description = "On the sphere, of which each mixture chooses its means (${DEFAULT-VALUE}).")
    private int points;

    @Option(names = "--words", defaultValue = "30", paramLabel = "N", description = "Random mixtures in the codebook that is measured "
            + "(${DEFAULT-VALUE}).")
    private int words;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of all that is drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--layers", defaultValue = "8", paramLabel = "L", description = "Maps of a flow that the counting compares with the mixtures "
            + "(${DEFAULT-VALUE}).")
    private double layers;

    @Option(names = "--parameters", defaultValue = "488", paramLabel = "p", description = "Of each map (${DEFAULT-VALUE}).")
    private double parameters;

    @Option(names = "--lipschitz", defaultValue = "4", paramLabel = "Lip", description = "Lipschitz constant of each map (${DEFAULT-VALUE}).")
    private double lipschitz;

    @Option(names = "--net", defaultValue = "0.1", paramLabel = "eps", description = "Width of the net that is counted (${DEFAULT-VALUE}).")
    private double epsilon;

    @Option(names = "--flow-lipschitz", defaultValue = "1", paramLabel = "C", description = "Lipschitz constant of a whole flow, whose price for the "
            + "gaps of the mixture is told (${DEFAULT-VALUE}).")
    private double flowLipschitz;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write: new, empty, or that of such a measurement to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the numbers as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Separation.Spec asked = Commands.fromOptions(spec.commandLine(),
                () -> new Separation.Spec(dimension, components, points, words, sigma, ramp, seed));
        DepthBound bound = Commands.fromOptions(spec.commandLine(),
                () -> new DepthBound(dimension, components, layers, parameters, lipschitz, epsilon));
        Commands.fromOptions(spec.commandLine(), () -> Separation.requireLipschitz(flowLipschitz));
        Separation separation;
        if (out == null) {
            separation = Separation.of(asked);
        } else {
            try (SeparationFolder folder = new SeparationFolder(out)) {
                separation = Separation.of(asked);
                folder.write(separation, bound);
            }
        }
        SeparationFolder.Summary summary = SeparationFolder.Summary.of(separation, bound, separation.price(flowLipschitz), separation.sampledW1());
        Output.printFields(spec.commandLine().getOut(), summary, json);
        return 0;
    }
}
