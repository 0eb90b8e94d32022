package org.pushforward.lab.export;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to take a figure away; goes up through the scene to the {@link FigureExporter}. */
public final class FigureRequest extends Event {

    public static final EventType<FigureRequest> FIGURE = new EventType<>(Event.ANY, "FIGURE_REQUEST");

    private static final long serialVersionUID = 1;

    /** Formats of pictures. */
    public enum Format {
        PNG("PNG picture"),
        SVG("SVG drawing"),
        PDF("PDF document");

        private final String words;

        Format(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wanted. */
    public sealed interface Wish {
    }

    /** The picture as a file. */
    public record Save(Format format) implements Wish {
    }

    /** One of the figure's tables as CSV. */
    public record SaveData(int table) implements Wish {
    }

    /** The picture on the clipboard. */
    public record Copy() implements Wish {
    }

    /** One of the figure's tables on the clipboard. */
    public record CopyData(int table) implements Wish {
    }

    /** The command line that repeats it, on the clipboard. */
    public record CopyCommand() implements Wish {
    }

    private final transient FigureMenu figure;
    private final transient Wish wish;

    FigureRequest(FigureMenu figure, Wish wish) {
        super(FIGURE);
        this.figure = figure;
        this.wish = wish;
    }

    FigureMenu figure() {
        return figure;
    }

    Wish wish() {
        return wish;
    }
}
