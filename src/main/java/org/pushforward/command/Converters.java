package org.pushforward.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.NumberText;
import org.pushforward.base.OneLine;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.setting.Change;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read: picocli's own converters speak of Java's types where they refuse. */
final class Converters {

    /** What is no number to type, but may be one to ask for; which option takes it is for the option's setting to say. */
    private static final List<String> OF_JAVA = List.of("Infinity", "-Infinity", "NaN");

    private Converters() {}

    /** Gives them to a command and all its subcommands. */
    static void register(CommandLine line) {
        whole(line, Integer.class, int.class, Integer::valueOf);
        whole(line, Long.class, long.class, Long::valueOf);
        both(line, Double.class, double.class, Converters::real);
        line.registerConverter(Path.class, Converters::path);
        line.registerConverter(Change.class, Converters::change);
        registerChoices(line, line);
    }

    private static <T> void whole(CommandLine line, Class<T> type, Class<T> primitive, Function<String, T> parser) {
        both(line, type, primitive, text -> number(text, parser,
                text.matches("[+-]?\\d{1,9999}") ? "is too large a number" : "is not a whole number"));
    }

    private static <T> void both(CommandLine line, Class<T> type, Class<T> primitive, ITypeConverter<T> converter) {
        line.registerConverter(type, converter).registerConverter(primitive, converter);
    }

    private static <T> T number(String text, Function<String, T> parser, String complaint) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw refusal(text, complaint);
        }
    }

    /** As it is typed in the window. */
    private static double real(String text) {
        if (OF_JAVA.contains(text.strip())) {
            return Double.parseDouble(text.strip());
        }
        try {
            return NumberText.real(text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage().replace('“', '"').replace('”', '"'));
        }
    }

    private static Path path(String text) {
        // Most likely a variable of a script that was not set; as a path it is the current folder.
        if (text.isEmpty()) {
            throw refusal(text, "is no name of a file or folder: write . for the current folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw refusal(text, "cannot be the path of a file");
        }
    }

    private static Change change(String text) {
        try {
            return Change.parse(text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /**
     * Refuses a list with nothing before, between or behind its commas: picocli leaves out what is empty at the end, and a list of commas altogether.
     *
     * @throws ParameterException one line that names the option
     */
    static void requireWholeLists(ParseResult result) {
        for (ParseResult given = result; given != null; given = given.subcommand()) {
            for (OptionSpec option : given.matchedOptions()) {
                boolean list = !option.splitRegex().isEmpty();
                for (String text : list ? option.originalStringValues() : List.<String>of()) {
                    if (Arrays.stream(text.split(option.splitRegex(), -1)).anyMatch(String::isBlank)) {
                        throw new ParameterException(given.commandSpec().commandLine(), "Invalid value for option '" + option.longestName() + "': "
                                + OneLine.quoted(text) + " has nothing beside a comma: write numbers with one comma between them");
                    }
                }
            }
        }
    }

    /** For every type of constants that an option of a command takes. */
    private static void registerChoices(CommandLine root, CommandLine line) {
        for (ArgSpec argument : line.getCommandSpec().args()) {
            if (argument.type().isEnum()) {
                registerChoice(root, argument.type());
            }
        }
        line.getSubcommands().values().forEach(command -> registerChoices(root, command));
    }

    private static <T> void registerChoice(CommandLine root, Class<T> type) {
        List<T> constants = List.of(type.getEnumConstants());
        root.registerConverter(type, text -> constants.stream().filter(constant -> word(constant).equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> refusal(text, "is none of " + constants.stream().map(Converters::word).collect(Collectors.joining(", ")))));
    }

    private static String word(Object constant) {
        return Json.label((Enum<?>) constant);
    }

    private static TypeConversionException refusal(String text, String complaint) {
        return new TypeConversionException(OneLine.quoted(text) + " " + complaint);
    }
}
