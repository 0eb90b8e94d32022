package org.pushforward.lab.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.prefs.Preferences;
import org.pushforward.chart.Figure;
import org.pushforward.chart.Theme;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;

/** Takes figures away into a folder as a person does, but for the dialogs. For the JavaFX thread. */
public final class Exports {

    /** A figure's files. */
    public record Files(Figure figure, Path png, Path svg, Path pdf, List<Path> data) {
    }

    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    public Exports(Path folder) {
        this.folder = folder;
    }

    /**
     * @param width in units of the layout
     * @param scale of the PNG
     * @param page  what repeats the page
     */
    public Files save(FigureMenu menu, int width, int height, int scale, String page) {
        List<Path> written = new ArrayList<>();
        FigureExporter exporter = exporter(written, page);
        Figure figure = menu.figure();
        PictureOptions options = new PictureOptions(width, height, scale, true);
        for (FigureRequest.Format format : FigureRequest.Format.values()) {
            exporter.save(menu, format, options);
        }
        for (int i = 0; i < figure.data().size(); i++) {
            exporter.saveData(figure, i);
        }
        return new Files(figure, written.get(0), written.get(1), written.get(2), written.subList(3, written.size()));
    }

    /** The picture of lines and words alone, whose description says what repeats it. @param page what repeats the page */
    public Path svg(FigureMenu menu, int width, int height, String page) {
        List<Path> written = new ArrayList<>();
        exporter(written, page).save(menu, FigureRequest.Format.SVG, new PictureOptions(width, height, 1, true));
        return written.get(0);
    }

    private FigureExporter exporter(List<Path> written, String page) {
        return new FigureExporter(new CurrentThreadTaskExecutor(), (name, extension) -> {
            written.add(folder.resolve(String.format("%03d-%s.%s", count.incrementAndGet(), name, extension)));
            return Optional.of(written.get(written.size() - 1));
        }, Preferences.userRoot().node("pushforward-exports"), () -> page, () -> Theme.DARK, words -> { }, failure -> {
            throw new AssertionError(failure);
        });
    }

    /** What is told of a figure's files and tables where none can be written. @param target for all of them */
    public static List<Throwable> refused(FigureMenu menu, Path target) {
        List<Throwable> told = new ArrayList<>();
        FigureExporter exporter = new FigureExporter(new CurrentThreadTaskExecutor(), (name, extension) -> Optional.of(target),
                Preferences.userRoot().node("pushforward-exports"), () -> "", () -> Theme.DARK, words -> { }, told::add);
        for (FigureRequest.Format format : FigureRequest.Format.values()) {
            exporter.save(menu, format, new PictureOptions(320, 240, 1, true));
        }
        for (int i = 0; i < menu.figure().data().size(); i++) {
            exporter.saveData(menu.figure(), i);
        }
        return told;
    }
}
