package org.pushforward.lab.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * What the lab is started for.
 *
 * @param seconds of each of the meter's measurements, or how long the restless person stays; 0 without them
 * @param view    what the meter looks at
 * @param folder  for screenshots, or what the window is to open, a file too; null without them
 * @param seed    of the restless person; 0 without one
 */
public record LabOptions(Purpose purpose, double seconds, MeasuredView view, Path folder, long seed) {

    /** The option keeps the name that it was published with; elsewhere a probe is the point that a person drags. */
    private static final String METER = "--probe";
    private static final String SCREENSHOTS = "--screenshots";
    private static final String SOAK = "--soak";
    private static final List<String> KNOWN = List.of(".pushforward", ".json", ".csv", ".tsv", ".npy");

    /** What a start is for. */
    public enum Purpose { OPEN, METER, SCREENSHOTS, SOAK }

    /** What the meter can look at: the Train page, the same with all its lenses, and the Compare page. */
    public enum MeasuredView {
        TRAIN, LENSES, COMPARE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether such arguments are the lab's, and not those of a command. */
    public static boolean areOfLab(List<String> arguments) {
        return arguments.isEmpty() || List.of(METER, SCREENSHOTS, SOAK).contains(arguments.get(0)) || isFile(arguments);
    }

    /**
     * Whether there is one argument and it names a file or folder: one that is there, or one that could be nothing else. Whether it also names a
     * command is not known here, and a command goes before.
     */
    private static boolean isFile(List<String> arguments) {
        if (arguments.size() != 1 || arguments.get(0).isEmpty() || arguments.get(0).startsWith("-")) {
            return false;
        }
        String word = arguments.get(0);
        try {
            return Files.exists(Path.of(word)) || word.contains("/") || word.contains(File.separator)
                    || KNOWN.stream().anyMatch(word.toLowerCase(Locale.ROOT)::endsWith);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** @throws InvalidInputException one line, if the arguments are not the lab's or their values are wrong */
    public static LabOptions parse(List<String> arguments) {
        InvalidInputException.require(areOfLab(arguments), "the lab takes no argument, or a file or folder that is there, "
                + "or %s SECONDS [PAGE], or %s FOLDER, or %s MINUTES [SEED]",
                METER, SCREENSHOTS, SOAK);
        if (arguments.isEmpty()) {
            return new LabOptions(Purpose.OPEN, 0, MeasuredView.TRAIN, null, 0);
        }
        if (isFile(arguments)) {
            Path file = Path.of(arguments.get(0));
            InvalidInputException.require(Files.exists(file), "there is no file %s, and no such command: --help lists them", file);
            return new LabOptions(Purpose.OPEN, 0, MeasuredView.TRAIN, file, 0);
        }
        if (arguments.get(0).equals(SCREENSHOTS)) {
            InvalidInputException.require(arguments.size() == 2, "%s takes one value: %s FOLDER", SCREENSHOTS, SCREENSHOTS);
            return new LabOptions(Purpose.SCREENSHOTS, 0, MeasuredView.TRAIN, folder(arguments.get(1)), 0);
        }
        if (arguments.get(0).equals(SOAK)) {
            return soak(arguments);
        }
        InvalidInputException.require(arguments.size() == 2 || arguments.size() == 3, "%s takes one or two values: %s SECONDS [PAGE]", METER, METER);
        String seconds = arguments.get(1);
        InvalidInputException.require(seconds.matches("[1-9]\\d{0,3}"), "%s takes whole seconds, 1 to 9999, not %s", METER, OneLine.quoted(seconds));
        return new LabOptions(Purpose.METER, Integer.parseInt(seconds), arguments.size() == 3 ? view(arguments.get(2)) : MeasuredView.TRAIN, null, 0);
    }

    private static LabOptions soak(List<String> arguments) {
        InvalidInputException.require(arguments.size() == 2 || arguments.size() == 3, "%s takes one or two values: %s MINUTES [SEED]", SOAK, SOAK);
        String minutes = arguments.get(1);
        InvalidInputException.require(minutes.matches("[1-9]\\d{0,3}"), "%s takes whole minutes, 1 to 9999, not %s", SOAK, OneLine.quoted(minutes));
        String seed = arguments.size() == 3 ? arguments.get(2) : "1";
        InvalidInputException.require(seed.matches("\\d{1,9}"), "%s takes a whole number for its seed, not %s", SOAK, OneLine.quoted(seed));
        return new LabOptions(Purpose.SOAK, 60.0 * Integer.parseInt(minutes), MeasuredView.TRAIN, null, Long.parseLong(seed));
    }

    private static Path folder(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(SCREENSHOTS + ": " + OneLine.quoted(word) + " cannot be the path of a folder", e);
        }
    }

    private static MeasuredView view(String word) {
        return Arrays.stream(MeasuredView.values()).filter(view -> view.word().equals(word)).findFirst()
                .orElseThrow(() -> new InvalidInputException(METER + ": there is no page " + OneLine.quoted(word) + "; it looks at "
                        + Arrays.stream(MeasuredView.values()).map(MeasuredView::word).collect(Collectors.joining(", "))));
    }
}
