package org.pushforward.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.benchmark.DeterminantBenchmark;
import org.pushforward.benchmark.InstrumentBenchmark;
import org.pushforward.benchmark.LinearBenchmark;
import org.pushforward.benchmark.MemoryBenchmark;
import org.pushforward.benchmark.ReferenceBenchmark;
import org.pushforward.benchmark.TrainingBenchmark;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.Json;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures training steps and instruments on this machine. */
@Command(name = "benchmark", mixinStandardHelpOptions = true,
        description = "Measures the milliseconds of a training step, beside those of its dense products alone on one thread, of the "
                + "instruments, of factoring matrices into couplings, of log-dets with and without a triangle, and of a step by ND4J's own "
                + "gradients (train --engine nd4j).")
final class BenchmarkCommand implements Callable<Integer> {

    private static final int ALL_THREADS = Team.threadsFor(4);
    /** Also measured on one thread, beside its products alone: the configurations that speed is promised for. */
    private static final Set<TrainingBenchmark.Case> PROMISED = Set.of(
            new TrainingBenchmark.Case(4, 8, 64, 256), new TrainingBenchmark.Case(4, 8, 128, 512));

    /** What is measured. */
    enum Part { ALL, TRAINING, INSTRUMENTS, LINEAR, DETERMINANTS, REFERENCE, MEMORY }

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    @Option(names = "--only", defaultValue = "all",
            description = "training, instruments, linear, determinants, reference, memory (a run of 100,000 steps, a minute or more) or all "
                    + "(${DEFAULT-VALUE}), which leaves out memory.")
    private Part only;

    @Option(names = "--case", paramLabel = "D,K,H,B", converter = CaseConverter.class,
            description = "Dimension, couplings, width and batch to measure instead of the standard ones; may be repeated.")
    private List<TrainingBenchmark.Case> cases;

    @Option(names = "--family",
            description = "What the layers of each --case are: couplings, leaky or leaky-hard (couplings); leaky layers have no width.")
    private FlowFamily family;

    @Option(names = "--threads", split = ",",
            description = "Numbers of threads to train with; if not given all cores, and for two of the standard cases one thread too.")
    private List<Integer> threads;

    private record TrainingResult(int dimension, int couplings, int hidden, int batch, int threads, double msPerStep, double gemmBoundMs) {

        static TrainingResult of(TrainingBenchmark.Result result) {
            TrainingBenchmark.Case c = result.configuration();
            return new TrainingResult(c.dimension(), c.couplings(), c.hidden(), c.batch(), result.threads(), result.msPerStep(),
                    result.gemmBoundMs());
        }
    }

    private record Report(
            List<TrainingResult> training, List<InstrumentBenchmark.Result> instruments, List<LinearBenchmark.Result> linear,
            List<DeterminantBenchmark.Result> determinants, List<ReferenceBenchmark.Result> reference) {
    }

    static final class CaseConverter implements ITypeConverter<TrainingBenchmark.Case> {
        @Override
        public TrainingBenchmark.Case convert(String value) {
            String[] numbers = value.split(",", -1);
            if (numbers.length != 4) {
                throw new TypeConversionException(OneLine.quoted(value) + " is not of the form D,K,H,B");
            }
            try {
                int[] n = Arrays.stream(numbers).map(String::strip).mapToInt(Integer::parseInt).toArray();
                // These refuse what no run could be given.
                TrainingConfig defaults = TrainingConfig.defaults();
                new FlowSpec(n[1], n[2], defaults.flow().depth(), defaults.flow().activation(), defaults.flow().clamp());
                new Optimization(1, n[3], 1, Schedule.CONSTANT, 1, Precision.FLOAT);
                return new TrainingBenchmark.Case(n[0], n[1], n[2], n[3]);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(OneLine.quoted(value) + " is not of the form D,K,H,B with whole numbers");
            } catch (InvalidInputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), this::check);
        if (only == Part.MEMORY) {
            printMemory(MemoryBenchmark.run(step -> spec.commandLine().getErr().println("memory: step " + step)));
            return 0;
        }
        List<TrainingResult> training = new ArrayList<>();
        if (measures(Part.TRAINING)) {
            for (TrainingBenchmark.Case given : cases == null ? TrainingBenchmark.STANDARD : cases) {
                TrainingBenchmark.Case configuration =
                        new TrainingBenchmark.Case(given.dimension(), given.couplings(), given.hidden(), given.batch(),
                                family == null ? FlowFamily.COUPLINGS : family);
                for (int count : threadsFor(configuration)) {
                    spec.commandLine().getErr().println("training: " + configuration + ", threads " + count);
                    training.add(TrainingResult.of(TrainingBenchmark.run(configuration, count)));
                }
            }
        }
        List<InstrumentBenchmark.Result> instruments = List.of();
        if (measures(Part.INSTRUMENTS)) {
            spec.commandLine().getErr().println("instruments");
            instruments = InstrumentBenchmark.run(ALL_THREADS);
        }
        List<LinearBenchmark.Result> linear = List.of();
        if (measures(Part.LINEAR)) {
            spec.commandLine().getErr().println("linear");
            linear = LinearBenchmark.run();
        }
        List<DeterminantBenchmark.Result> determinants = List.of();
        if (measures(Part.DETERMINANTS)) {
            spec.commandLine().getErr().println("determinants");
            determinants = DeterminantBenchmark.run();
        }
        List<ReferenceBenchmark.Result> reference = List.of();
        if (measures(Part.REFERENCE)) {
            spec.commandLine().getErr().println("reference");
            reference = ReferenceBenchmark.run();
        }
        Report report = new Report(training, instruments, linear, determinants, reference);
        if (json) {
            Output.printJson(spec.commandLine().getOut(), report);
        } else {
            print(report);
        }
        return 0;
    }

