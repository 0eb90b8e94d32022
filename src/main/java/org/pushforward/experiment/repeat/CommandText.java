package org.pushforward.experiment.repeat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.pushforward.base.Choice;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.experiment.setting.Change;
import org.pushforward.experiment.setting.Implied;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.Optimizer;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Separation;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.train.TrainingConfig;

/**
 * A command line that gives the same bits again: what differs from the defaults as options, and what options cannot say (a sweep, a matrix) as a file
 * that is written first, by a here-document. Options follow from the catalogue {@link Setting}, so that a new setting is among them by itself. The
 * folder to write has a name that says a little of what is in it and ends with a checksum of the command, so that two commands never write to one.
 */
public final class CommandText {

    /** What the program is called where it is not known how it was started. */
    public static final String NAME = "pushforward";

    private static final String COMMENT = "# ";
    private static final String CSV = ".csv";
    private static final int LONGEST_NAME = 24;

    /** Where a matrix comes from: drawn from a law, or known by its entries alone. */
    public sealed interface Matrix {
        record Drawn(Ensemble law, int size, long seed) implements Matrix {}

        record Entries(SquareMatrix matrix) implements Matrix {}
    }

    private final String note;
    private final String files;
    private final String arguments;

    private CommandText(String files, String arguments) {
        this("", files, arguments);
    }

    private CommandText(String note, String files, String arguments) {
        this.note = note;
        this.files = files;
        this.arguments = arguments;
    }

    /** The same command below a comment for the shell. @param words one line; empty for none */
    public CommandText withNote(String words) {
        return new CommandText(words.isEmpty() ? "" : COMMENT + words.replaceAll("\\R", " ") + "\n", files, arguments);
    }

    /** The words of {@link #withNote} above the text of a command; empty for none. */
    public static String note(String text) {
        return text.startsWith(COMMENT) ? text.lines().findFirst().orElseThrow().substring(COMMENT.length()) : "";
    }

    /**
     * The command that trains a run, with all that was moved by hand along it.
     *
     * @throws org.pushforward.base.InvalidInputException if its data have a name that cannot stand in a command line
     */
    public static CommandText train(TrainingConfig config) {
        List<String> words = new ArrayList<>(List.of("train"));
        words.addAll(options(config));
        return of("", words, shortName(config.dataset().name()));
    }

    /**
     * As {@link #train}, for whoever looks into a file; empty where the data have a name that cannot stand in a command line: what was made is not
     * to be lost for that.
     */
    public static String comment(TrainingConfig config) {
        return comment(() -> train(config).text(NAME));
    }

    /** A command as a comment likewise. @param command may refuse */
    public static String comment(Supplier<String> command) {
        try {
            return command.get();
        } catch (InvalidInputException e) {
            return "";
        }
    }

    /** As {@link #train}: only the settings, as options. */
    static List<String> options(TrainingConfig config) {
        TrainingConfig begin = TrainingConfig.defaults();
        TrainingConfig implied = begin.withDataset(Implied.dataset(config.dataset().name())).withPadding(Implied.padding(config.padding().kind()));
        List<String> words = new ArrayList<>();
        for (Setting setting : Settings.all()) {
            boolean chooses = setting.name().equals(Implied.DATASET) || setting.name().equals(Implied.PADDING);
            Object value = setting.of(config);
            if (setting.option() != null && Implied.counts(setting, config.dataset()) && !value.equals(setting.of(chooses ? begin : implied))) {
                add(words, setting.option(), text(value));
            }
            if (setting.name().equals(Implied.DATASET)) {
                addTable(words, config.dataset());
            }
        }
        Change.of(config).forEach(change -> add(words, Change.OPTION, change.text()));
        return words;
    }

    private static void addTable(List<String> words, DatasetSpec dataset) {
        TableChoice table = dataset.table();
        if (!table.columns().isEmpty()) {
            add(words, "--columns", table.typed());
        }
        if (table.header() != TableChoice.Header.AUTO) {
            words.add(table.header() == TableChoice.Header.PRESENT ? "--header" : "--no-header");
        }
    }

    /** The command that makes a sweep. */
    public static CommandText sweep(Sweep sweep) {
        String name = nameOf(sweep);
        return new CommandText(Shell.file(name + ".json", SweepFile.text(sweep)), Shell.line(List.of("sweep", name + ".json", "--out", name)));
    }

