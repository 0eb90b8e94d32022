package org.pushforward.lab.tool;

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
 * @param seconds of each of the probe's measurements; 0 without it
 * @param view    what the probe looks at
 * @param folder  for screenshots; null without them
 */
public record LabOptions(Purpose purpose, double seconds, MeasuredView view, Path folder) {

    private static final String PROBE = "--probe";
    private static final String SCREENSHOTS = "--screenshots";

    /** What a start is for. */
    public enum Purpose { OPEN, PROBE, SCREENSHOTS }

    /** What the probe can look at: the Train page, the same with all its lenses, and the Compare page. */
    public enum MeasuredView {
        TRAIN, LENSES, COMPARE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether such arguments are the lab's, and not those of a command. */
    public static boolean areOfLab(List<String> arguments) {
        return arguments.isEmpty() || arguments.get(0).equals(PROBE) || arguments.get(0).equals(SCREENSHOTS);
    }

    /** @throws InvalidInputException one line, if the arguments are not the lab's or their values are wrong */
    public static LabOptions parse(List<String> arguments) {
        InvalidInputException.require(areOfLab(arguments), "the lab takes no argument, or %s SECONDS [PAGE], or %s FOLDER", PROBE, SCREENSHOTS);
        if (arguments.isEmpty()) {
            return new LabOptions(Purpose.OPEN, 0, MeasuredView.TRAIN, null);
        }
        if (arguments.get(0).equals(SCREENSHOTS)) {
            InvalidInputException.require(arguments.size() == 2, "%s takes one value: %s FOLDER", SCREENSHOTS, SCREENSHOTS);
            return new LabOptions(Purpose.SCREENSHOTS, 0, MeasuredView.TRAIN, folder(arguments.get(1)));
        }
        InvalidInputException.require(arguments.size() == 2 || arguments.size() == 3, "%s takes one or two values: %s SECONDS [PAGE]", PROBE, PROBE);
        String seconds = arguments.get(1);
        InvalidInputException.require(seconds.matches("[1-9]\\d{0,3}"), "%s takes whole seconds, 1 to 9999, not %s", PROBE, OneLine.quoted(seconds));
        return new LabOptions(Purpose.PROBE, Integer.parseInt(seconds), arguments.size() == 3 ? view(arguments.get(2)) : MeasuredView.TRAIN, null);
    }

    private static Path folder(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("%s: %s cannot be the path of a folder".formatted(SCREENSHOTS, OneLine.quoted(word)), e);
        }
    }

    private static MeasuredView view(String word) {
        return Arrays.stream(MeasuredView.values()).filter(view -> view.word().equals(word)).findFirst()
                .orElseThrow(() -> new InvalidInputException("%s: there is no page %s; it looks at %s".formatted(PROBE, OneLine.quoted(word),
                        Arrays.stream(MeasuredView.values()).map(MeasuredView::word).collect(Collectors.joining(", ")))));
    }
}
