package org.pushforward.chart.export;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.Figure;

/**
 * What a file says of its figure in its metadata.
 *
 * @param title  of the figure
 * @param axes   titles of its axes, with units
 * @param repeat how to have the same again: a command line, or which experiment and step it is; may be empty
 */
public record Caption(String title, List<String> axes, String repeat) {

    /** What made the file. */
    static final String SOFTWARE = "Pushforward";

    public Caption {
        axes = List.copyOf(axes);
    }

    public static Caption of(Figure figure, String repeat) {
        return new Caption(figure.title(), figure.axes(), repeat);
    }

    /** Axes and repetition in lines. */
    String description() {
        List<String> lines = new ArrayList<>();
        if (!axes.isEmpty()) {
            lines.add("Axes: " + String.join("; ", axes));
        }
        if (!repeat.isEmpty()) {
            lines.add("Repeat with: " + repeat);
        }
        return String.join("\n", lines);
    }
}
