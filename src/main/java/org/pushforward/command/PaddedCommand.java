package org.pushforward.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pushforward.chart.ConstructionCurves;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Points;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the constructions in which padding works. */
@Command(name = "padded", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Makes a law by couplings on the data and as much padding, from formulae and without training, and measures what that costs: "
                + "the gap in nats, W2, condition numbers and singular values.",
            "two: two affine couplings with noise sigma in the padding; the condition number stays as sigma goes to 0, and the gap goes to 0. "
                + "kinetic: K momentum steps along a path from noise to data; gap and condition number fall with K. "
                + "scratch: the padding as scratch space, constant in the limit; two couplings leave the data in the second block, four bring them "
                + "back; the likelihood of data and padding grows without bound as sigma goes to 0.",
            "w2 is that of samples. Where they do not tell it from w2_floor, the same of samples of the data, it is the least that they would: three "
                + "times w2_floor_spread, the standard deviation of such samples, above the floor.",
            "DIR: rows.csv, a picture of each curve, and for each row N the file points_N.csv: points of noise x1,x2,... and where they are after "
                + "each coupling, c1_x1,c1_x2,... (data and padding; of 10,000 points, and fewer in the largest files where all would be more than "
                + "2.5 million numbers, some 50 MB)."})
final class PaddedCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "LAW",
            description = "sqrt5 (exp(-x^2/2) / cosh 2x) or logistic on the line; logistic2 (a turned pair of logistic laws), correlated (a "
                    + "Gaussian), "
                    + "mixture3 or wheel8 (Gaussians) in the plane. two and scratch: sqrt5, logistic, logistic2, correlated; "
                    + "kinetic: sqrt5, logistic, correlated, mixture3, wheel8.")
    private PaddedTarget target;

    @Option(names = "--variant", required = true, paramLabel = "KIND", description = "two, kinetic or scratch.")
    private PaddedVariant variant;

    @Option(names = "--sigma", split = ",", paramLabel = "s",
            description = "Noise in the padding, of the velocities for kinetic: 1e-6 to 10. Without it the variant's own.")
    private List<Double> sigmas;

    @Option(names = "--couplings", split = ",", paramLabel = "K",
            description = "Of kinetic the momentum steps, 1 to 256; of scratch 2, 4 or both; two has two. Without it the variant's own.")
    private List<Integer> couplings;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of the points that are measured at (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write: new, empty, or that of such rows to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the rows as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<PaddedSpec> specs = Commands.fromOptions(spec.commandLine(), () -> PaddedSpec.all(target, variant, sigmas, couplings));
        ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
        try (ConstructionFolder folder = new ConstructionFolder(out)) {
            List<PaddedRow> rows = new ArrayList<>();
            List<ConstructedFlow> flows = new ArrayList<>();
            List<Points> noise = new ArrayList<>();
            for (PaddedSpec each : specs) {
                PaddedFlow flow = new PaddedFlow(each);
                String words = String.format(Locale.ROOT, "row %d of %d   sigma %s   K %d", rows.size() + 1, specs.size(),
                        Numbers.brief(each.sigma()), each.couplings());
                rows.add(PaddedRow.of(flow, PaddedRow.POINTS, seed, share -> {
                    printer.report(String.format(Locale.ROOT, "%s   %.0f %%", words, 100 * share), false);
                    return true;
                }));
                flows.add(flow.flow());
                noise.add(PaddedRow.noise(flow.flow().dimension(), PaddedRow.POINTS, seed));
            }
            Map<String, DecadeChart.Content> curves = ConstructionCurves.padded(target, rows);
            folder.write(rows, flows, noise, curves);
            print(rows);
        }
        return 0;
    }

    private void print(List<PaddedRow> rows) {
        if (json) {
            Output.printJson(spec.commandLine().getOut(), rows);
            return;
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("sigma", "couplings", "affine", "gap", "+-", "w2", "kappa_median", "kappa_max", "sigma_min"));
        rows.forEach(row -> table.add(List.of(Numbers.brief(row.sigma()), Integer.toString(row.couplings()), Integer.toString(row.affineCouplings()),
                Numbers.brief(row.gap()), Numbers.brief(row.gapError()), Numbers.brief(row.w2()), Numbers.brief(row.kappaMedian()),
                Numbers.brief(row.kappaMax()), Numbers.brief(row.sigmaMin()))));
        Output.printTable(spec.commandLine().getOut(), table);
    }
}
