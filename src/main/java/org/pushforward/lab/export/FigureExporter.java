package org.pushforward.lab.export;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import org.pushforward.base.ChosenFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.Recording;
import org.pushforward.chart.Theme;
import org.pushforward.chart.export.Caption;
import org.pushforward.chart.export.PdfFile;
import org.pushforward.chart.export.PngFile;
import org.pushforward.chart.export.SvgFile;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;

/**
 * Takes figures away from the window: asks where to, draws what is seen at this moment, and makes the file in the background. For the JavaFX thread.
 */
public final class FigureExporter {

    private static final int COPY_SCALE = 2;

    private final TaskExecutor tasks;
    private final BiFunction<String, String, Optional<Path>> file;
    private final Supplier<String> repeat;
    private final Supplier<Theme> theme;
    private final Consumer<String> told;
    private final Consumer<Throwable> failed;
    private final PictureDialog dialog;
    private Scene scene;
    /** That were asked for. */
    private long copies;

    /**
     * @param tasks  make the files
     * @param file   asks for a file: takes the proposed name and its extension; empty if the person thinks better of it
     * @param store  keeps the choices
     * @param repeat how to have what is on the screen again, as a command line; may be empty, or refuse, saying why nothing repeats it
     * @param theme  of the window
     * @param told   takes what was done
     * @param failed takes why it was not
     */
    public FigureExporter(TaskExecutor tasks, BiFunction<String, String, Optional<Path>> file, Preferences store, Supplier<String> repeat,
            Supplier<Theme> theme, Consumer<String> told, Consumer<Throwable> failed) {
        this.tasks = tasks;
        this.file = file;
        this.repeat = repeat;
        this.theme = theme;
        this.told = told;
        this.failed = failed;
        dialog = new PictureDialog(store);
    }

