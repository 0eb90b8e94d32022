package org.pushforward.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.ConstructionCurves;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Points;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.splitting.Splitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a map of the plane by couplings of one coordinate between rotations. */
@Command(name = "splitting", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Makes a smooth map of the plane, the flow of a field over time 1, as affine couplings of one coordinate between "
                + "rotations: the "
                + "partition d - 1 against 1 with linear layers. The field is a polynomial, or fitted by one; a polynomial of degree m is exactly a "
                + "sum over m + 1 directions of fields that couplings solve exactly, and K steps compose these.",
            "DIR: rows.csv, a picture of each curve, and for each row N the file points_N.csv: points x1,x2 of [-1.5, 1.5]^2 and where they are "
                + "after each coupling, c1_x1,c1_x2,... (10,000 points, and fewer in the largest files where all would be more "
                + "than 2.5 million numbers, some 50 MB)."})
final class SplittingCommand implements Callable<Integer> {

    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    @Spec
    private CommandSpec spec;

    @Option(names = "--map", defaultValue = "cubic", paramLabel = "NAME",
            description = "cubic (a polynomial of degree 3 that stirs and stretches) or vortex (no polynomial: the fit has a floor) "
                    + "(${DEFAULT-VALUE}).")
    private PlaneMap map;

    @Option(names = "--scheme", required = true, paramLabel = "NAME",
            description = "lie (one after another, error like 1/K) or strang (there and back, 1/K^2).")
    private Scheme scheme;

    @Option(names = "--steps", split = ",", paramLabel = "K", description = "Steps, 1 to 1024 each (1,2,4,...,128).")
    private List<Integer> steps;

    @Option(names = "--degree", paramLabel = "M", description = "Of the polynomial that is fitted to a field which is none: 3 to 7 (5).")
    private Integer degree;

    @Option(names = "--angles", paramLabel = "N",
            description = "Directions of the sum (the degree and one more; with fewer it is not exact, and the steps converge to the flow of the "
                    + "sum: floor is how far that is from the map).")
    private Integer angles;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of the points in points_N.csv (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write: new, empty, or that of such rows to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the rows as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Integer> counts = steps == null ? STEPS : steps;
        Commands.checkOptions(spec.commandLine(), () -> {
            counts.forEach(Splitting::requireSteps);
            InvalidInputException.require(counts.stream().distinct().count() == counts.size(), "--steps has a number twice");
            Splitting.requireSense(map, degree, angles);
        });
        ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
        try (ConstructionFolder folder = new ConstructionFolder(out)) {
            Splitting splitting = Splitting.of(map, degree, angles);
            List<Splitting.Row> rows = new ArrayList<>();
            List<ConstructedFlow> flows = new ArrayList<>();
            List<Points> places = new ArrayList<>();
            for (int count : counts) {
                String words = String.format(Locale.ROOT, "row %d of %d   K %d", rows.size() + 1, counts.size(), count);
                rows.add(splitting.measure(scheme, count, share -> {
                    printer.report(words, false);
                    return true;
                }));
                flows.add(splitting.flow(scheme, count));
                places.add(Splitting.places(ConstructionFolder.POINTS, seed));
            }
            folder.write(rows, flows, places, ConstructionCurves.splitting(splitting, rows));
            print(rows);
        }
        return 0;
    }

    private void print(List<Splitting.Row> rows) {
        if (json) {
            Output.printJson(spec.commandLine().getOut(), rows);
            return;
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("steps", "couplings", "error", "kappa_max", "angles", "field_residual", "floor"));
        rows.forEach(row -> table.add(List.of(Integer.toString(row.steps()), Integer.toString(row.couplings()), Numbers.brief(row.error()),
                Numbers.brief(row.kappaMax()), Integer.toString(row.angles()), Numbers.brief(row.fieldResidual()), Numbers.brief(row.floor()))));
        Output.printTable(spec.commandLine().getOut(), table);
    }
}