    /** What files of a sweep are called, without their endings: no other sweep's are called so. */
    static String nameOf(Sweep sweep) {
        return "sweep-" + checksum(SweepFile.text(sweep));
    }

    /** The command that factors a matrix. @param factors of the stable route */
    public static CommandText factor(Matrix matrix, Route route, int factors, Scales scales) {
        List<String> words = new ArrayList<>();
        if (route != Route.STABLE) {
            add(words, "--route", Json.label(route));
        } else if (factors != Factorization.LEAST) {
            add(words, "--factors", Integer.toString(factors));
        }
        addScales(words, scales);
        return ofMatrix("factor", "--random", matrix, words);
    }

    /** The command that fits couplings to a matrix. */
    public static CommandText fitLinear(Matrix matrix, FitSpec fit) {
        FitSpec usual = FitSpec.of(fit.layers(), 1);
        List<String> words = new ArrayList<>();
        add(words, "--layers", Integer.toString(fit.layers()));
        if (fit.optimizer() != usual.optimizer()) {
            add(words, "--optimizer", Json.label(fit.optimizer()));
        }
        if (fit.steps() != usual.steps()) {
            add(words, "--steps", Integer.toString(fit.steps()));
        }
        if (fit.restarts() != usual.restarts()) {
            add(words, "--restarts", Integer.toString(fit.restarts()));
        }
        if (fit.optimizer() == Optimizer.ADAM && fit.rate() != usual.rate()) {
            add(words, "--rate", Json.number(fit.rate()));
        }
        if (matrix instanceof Matrix.Entries && fit.seed() != usual.seed()) {
            add(words, "--seed", Long.toString(fit.seed()));
        }
        addScales(words, fit.scales());
        return ofMatrix("fit-linear", "--target", matrix, words);
    }

    /**
     * The command that sends the sample picture through a map and its couplings.
     *
     * @param seed  of a convolution
     * @param route likewise
     */
    public static CommandText partition(PartitionKind kind, long seed, Route route) {
        List<String> words = new ArrayList<>(List.of("partition", Json.label(kind)));
        if (kind == PartitionKind.CONVOLUTION) {
            if (seed != 1) {
                add(words, "--seed", Long.toString(seed));
            }
            if (route != Route.STABLE) {
                add(words, "--route", Json.label(route));
            }
        }
        return of("", words, Json.label(kind));
    }

    /**
     * The command that writes couplings down and measures them.
     *
     * @param target dataset, picture or file
     * @param ink    of a picture
     * @param bits   of a mantissa; those of double need no option
     */
    public static CommandText universal(DatasetSpec target, Target.Ink ink, ConstructionSpec spec, int bits, int points, long seed) {
        return universal(target, ink, spec, List.of(spec.epsilon()), bits, points, false, seed);
    }

    /**
     * The command that measures couplings at several epsilons.
     *
     * @param target  as in {@link #universal(DatasetSpec, Target.Ink, ConstructionSpec, int, int, long)}; a dataset if flows are trained
     * @param spec    of which the epsilon does not count
     * @param learned whether flows are trained as well, to stand beside the couplings
     */
    public static CommandText universalCurves(DatasetSpec target, Target.Ink ink, ConstructionSpec spec, List<Double> epsilons, int points,
            boolean learned, long seed) {
        return universal(target, ink, spec, epsilons, RoundOff.DOUBLE_BITS, points, learned, seed);
    }

    private static CommandText universal(DatasetSpec target, Target.Ink ink, ConstructionSpec spec, List<Double> epsilons, int bits, int points,
            boolean learned, long seed) {
        List<String> words = new ArrayList<>(List.of("universal"));
        add(words, "--target", target.name());
        add(words, "--epsilon", epsilons.stream().map(Json::number).collect(Collectors.joining(",")));
        add(words, "--variant", spec.variant().label());
        if (spec.variant().hasCells() && spec.price() != Price.BOTH) {
            add(words, "--price", spec.price().label());
        }
        if (ink != Target.Ink.LIGHT) {
            add(words, "--ink", "dark");
        }
        addTable(words, target);
        add(words, "--points", Integer.toString(points));
        if (bits != RoundOff.DOUBLE_BITS) {
            add(words, "--bits", Integer.toString(bits));
        }
        if (learned) {
            words.add("--learned");
        }
        add(words, "--seed", Long.toString(seed));
        return of("", words, "universal-" + shortName(target.name()));
    }

