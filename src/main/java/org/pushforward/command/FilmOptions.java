package org.pushforward.command;

import java.nio.file.Path;
import java.util.Locale;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.film.Film;
import org.pushforward.film.FilmListener;
import org.pushforward.film.FilmSpec;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options that shape a film; null where not given. */
final class FilmOptions {

    private static final String GIF = ".gif";

    @Option(names = "--frames", paramLabel = "N",
            description = "Frames of a film of the training (60), closer together at its beginning; of one of the layers, for each coupling (8).")
    private Integer frames;

    @Option(names = "--size", paramLabel = "PX", description = "Width of a frame in pixels (" + FilmSpec.USUAL_SIZE + ").")
    private Integer size;

    @Option(names = "--dark", description = "In the colours of the dark theme.")
    private boolean dark;

    @Option(names = "--png", paramLabel = "DIR", description = "Write the frames as PNG files, too.")
    private Path png;

    boolean isGiven() {
        return frames != null || size != null || png != null || dark;
    }

    /** @throws InvalidInputException one line, if an option is out of range or the file has not the name of a film */
    FilmSpec spec(FilmSpec.Subject of, Path file) {
        InvalidInputException.require(file.toString().toLowerCase(Locale.ROOT).endsWith(GIF),
                "a film is a GIF: give a name that ends with .gif, not %s", file);
        return new FilmSpec(of, frames == null ? of.usualFrames() : frames, size == null ? FilmSpec.USUAL_SIZE : size,
                dark ? Theme.DARK : Theme.LIGHT);
    }

    /** Refuses files that could not be written, before any work is done for them. */
    void requireWritable(Path file) {
        WholeFile.requireWritable(file);
        if (png != null) {
            Film.requireFrames(png);
        }
    }

    boolean framesWanted() {
        return png != null;
    }

    /** Prints now and then how far it is. */
    static FilmListener progress(CommandLine line) {
        ProgressPrinter printer = new ProgressPrinter(line.getErr());
        return (done, of) -> {
            printer.report("frame " + done + " of " + of, done == of);
            return true;
        };
    }

    /** @param comment the command that makes it */
    void write(Film film, Path file, String comment) {
        film.write(file, comment);
        if (png != null) {
            film.writeFrames(png);
        }
    }
}