    /** Answers the menus of all figures in a scene, and the menu key where the focus has no menu of its own. */
    public void install(Scene newScene) {
        scene = newScene;
        scene.addEventHandler(FigureRequest.FIGURE, request -> {
            answer(request);
            request.consume();
        });
        scene.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                showMenu();
                event.consume();
            }
        });
    }

    /** Shows the menu of the figure under the mouse, else of the one that has the focus, else the choice of all figures of the page. */
    public void showMenu() {
        List<FigureMenu> figures = FigureMenu.within(scene.getRoot());
        Optional<FigureMenu> meant = figures.stream().filter(figure -> figure.node().isHover()).findFirst()
                .or(() -> figures.stream().filter(figure -> isWithin(scene.getFocusOwner(), figure.node())).findFirst())
                .or(() -> figures.stream().filter(figure -> isWithin(figure.node(), scene.getFocusOwner())).findFirst());
        if (meant.isPresent() || figures.size() == 1) {
            meant.orElseGet(() -> figures.get(0)).show();
        } else if (figures.isEmpty()) {
            told.accept("There is no picture, chart or table on this page to export.");
        } else {
            choose(figures);
        }
    }

    private static boolean isWithin(Node inner, Node outer) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    private void choose(List<FigureMenu> figures) {
        ContextMenu menu = new ContextMenu();
        menu.setId("figure-chooser");
        for (FigureMenu figure : figures) {
            MenuItem item = new MenuItem(figure.figure().title());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> figure.show());
            menu.getItems().add(item);
        }
        menu.show(scene.getWindow(), scene.getWindow().getX() + scene.getWidth() / 3, scene.getWindow().getY() + scene.getHeight() / 3);
    }

    /** What repeats a figure; empty for nothing. @throws InvalidInputException that says why nothing does */
    private String repeat(FigureMenu menu) {
        return menu.repeat().orElseGet(repeat);
    }

    /** What a file says of a figure, with what repeats it. */
    private Caption caption(FigureMenu menu, Figure figure) {
        return Caption.of(figure, CommandText.comment(() -> repeat(menu)));
    }

    private void copyCommand(FigureMenu menu, String title) {
        copies++;
        String why = "";
        String command = "";
        try {
            command = repeat(menu);
        } catch (InvalidInputException e) {
            why = ": " + e.getMessage();
        }
        copyText(command);
        // A command whose data are others by now has a comment above it that says so.
        String note = CommandText.note(command);
        told.accept(command.isEmpty() ? "No command makes \"" + title + "\"" + why + "."
                : note.isEmpty() ? "Copied a command that makes what \"" + title + "\" shows."
                : "Copied a command that does not make what \"" + title + "\" shows: " + note + ".");
    }

    private void answer(FigureRequest request) {
        try {
            Figure figure = request.figure().figure();
            FigureRequest.Wish wish = request.wish();
            if (wish instanceof FigureRequest.Save save) {
                dialog.ask(scene, figure, save.format(), options -> save(request.figure(), save.format(), options));
            } else if (wish instanceof FigureRequest.SaveData data) {
                saveData(figure, data.table());
            } else if (wish instanceof FigureRequest.Copy) {
                copy(figure, caption(request.figure(), figure));
            } else if (wish instanceof FigureRequest.CopyCommand) {
                copyCommand(request.figure(), figure.title());
            } else if (wish instanceof FigureRequest.CopyData data) {
                copy(figure, figure.data().get(data.table()));
            }
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    private static void copyText(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Saves a figure as it is now, asking for the file alone. */
    void save(FigureMenu menu, FigureRequest.Format format, PictureOptions options) {
        Figure figure = menu.figure();
        Optional<Path> chosen = target(figure.title(), format.extension());
        if (chosen.isEmpty()) {
            return;
        }
        Path target = chosen.get();
        // Drawn here, where the charts live; written there.
        Recording drawn = figure.painter().record(options.width(), options.height(), options.light() ? Theme.LIGHT : theme.get());
        Caption caption = caption(menu, figure);
        told.accept("Saving " + target.getFileName() + " …");
        tasks.run(() -> {
            byte[] bytes = switch (format) {
                case PNG -> PngFile.bytes(drawn, options.scale(), caption);
                case SVG -> SvgFile.bytes(drawn, caption);
                case PDF -> PdfFile.bytes(drawn, caption);
            };
            WholeFile.write(target, out -> out.write(bytes));
            return bytes.length;
        }, length -> told.accept("Saved " + target.getFileName() + " to " + target.toAbsolutePath().getParent() + "."), failed);
    }

    /** Saves what a figure shows in numbers, asking for the file. @param index of the table */
    void saveData(Figure figure, int index) {
        DataTable table = figure.data().get(index);
        target(figure.title() + " " + table.name(), "csv").ifPresent(target ->
                tasks.run(() -> {
                    write(target, table);
                    return target;
                }, done -> told.accept("Saved " + table.words() + " as " + target.getFileName() + " to " + target.toAbsolutePath().getParent()
                        + "."), failed));
    }

    /** Writes a table as CSV, as all of the lab's. */
    static void write(Path target, DataTable table) {
        Set<DataTable.Column> whole = Collections.newSetFromMap(new IdentityHashMap<>());
        table.columns().stream().filter(DataTable.Column::isWhole).forEach(whole::add);
        CsvTable.write(target, table.columns().stream().map(DataTable.Column::name).toList(), table.rows(), (row, line) -> {
            for (DataTable.Column column : table.columns()) {
                if (column.numbers() == null) {
                    line.add(column.texts().get(row));
                } else if (whole.contains(column)) {
                    line.add((long) column.numbers()[row]);
                } else {
                    line.add(column.numbers()[row]);
                }
            }
        });
    }

    /** Many rows take seconds to make and to write, during which the window goes on. */
    private void copy(Figure figure, DataTable table) {
        told.accept("Copying " + table.words() + " …");
        long own = ++copies;
        tasks.run(table::tabbed, text -> {
            // What was copied since is what a person wants to paste.
            if (own == copies) {
                copyText(text);
                told.accept("Copied " + table.words() + " of \"" + figure.title() + "\".");
            }
        }, failure -> failCopy(own, failure));
    }

    private void copy(Figure figure, Caption caption) {
        PictureOptions options = dialog.last(figure);
        Recording drawn = figure.record(options.light() ? Theme.LIGHT : theme.get());
        long own = ++copies;
        tasks.run(() -> PngFile.bytes(drawn, COPY_SCALE, caption), bytes -> {
            if (own != copies) {
                return;
            }
            ClipboardContent content = new ClipboardContent();
            content.putImage(new Image(new ByteArrayInputStream(bytes)));
            Clipboard.getSystemClipboard().setContent(content);
            told.accept("Copied the picture \"" + figure.title() + "\".");
        }, failure -> failCopy(own, failure));
    }

    private void failCopy(long own, Throwable failure) {
        if (own == copies) {
            failed.accept(failure);
        }
    }

    /** Asks for a file, whose name ends as its content wants; empty if none is to be written. */
    private Optional<Path> target(String title, String extension) {
        try {
            return file.apply(fileName(title), extension).map(typed -> ChosenFile.withEnding(typed, "." + extension));
        } catch (InvalidInputException e) {
            told.accept(e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** The title in letters that every file system takes. */
    static String fileName(String title) {
        String plain = Normalizer.normalize(title.replace("κ", "kappa").replace("σ", "sigma").replace("₂", "2"),
                Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "").toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? "figure" : plain.length() > 60 ? plain.substring(0, 60).replaceAll("-+$", "") : plain;
    }
}