    /** The command that measures what the depth bound counts. @param flowLipschitz of a whole flow, whose price is told */
    public static CommandText separate(Separation.Spec spec, DepthBound bound, double flowLipschitz) {
        return of("", List.of("separate", "--dimension", Integer.toString(spec.dimension()), "--components", Integer.toString(spec.components()),
                "--ramp", Json.number(spec.ramp()), "--sigma", Json.number(spec.sigma()), "--points", Integer.toString(spec.points()), "--words",
                Integer.toString(spec.words()), "--seed", Long.toString(spec.seed()), "--layers", Json.number(bound.layers()), "--parameters",
                Json.number(bound.parameters()), "--lipschitz", Json.number(bound.lipschitz()), "--net", Json.number(bound.epsilon()),
                "--flow-lipschitz", Json.number(flowLipschitz)), "separate");
    }

    /** The command that measures constructions with padding. @param couplings are left out for two couplings, which have two */
    public static CommandText padded(PaddedTarget target, PaddedVariant variant, List<Double> sigmas, List<Integer> couplings) {
        List<String> words = new ArrayList<>(List.of("padded", "--target", Json.label(target), "--variant", Json.label(variant), "--sigma",
                sigmas.stream().map(Json::number).collect(Collectors.joining(","))));
        if (variant != PaddedVariant.TWO) {
            add(words, "--couplings", couplings.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return of("", words, "padded");
    }

    /** The command that measures a map of the plane, made between rotations. */
    public static CommandText splitting(PlaneMap map, Scheme scheme, List<Integer> steps) {
        return of("", List.of("splitting", "--map", Json.label(map), "--scheme", Json.label(scheme), "--steps",
                steps.stream().map(String::valueOf).collect(Collectors.joining(","))), "splitting");
    }

    private static void addScales(List<String> words, Scales scales) {
        if (scales == Scales.ANY_SIGN) {
            words.add("--allow-negative-scales");
        }
    }

    private static CommandText ofMatrix(String command, String law, Matrix matrix, List<String> options) {
        List<String> words = new ArrayList<>(List.of(command));
        String files = "";
        if (matrix instanceof Matrix.Drawn drawn) {
            add(words, law, Json.label(drawn.law()));
            add(words, "--size", Integer.toString(drawn.size()));
            if (drawn.seed() != 1) {
                add(words, "--seed", Long.toString(drawn.seed()));
            }
        } else if (matrix instanceof Matrix.Entries entries) {
            String content = MatrixFile.text(entries.matrix());
            String name = "matrix-" + checksum(content) + CSV;
            files = Shell.file(name, content);
            words.add(name);
        }
        words.addAll(options);
        return of(files, words, command);
    }

    /** With a folder to write. */
    private static CommandText of(String files, List<String> words, String folder) {
        List<String> all = new ArrayList<>(words);
        add(all, "--out", folder + "-" + checksum(Shell.line(words)));
        return new CommandText(files, Shell.line(all));
    }

    /** The value behind an equals sign where it could be taken for an option. */
    private static void add(List<String> words, String option, String value) {
        if (value.startsWith("-")) {
            words.add(option + "=" + value);
        } else {
            words.add(option);
            words.add(value);
        }
    }

    private static String text(Object value) {
        if (value instanceof Choice choice) {
            return choice.label();
        }
        return value instanceof Double number ? Json.number(number) : value.toString();
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /** Of a dataset or a CSV file, such that it is a plain word for a shell and every system can name a folder so. */
    private static String shortName(String dataset) {
        String last = dataset.substring(Math.max(dataset.lastIndexOf('/'), dataset.lastIndexOf('\\')) + 1);
        String stem = List.of(CSV, ".npy").stream().filter(last.toLowerCase(Locale.ROOT)::endsWith).findFirst()
                .map(ending -> last.substring(0, last.length() - ending.length())).orElse(last);
        String plain = stem.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "run" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    /** To be pasted into a shell, as this program was started. Ends without a line end. */
    public String text() {
        return text(Program.words());
    }

    /**
     * As {@link #text()}.
     *
     * @param program what the command line begins with, quoted for a shell; {@link #NAME} where the text is to tell nothing of this machine
     */
    public String text(String program) {
        return note + files + program + " " + arguments;
    }
}
