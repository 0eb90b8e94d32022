package org.pushforward.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pushforward.base.Failures;
import org.pushforward.base.FileNames;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.MemoryLimit;
import org.pushforward.base.OneLine;
import org.pushforward.base.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** All commands, and what they have in common: exit codes, and failures as one line. */
@Command(name = "pushforward", mixinStandardHelpOptions = true, versionProvider = Commands.PackagedVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {"A lab for normalizing flows. Without a command it opens its window.",
            "With the name of a file or folder in the place of a command (a run: .pushforward, its folder, model.json; an experiment; a sweep's "
                + "folder; points as CSV or .npy) the window opens with it, and says so where it cannot. A name that is also a command's is the "
                + "command: write ./train."},
        footer = {"", "Exit codes: 0 done; 1 failed, one line on stderr says why; 2 wrong usage. A result that cannot be written to stdout "
            + "(a full disk, a reader that is gone, as of `| head`) is a failure."},
        subcommands = {DatasetsCommand.class, TrainCommand.class, EvaluateCommand.class, SampleCommand.class, WeightsCommand.class, FilmCommand.class,
            FactorCommand.class, FitLinearCommand.class, UniversalCommand.class, PartitionCommand.class, PaddedCommand.class, SplittingCommand.class,
            SeparateCommand.class, SweepCommand.class, ReproduceCommand.class, BenchmarkCommand.class, PresetsCommand.class})
public final class Commands {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    /** With less a small flow is trained, but its samples and pictures are not written. */
    private static final int LEAST_MEGABYTES = 32;
    private static final int GOOD_MEGABYTES = 512;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean verbose;

    private Commands() {}

    /** What the jar's manifest says. */
    static final class PackagedVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"pushforward " + Version.words()};
        }
    }

    /**
     * Runs the command that the arguments name, with the process's standard streams.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(String[] arguments) {
        // Charts are drawn without a window; a display that is named but not there must not matter.
        System.setProperty("java.awt.headless", "true");
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            FileNames.requireUsable(List.of(arguments));
        } catch (InvalidInputException e) {
            err.println(e.getMessage());
            return WRONG_USAGE;
        }
        return run(arguments, new StandardOutput(), err);
    }

    /** A result that was lost is a failure, but of a command that has failed already the one line says more. */
    static int run(String[] arguments, StandardOutput results, PrintWriter err) {
        int code = run(arguments, new PrintWriter(results, true, StandardCharsets.UTF_8), err);
        Optional<String> complaint = results.complaint();
        if (code != 0 || complaint.isEmpty()) {
            return code;
        }
        err.println(complaint.get());
        err.flush();
        return FAILED;
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Commands commands = new Commands();
        CommandLine line = new CommandLine(commands).setOut(out).setErr(err)
                .setExpandAtFiles(false)
                .setExecutionStrategy(Commands::execute)
                .setParameterExceptionHandler((e, given) -> commands.misused(e, err))
                .setExecutionExceptionHandler((e, command, result) -> commands.failed(e, err));
        Converters.register(line);
        try {
            return line.execute(arguments);
        } catch (RuntimeException | Error e) {
            // Errors get past picocli, and so does what its own parser stumbles over.
            return commands.failed(e, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int execute(ParseResult arguments) {
        Converters.requireWholeLists(arguments);
        requireOwnOptions(arguments);
        return new RunLast().execute(arguments);
    }

    /** Refuses options of a command before the name of one below it, which would pass them over. */
    private static void requireOwnOptions(ParseResult arguments) {
        for (ParseResult given = arguments; given.hasSubcommand(); given = given.subcommand()) {
            for (OptionSpec option : given.matchedOptions()) {
                if (option.scopeType() != ScopeType.INHERIT && !option.usageHelp() && !option.versionHelp()) {
                    throw new ParameterException(given.subcommand().commandSpec().commandLine(), option.longestName() + " before "
                            + given.subcommand().commandSpec().name() + " has no meaning: leave it out");
                }
            }
        }
    }

    /** Whether there is a command of that name. */
    public static boolean isNamed(String word) {
        return new CommandLine(new Commands()).getSubcommands().containsKey(word);
    }

    private int misused(ParameterException e, PrintWriter err) {
        // The constructor makes one line of it, whatever was given.
        String words = new InvalidInputException(e.getMessage()).getMessage();
        err.println(words + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return fail(e, WRONG_USAGE, err);
    }

    private int failed(Throwable e, PrintWriter err) {
        err.println(Failures.words(e, "please report it with what --verbose shows"));
        return fail(e, FAILED, err);
    }

    private int fail(Throwable e, int code, PrintWriter err) {
        if (verbose) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            // What a cause says may be what stands in a file.
            trace.toString().lines().forEach(line -> err.println((line.startsWith("\t") ? "\t" : "") + OneLine.of(line.strip())));
        }
        return code;
    }

    /** Refuses to train with so little memory that it would not come to its end, whatever the settings. */
    static void requireMemoryToTrain() {
        MemoryLimit.require("training", LEAST_MEGABYTES, GOOD_MEGABYTES);
    }

    /** Checks options; what the check refuses is wrong usage. */
    static void checkOptions(CommandLine command, Runnable check) {
        fromOptions(command, () -> {
            check.run();
            return command;
        });
    }

    /** Makes a value from options; what it refuses is wrong usage. */
    static <T> T fromOptions(CommandLine command, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInputException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }
}
