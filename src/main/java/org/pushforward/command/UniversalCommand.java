package org.pushforward.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.TargetSource;
import org.pushforward.experiment.run.UniversalFolder;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings;
import org.pushforward.theory.universal.learn.LearnedFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Transports a Gaussian to anything by two or three couplings that are written down. */
@Command(name = "universal", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Transports a Gaussian to any distribution of the plane by two or three affine couplings that are written down rather than "
                + "trained, as close as epsilon says, and measures what that costs: singular values, condition number, determinant, likelihood.",
            "DIR: rows.csv (a row for each epsilon), slopes.csv (exponents fitted by least squares), w2.png, conditioning.png, likelihood.png, "
                + "digits.png, bits.png, points_1.csv ... (10,000 points in every stage: x1,x2, then both coordinates after each coupling), "
                + "for a picture painted_1.png ..., with --bits bits.csv, with --learned learned.csv and learned.png."},
        footer = {"", "That three affine couplings suffice is the paper's theorem; these constructions have its idea and constants of their own. "
            + "That two suffice is this program's own result (not found in the literature searched).",
            "w2 is an upper bound: the root mean square of the distance to an exact transport to the target's table, at the same noise. The table "
                + "is the density of a dataset on 512 x 512 cells, a picture itself, or points spread over 1,024 x 1,024 cells; how far it is from "
                + "the target is not in the bound. w2 of --learned is another number: that of 1,000 samples, told where it is three standard "
                + "deviations above w2_floor, that of samples of the data."})
final class UniversalCommand implements Callable<Integer> {

