package org.pushforward.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Distribution;
import org.pushforward.experiment.run.DatasetSamples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the datasets, or writes points of one. */
@Command(name = "datasets", mixinStandardHelpOptions = true, subcommands = DatasetsCommand.Sample.class,
        description = "Lists the datasets: dimension, entropy floor in nats with the usual settings, and what can be set.")
final class DatasetsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    /** Its default and its bounds. */
    private record Parameter(double usual, double least, double most) {
    }

    /**
     * @param floor      entropy in nats with the usual settings, null where unknown
     * @param floorError its standard error: 0 where it is an integral
     * @param points     of a cloud, null for a distribution
     */
    private record Entry(String name, String description, int dimension, Double floor, Double floorError, Integer points,
            Map<String, Parameter> parameters) {
    }

    @Override
    public Integer call() {
        List<Entry> entries = new ArrayList<>();
        for (String name : Datasets.names()) {
            DatasetInfo info = Datasets.info(name);
            Distribution usual = Datasets.create(Datasets.defaults(name));
            entries.add(new Entry(name, info.description(), usual.dimension(), usual.entropy(), usual.entropyError(), null, parameters(info)));
        }
        for (BundledCsv cloud : BundledCsv.values()) {
            entries.add(new Entry(cloud.id(), cloud.description(), 2, null, null, cloud.read().count(), Map.of()));
        }
        if (json) {
            Output.printJson(spec.commandLine().getOut(), entries);
        } else {
            printTable(entries);
        }
        return 0;
    }

    private static Map<String, Parameter> parameters(DatasetInfo info) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        if (info.hasNoise()) {
            parameters.put("noise", new Parameter(info.defaultNoise(), info.minNoise(), info.maxNoise()));
        }
        if (info.hasModes()) {
            parameters.put("modes", new Parameter(info.defaultModes(), info.minModes(), info.maxModes()));
        }
        if (info.hasDimension()) {
            parameters.put("dimension", new Parameter(info.dimension(), info.minDimension(), info.maxDimension()));
        }
        return parameters;
    }

    private void printTable(List<Entry> entries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "dimension", "floor", "parameters", "description"));
        for (Entry entry : entries) {
            List<String> parameters = new ArrayList<>();
            entry.parameters.forEach((name, p) -> parameters.add(String.format(Locale.ROOT, "%s %s (%s..%s)", name, number(p.usual),
                    number(p.least), number(p.most))));
            if (entry.points != null) {
                parameters.add(entry.points + " points");
            }
            rows.add(List.of(entry.name, Integer.toString(entry.dimension),
                    floor(entry), String.join(", ", parameters),
                    entry.description));
        }
        Output.printTable(spec.commandLine().getOut(), rows);
    }

    private static String floor(Entry entry) {
        if (entry.floor == null) {
            return "unknown";
        }
        String floor = String.format(Locale.ROOT, "%.4f", entry.floor);
        return entry.floorError > 0 ? floor + String.format(Locale.ROOT, " ± %.1g", entry.floorError) : floor;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Writes points of a dataset. */
    @Command(name = "sample", mixinStandardHelpOptions = true,
            description = "Writes points of a built-in dataset or of a bundled cloud as CSV with the columns x,y; of three coordinates x,y,z; of "
                + "more x1,x2,...")
    static final class Sample implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "One of those that `datasets` lists.")
        private String name;

        @Mixin
        private DatasetOptions shape;

        @Option(names = "--n", defaultValue = "1000", description = "Number of points (${DEFAULT-VALUE}).")
        private int count;

        @Option(names = "--seed", defaultValue = "1", description = "Of the random numbers (${DEFAULT-VALUE}).")
        private long seed;

        @Option(names = "--out", required = true, paramLabel = "points.csv",
                description = "The file to write; where it is called points.npy an array of numpy, a point in each row.")
        private Path out;

        @Override
        public Integer call() {
            DatasetSpec dataset = Commands.fromOptions(spec.commandLine(), () -> shape.apply(Datasets.defaults("moons"), name, null));
            Commands.checkOptions(spec.commandLine(), () -> DatasetSamples.requireCount(count));
            DatasetSamples.write(dataset, count, seed, out);
            return 0;
        }
    }
}