    private boolean measures(Part part) {
        return only == Part.ALL || only == part;
    }

    private void check() {
        InvalidInputException.require(measures(Part.TRAINING) || cases == null && family == null && threads == null,
                "--case, --family and --threads are of the training: --only %s has no choice of them", Json.label(only));
        if (threads != null) {
            for (int count : threads) {
                InvalidInputException.require(count >= 1 && count <= 64, "threads lie between 1 and 64, not %d", count);
            }
        }
    }

    private Collection<Integer> threadsFor(TrainingBenchmark.Case configuration) {
        if (threads != null) {
            return threads;
        }
        return PROMISED.contains(configuration) ? new TreeSet<>(List.of(1, ALL_THREADS)) : List.of(ALL_THREADS);
    }

    private void print(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("dimension", "couplings", "hidden", "batch", "threads", "ms per step", "products alone, ms", "steps/s"));
        for (TrainingResult r : report.training) {
            rows.add(List.of(Integer.toString(r.dimension), Integer.toString(r.couplings), Integer.toString(r.hidden),
                    Integer.toString(r.batch), Integer.toString(r.threads), number(r.msPerStep), number(r.gemmBoundMs),
                    String.format(Locale.ROOT, "%.0f", 1000 / r.msPerStep)));
        }
        if (!report.training.isEmpty()) {
            Output.printTable(spec.commandLine().getOut(), rows);
        }
        rows = new ArrayList<>();
        rows.add(List.of("instrument", "points", "ms"));
        for (InstrumentBenchmark.Result r : report.instruments) {
            rows.add(List.of(r.name(), Integer.toString(r.points()), number(r.ms())));
        }
        if (!report.instruments.isEmpty()) {
            Output.printTable(spec.commandLine().getOut(), rows);
        }
        rows = new ArrayList<>();
        rows.add(List.of("factorisation", "size", "factors", "ms"));
        for (LinearBenchmark.Result r : report.linear) {
            rows.add(List.of(r.route(), Integer.toString(r.size()), Integer.toString(r.count()), number(r.ms())));
        }
        if (!report.linear.isEmpty()) {
            Output.printTable(spec.commandLine().getOut(), rows);
            spec.commandLine().getOut().printf(Locale.ROOT, "from the last size but one to the last it grows with the power %.2f of the size%n",
                    LinearBenchmark.growth(report.linear));
        }
        rows = new ArrayList<>();
        rows.add(List.of("log-det, d", "triangle, µs", "LU, µs", "factor", "differ by"));
        for (DeterminantBenchmark.Result r : report.determinants) {
            rows.add(List.of(Integer.toString(r.size()), number(r.triangleUs()), number(r.luUs()), String.format(Locale.ROOT, "%.0f", r.factor()),
                    String.format(Locale.ROOT, "%.1e", r.residual())));
        }
        if (!report.determinants.isEmpty()) {
            Output.printTable(spec.commandLine().getOut(), rows);
        }
        rows = new ArrayList<>();
        rows.add(List.of("double, one thread", "dimension", "couplings", "hidden", "batch", "by hand, ms", "by ND4J, ms", "factor", "differ by"));
        for (ReferenceBenchmark.Result r : report.reference) {
            rows.add(List.of(r.family(), Integer.toString(r.dimension()), Integer.toString(r.couplings()), Integer.toString(r.hidden()),
                    Integer.toString(r.batch()), number(r.fastMs()), number(r.nd4jMs()), String.format(Locale.ROOT, "%.0f", r.factor()),
                    String.format(Locale.ROOT, "%.1e", r.differBy())));
        }
        if (!report.reference.isEmpty()) {
            Output.printTable(spec.commandLine().getOut(), rows);
        }
    }

    private void printMemory(List<MemoryBenchmark.Reading> readings) {
        if (json) {
            Output.printJson(spec.commandLine().getOut(), readings);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step", "resident, MiB", "live heap, MiB", "timeline, MiB", "rows of history"));
        for (MemoryBenchmark.Reading r : readings) {
            rows.add(List.of(Long.toString(r.step()), String.format(Locale.ROOT, "%.0f", r.residentMib()),
                    String.format(Locale.ROOT, "%.0f", r.liveHeapMib()), String.format(Locale.ROOT, "%.0f", r.timelineMib()),
                    Integer.toString(r.rows())));
        }
        Output.printTable(spec.commandLine().getOut(), rows);
        MemoryBenchmark.Reading half = readings.get(readings.size() / 2 - 1);
        double most = readings.stream().mapToDouble(MemoryBenchmark.Reading::residentMib).max().orElse(Double.NaN);
        MemoryBenchmark.Reading last = readings.get(readings.size() - 1);
        spec.commandLine().getOut().printf(Locale.ROOT, "most resident %.0f MiB; over the last half resident %+.0f MiB, live heap %+.0f MiB%n", most,
                last.residentMib() - half.residentMib(), last.liveHeapMib() - half.liveHeapMib());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