    private static final int LEAST_POINTS = 1_000;
    private static final int MOST_POINTS = 1_000_000;
    private static final int MOST_ROWS = 40;

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", required = true, paramLabel = "NAME",
            description = "A dataset, points that come with the program, planet (a picture that comes with it), or the path of a CSV, PNG or JPEG "
                + "file or of an array of numpy, points.npy. "
                + "A cloud of points is given mean 0 and standard deviation 1; a picture is 2 high, and its "
                + "grey values are the density.")
    private String target;

    @Option(names = "--epsilon", required = true, split = ",", paramLabel = "E",
            description = "The resolution: the width of a band in units of the target, or 1 / (cells along a coordinate); one or more, from 0.0005 "
                + "to 1. At 2 / (rows of pixels) each row of a picture is a band.")
    private List<Double> epsilons;

    @Option(names = "--variant", defaultValue = "two",
            description = "two (couplings; needs no optimal transport), naive, refined, companded (three couplings), snake or ramps (two; Lipschitz) "
                + "(${DEFAULT-VALUE}).")
    private Variant variant;

    @Option(names = "--price",
            description = "Of refined and companded: both coordinates are squeezed (s3 = 1), or one, with s3 = 1 / eta (both).")
    private Price price;

    @Option(names = "--ramp", paramLabel = "R", description = "Of ramps: their relative width (epsilon^2).")
    private Double ramp;

    @Option(names = "--ink", description = "Of a picture: light or dark has the mass (light); what is transparent has none.")
    private Target.Ink ink;

    @Mixin
    private final TableOptions table = new TableOptions();

    @Option(names = "--points", defaultValue = "100000", paramLabel = "N", description = "Points to measure at (${DEFAULT-VALUE}).")
    private int points;

    @Option(names = "--bits", split = ",", paramLabel = "B",
            description = "Compute with mantissas of so many bits, too (23 is float), and write bits.csv.")
    private List<Integer> bits = List.of();

    @Option(names = "--learned",
            description = "Train four flows of 2 and 3 couplings by likelihood, too, and set their gap and W2 beside: further rows of the JSON. Of a "
                + "dataset whose density is known; tens of seconds.")
    private boolean learned;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of all that is drawn (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write: new, empty, or one of this command to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the rows as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<ConstructionSpec> specs = Commands.fromOptions(spec.commandLine(), this::specs);
        DatasetSpec dataset = Commands.fromOptions(spec.commandLine(), this::dataset);
        Optional<Path> picture = TargetSource.pictureFile(target);
        ResultFiles.requireNotInput(out, picture.or(() -> RunData.file(dataset)).orElse(null));
        ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
        try (UniversalFolder folder = new UniversalFolder(out)) {
            Target law = TargetSource.read(dataset, ink == null ? Target.Ink.LIGHT : ink);
            if (law.isSampleLimited()) {
                spec.commandLine().getErr().println(
                        "sample-limited: only points are known of " + OneLine.of(target) + ": below their distance epsilon means nothing");
            }
            Consumer<String> progress = words -> printer.report(words, false);
            List<LearnedFlow> flows = learned ? learn(dataset, progress) : List.of();
            print(folder.write(law, specs, points, bits, seed, flows, progress).rows(), flows);
        }
        return 0;
    }

    private List<LearnedFlow> learn(DatasetSpec dataset, Consumer<String> progress) {
        return LearnedCouplings.train(dataset, LearnedCouplings.data(dataset, seed), done -> progress.accept(
                String.format(Locale.ROOT, "training, %.0f %%", 100 * done.done())), () -> false).flows();
    }

    private void print(List<Measurement> rows, List<LearnedFlow> flows) {
        if (json) {
            List<Record> all = new ArrayList<>(rows);
            all.addAll(flows);
            Output.printJson(spec.commandLine().getOut(), all);
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("epsilon", "w2", "sigma_min_median", "sigma_max_median", "kappa_median", "log_det_mean", "data_nll_median", "entropy_lost",
                "slots"));
        rows.forEach(row -> cells.add(List.of(Double.toString(row.epsilon()), Numbers.brief(row.w2()), Numbers.brief(row.sigmaMinMedian()),
                Numbers.brief(row.sigmaMaxMedian()), Numbers.brief(row.kappaMedian()), Numbers.brief(row.logDetMean()),
                Numbers.brief(row.dataNllMedian()), Numbers.brief(row.entropyLost()), Long.toString(row.slots()))));
        Output.printTable(spec.commandLine().getOut(), cells);
        if (!flows.isEmpty()) {
            List<List<String>> trained = new ArrayList<>();
            trained.add(List.of("couplings", "width", "gap", "gap_error", "w2", "w2_floor", "kappa_median", "kappa_high"));
            flows.forEach(flow -> trained.add(List.of(Integer.toString(flow.couplings()), Integer.toString(flow.width()),
                    Numbers.brief(flow.gap()), Numbers.brief(flow.gapError()), Numbers.brief(flow.w2()), Numbers.brief(flow.w2Floor()),
                    Numbers.brief(flow.kappaMedian()), Numbers.brief(flow.kappaHigh()))));
            Output.printTable(spec.commandLine().getOut(), trained);
        }
    }

    private List<ConstructionSpec> specs() {
        InvalidInputException.require(epsilons.size() <= MOST_ROWS, "at most %d epsilons at once, not %d", MOST_ROWS, epsilons.size());
        Set<Double> seen = new HashSet<>();
        epsilons.forEach(epsilon -> InvalidInputException.require(seen.add(epsilon), "epsilon %s is given twice: give each once", epsilon));
        InvalidInputException.require(price == null || variant.hasCells(), "--price is of refined and companded: %s has no choice",
                variant.label());
        InvalidInputException.require(ramp == null || variant == Variant.RAMPS, "--ramp is of ramps: %s has none", variant.label());
        InvalidInputException.require(points >= LEAST_POINTS && points <= MOST_POINTS, "the number of points lies between %,d and %,d, not %,d",
                LEAST_POINTS, MOST_POINTS, points);
        Set<Integer> numbers = new HashSet<>();
        bits.forEach(number -> InvalidInputException.require(numbers.add(new RoundOff(number).mantissaBits()),
                "%d bits are given twice: give each once", number));
        return epsilons.stream().map(epsilon -> {
            ConstructionSpec made = ConstructionSpec.of(variant, epsilon).withPrice(price == null ? Price.BOTH : price);
            return ramp == null ? made : made.withRampWidth(ramp);
        }).toList();
    }

    private DatasetSpec dataset() {
        InvalidInputException.require(!learned || Datasets.contains(target),
                "--learned needs a dataset whose density is known, such as moons: %s is none", target);
        InvalidInputException.require(ink == null || TargetSource.isPicture(target), "--ink is of a picture: %s is none", target);
        InvalidInputException.require(!TargetSource.isPicture(target) || !table.isGiven(),
                "%s is no CSV file: --columns and --header have no meaning for it", target);
        if (Datasets.contains(target)) {
            return table.apply(Datasets.defaults(target));
        }
        return table.apply(new DatasetSpec(target, 0, 0, 0, Datasets.DEFAULT_COUNT));
    }
}
