package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.NoBreak;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.export.Exports;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Whatever shows a result, on any page and in any lens, can be taken away. What shows a result is found by what it is, so that a new view without a
 * menu is noticed here. {@code -Dfigures=FOLDER} keeps the files, to be looked at.
 */
@NeedsDisplay
@Slow("walks through all pages and lenses, and saves all that they show in each format")
class FiguresWindowTest extends OpenWindow {

    private static final long PATIENCE_SECONDS = 300;
    private static final int STEPS = 60;
    private static final int PULSES = 4;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** Pixels per unit of the layout, in turn. */
    private static final List<Integer> SCALES = List.of(1, 2);
    /** What looks like a result and is a part of one: legends and keys. Their pictures draw them too. */
    private static final Set<String> PARTS = Set.of("colour-strip", "log-legend", "board-key-entry", "layer");
    /** Units, or the words for none. */
    private static final Pattern UNIT = Pattern.compile(
            ".*(nats|data units?|standard units|standard deviations|units of the target|no unit|per unit²|share|step|factors|coupling|layer|mode"
                    + "|radii|radius|dimension|pairs|components|bits|maps|logarithm).*");

    @TempDir
    Path temporary;

    private Exports exports;

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1_280, 760);
    }

    /** Everything that shows a result and is seen. */
    private static void results(Node node, List<Node> found) {
        if (!node.isVisible() || node.getOpacity() == 0 || node instanceof Slider || node.getStyleClass().stream().anyMatch(PARTS::contains)) {
            return;
        }
        if (isResult(node)) {
            found.add(node);
        }
        // What a control is made of is no result: its arrows, marks and tracks; what it shows as its graphic may be one.
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (!(child instanceof Shape) || !(node instanceof Control)) {
                    results(child, found);
                }
            }
        }
    }

    private static boolean isResult(Node node) {
        boolean large = node.getLayoutBounds().getWidth() > 1 && node.getLayoutBounds().getHeight() > 1;
        boolean shape = node instanceof Shape && !(node instanceof Text);
        boolean role = node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW || node.getAccessibleRole() == AccessibleRole.TABLE_VIEW
                || node.getAccessibleRole() == AccessibleRole.TREE_TABLE_VIEW;
        boolean number = node instanceof Label label && label.getStyleClass().stream().anyMatch(style -> style.endsWith("-value"))
                && !label.getStyleClass().contains("scrubber-value") && !label.getStyleClass().contains("setting-value")
                && !label.getText().isEmpty();
        return large && (node instanceof ImageView || node instanceof Canvas || node instanceof TableView<?> || node instanceof TreeTableView<?>
                || isTable(node) || role || shape || number);
    }

    /** Words in rows and columns. */
    private static boolean isTable(Node node) {
        return node instanceof GridPane grid && grid.getColumnCount() > 1 && grid.getRowCount() > 2
                && grid.getChildren().stream().allMatch(Label.class::isInstance);
    }

    private static boolean canBeTaken(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (FigureMenu.of(at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node at = node; at != null && words.length() < 200; at = at.getParent()) {
            words.append(at.getClass().getSimpleName()).append(at.getStyleClass()).append(" < ");
        }
        return words.toString();
    }

    @Test
    void everythingSeenCanBeTakenAway(FxRobot robot) throws Exception {
        String kept = System.getProperty("figures");
        exports = new Exports(kept == null ? temporary : Files.createDirectories(Path.of(kept)));
        makeSweeps();
        prepare(robot);
        Set<String> without = new LinkedHashSet<>();
        Set<String> unitless = new LinkedHashSet<>();
        Set<String> saved = new LinkedHashSet<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Map.Entry<String, Runnable> view : views(robot).entrySet()) {
            robot.interact(view.getValue());
            settle(robot);
            List<FigureMenu> figures = new ArrayList<>();
            robot.interact(() -> {
                List<Node> found = new ArrayList<>();
                results(window.getScene().getRoot(), found);
                found.stream().filter(node -> !canBeTaken(node)).forEach(node -> without.add(view.getKey() + ": " + describe(node)));
                figures.addAll(FigureMenu.within(window.getScene().getRoot()));
            });
            assertTrue(!figures.isEmpty(), view.getKey());
            counts.put(view.getKey(), figures.size());
            for (FigureMenu figure : figures) {
                // All lenses at once show nothing that was not there before, and the datasets are those of any page.
                String[] title = new String[1];
                onWindow(() -> title[0] = figure.figure().title());
                if (saved.add(title[0]) || view.getKey().startsWith("Linear") || view.getKey().contains(", ")) {
                    check(view.getKey(), figure, SCALES.get(saved.size() % SCALES.size()), unitless);
                }
            }
        }
        assertEquals(Set.of(), without, "no menu");
        assertEquals(Set.of(), unitless, "axes without units");
        assertTrue(counts.get("Compare") >= 10 && counts.get("Train Data space") >= 4, counts.toString());
    }

    /** What is saved is what is seen: nothing has to follow on the window's thread before the next one is looked at. */
    private void check(String view, FigureMenu menu, int scale, Set<String> unitless) throws Exception {
        List<String> items = new ArrayList<>();
        Exports.Files[] files = new Exports.Files[1];
        String[] seen = new String[1];
        onWindow(() -> {
            menu.show();
            ContextMenu shown = (ContextMenu) Window.getWindows().stream().filter(each -> each instanceof ContextMenu).findFirst().orElseThrow();
            shown.getItems().stream().map(MenuItem::getText).filter(text -> text != null).forEach(items::add);
            shown.hide();
            files[0] = exports.save(menu, WIDTH, HEIGHT, scale, pageCommand());
            seen[0] = texts(menu.node());
        });
        Exports.Files made = files[0];
        String name = view + ": " + made.figure().title();
        assertTrue(items.containsAll(List.of("Save as PNG…", "Save as SVG…", "Save as PDF…", "Copy picture")), name + items);
        assertTrue(items.contains(made.data().isEmpty() ? "No numbers are shown yet" : "Copy data"), name + items);
        assertTrue(menu.node().isFocusTraversable() || !menu.node().getStyleClass().contains("chart-view")
                || menu.node().getParent().isFocusTraversable(), name);
        made.figure().axes().stream().filter(axis -> !UNIT.matcher(axis).matches()).forEach(axis -> unitless.add(name + ": " + axis));
        BufferedImage image = ImageIO.read(made.png().toFile());
        assertEquals(WIDTH * scale, image.getWidth(), name);
        assertEquals(HEIGHT * scale, image.getHeight(), name);
        List<String> words = new ArrayList<>();
        // On the thread that draws the chart too.
        onWindow(() -> words.addAll(made.figure().painter().record(WIDTH, HEIGHT, Theme.LIGHT).texts()));
        // What says that something will come has no numbers yet.
        assertTrue(!made.data().isEmpty() || words.stream().anyMatch(each -> each.contains(" will ")), name + " has no numbers");
        String svg = plain(String.join("", svgTexts(made.svg())));
        String pdf = pdfText(made.pdf());
        for (String each : words) {
            assertTrue(svg.contains(plain(each)), name + ": " + each + " is not in the SVG");
            assertTrue(pdf.contains(plain(each)), name + ": " + each + " is not in the PDF: " + pdf);
        }
        assertTrue(plain(String.join("", words)).contains(plain(made.figure().title())), name + " has no title: " + words);
        checkNumbers(name, made, seen[0]);
    }

    /** The files hold the very numbers, and where numbers stand as words in the scene the file has the same words. */
    private static void checkNumbers(String name, Exports.Files made, String seen) {
        for (int i = 0; i < made.data().size(); i++) {
            DataTable table = made.figure().data().get(i);
            CsvTable.Content csv = CsvTable.read(made.data().get(i));
            assertEquals(table.rows(), csv.rows().size(), name);
            assertTrue(table.rows() > 0, name + " " + table.name() + " is empty");
            assertEquals(table.columns().size(), table.columns().stream().map(DataTable.Column::name).distinct().count(),
                    name + " has columns of one name: " + table.columns().stream().map(DataTable.Column::name).toList());
            for (DataTable.Column column : table.columns()) {
                if (column.numbers() != null) {
                    assertEquals(column.numbers()[table.rows() - 1], csv.numbers(column.name())[table.rows() - 1], name + " " + column.name());
                } else if (column.name().equals("value")) {
                    column.texts().forEach(text -> assertTrue(seen.contains("\n" + text + "\n"), name + ": " + text + " is not seen in " + seen));
                }
            }
        }
    }

    /** All words that are seen below a node. */
    private static String texts(Node node) {
        List<String> texts = new ArrayList<>();
        collect(node, texts);
        return "\n" + String.join("\n", texts) + "\n";
    }

    private static void collect(Node node, List<String> texts) {
        if (node instanceof Label label) {
            texts.add(NoBreak.plain(label.getText()));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", "");
    }

    private static List<String> svgTexts(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        NodeList texts = document.getElementsByTagNameNS("*", "text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    private static String pdfText(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return plain(new PDFTextStripper().getText(pdf));
        }
    }

    private String pageCommand() {
        return pages().stream().filter(page -> page.face().content().getScene() != null).flatMap(page -> page.sharing().stream())
                .filter(PageAction::isCommand).findFirst().map(action -> action.text().get()).orElse("");
    }

    private List<Page> pages() {
        return List.of(composition.page(ComparePage.class), composition.page(TrainPage.class), composition.page(BoardPage.class),
                composition.page(LinearPage.class), composition.page(PartitionPage.class), composition.page(CouplingsPage.class),
                composition.page(AugmentedPage.class), composition.page(SeparationPage.class), composition.page(LibraryPage.class));
    }

    /** Runs with padding, so that every lens has something to show. */
    private void prepare(FxRobot robot) throws TimeoutException {
        ComparePage compare = composition.page(ComparePage.class);
        beginNarrow(robot, compare);
        robot.interact(() -> compare.actions().playTo(STEPS));
        await(() -> compare.model().shownStepProperty().getValue() == STEPS && !compare.model().isPlaying());
        TrainPage train = composition.page(TrainPage.class);
        robot.interact(() -> {
            composition.show(TrainPage.class);
            narrow(train.model());
            train.model().settings().padding.set(Padding.Kind.GAUSSIAN);
            train.model().settings().stopAt.set(STEPS);
        });
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().config().optimization().steps() == STEPS
                && train.model().getSnapshot().config().padding().kind() == Padding.Kind.GAUSSIAN);
        robot.interact(train.actions()::playOrPause);
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().isFinished());
    }

    private Path sweep() {
        return temporary.resolve("sweep");
    }

    /** Of the Depth bound. */
    private Path made() {
        return temporary.resolve("made");
    }

    /** Sweeps of a person's own: a small one with its runs, and one of the Depth bound by its table. */
    private void makeSweeps() throws IOException {
        TrainingConfig base = TrainingConfig.defaults().withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(STEPS, 64, 5e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(10, 256, 64));
        new SweepRunner(new Sweep(base, List.of(Factor.paddings(List.of(Padding.none(), Padding.gaussian(1)))), List.of(1L, 2L)), sweep(), 1,
                Duration.ofSeconds(5), progress -> { }).withoutPictures().run(false);
        Files.createDirectories(made());
        SweepFile.write(ShippedSweep.MODES_AND_DEPTH.sweep(), made().resolve(SweepFolder.EXPERIMENT));
        SweepTable.write(ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow(), made().resolve(SweepFolder.TABLE));
    }

    private Map<String, Runnable> views(FxRobot robot) {
        Map<String, Runnable> views = new LinkedHashMap<>();
        views.put("Compare", () -> composition.show(ComparePage.class));
        views.put("Compare, at equal fit", () -> ((CheckBox) window.getScene().lookup("#equal-fit")).fire());
        for (LensChoice lens : composition.page(TrainPage.class).lensChoices()) {
            views.put("Train " + lens.title(), () -> {
                composition.show(TrainPage.class);
                composition.page(TrainPage.class).model().lens().choiceProperty().set(lens);
            });
        }
        views.put("Board", () -> composition.show(BoardPage.class));
        views.put("Board, over couplings", () -> composition.page(BoardPage.class).controller().openShipped(ShippedSweep.MODES_AND_DEPTH));
        views.put("Board, over noise", () -> composition.page(BoardPage.class).controller().openShipped(ShippedSweep.THIN_DATA));
        views.put("Board, at equal fit", () -> {
            composition.page(BoardPage.class).controller().open(sweep().resolve(SweepFolder.TABLE));
            composition.page(BoardPage.class).model().alongTrainingProperty().set(true);
        });
        views.put("Linear", () -> composition.show(LinearPage.class));
        views.put("Linear plane", () -> composition.page(LinearPage.class).showOwn("-0.5 1\n-1 -0.5"));
        views.put("Linear, fitted", () -> {
            LinearPage page = composition.page(LinearPage.class);
            page.kept().orElseThrow().settings().setTexts(Map.of("layers", "4", "steps", "30", "restarts", "2"));
            page.face().keys().stream().filter(key -> key.cap().equals("F")).findFirst().orElseThrow().action().run();
        });
        views.put("Linear, costs compared", () -> composition.page(LinearPage.class).compareCosts());
        views.put("Partitions", () -> composition.show(PartitionPage.class));
        views.put("Partitions convolution", () -> composition.page(PartitionPage.class).showConvolution());
        views.put("Three couplings", () -> {
            composition.show(CouplingsPage.class);
            showData(composition.page(CouplingsPage.class));
        });
        for (String side : List.of("Bits", "Learned")) {
            views.put("Three couplings, " + side, () -> composition.page(CouplingsPage.class).kept().orElseThrow().views()
                    .setTexts(Map.of("side", side)));
        }
        views.put("Augmented", () -> {
            composition.show(AugmentedPage.class);
            composition.page(AugmentedPage.class).predict("stay");
        });
        for (String curves : List.of("σ min and W₂", "all measured", "bits and nats")) {
            views.put("Augmented, " + curves, () -> composition.page(AugmentedPage.class).kept().orElseThrow().settings()
                    .setTexts(Map.of("curves", curves)));
        }
        views.put("Depth bound", () -> composition.show(SeparationPage.class));
        for (String part : List.of("Codebooks", "Counting", "Generator", "Lipschitz", "Depth")) {
            views.put("Depth bound " + part, () -> composition.page(SeparationPage.class).kept().orElseThrow().settings()
                    .setTexts(Map.of("part", part)));
        }
        views.put("Depth bound, made here", () -> {
            composition.page(SeparationPage.class).kept().orElseThrow().settings().setTexts(Map.of("source", "made here"));
            composition.page(SeparationPage.class).kept().orElseThrow().views().setTexts(Map.of("folder", made().toString()));
        });
        views.put("Library", () -> composition.show(LibraryPage.class));
        return views;
    }

    private boolean isSeen(Class<? extends Page> page) {
        return composition.page(page).face().content().getScene() != null;
    }

    /** Until what is read in the background is there. */
    private void settle(FxRobot robot) throws TimeoutException {
        // What follows from another layout is asked for within a few pulses.
        WaitForAsyncUtils.waitForFxEvents(2);
        // All that is to be read of a flow takes seconds, on a machine at work more.
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(this::isSettled).get());
        WaitForAsyncUtils.waitForFxEvents(PULSES);
    }

    private boolean isSettled() {
        return isSeen(TrainPage.class) ? composition.page(TrainPage.class).isSettled()
                : isSeen(LinearPage.class) ? composition.page(LinearPage.class).isSettled()
                : isSeen(PartitionPage.class) ? composition.page(PartitionPage.class).isSettled()
                : isSeen(CouplingsPage.class) ? composition.page(CouplingsPage.class).isSettled()
                : isSeen(AugmentedPage.class) ? composition.page(AugmentedPage.class).isSettled()
                // It reads a table first.
                : isSeen(BoardPage.class) ? !composition.page(BoardPage.class).model().readingProperty().get()
                && !FigureMenu.within(window.getScene().getRoot()).isEmpty()
                : isSeen(SeparationPage.class) ? composition.page(SeparationPage.class).isSettled()
                && !composition.page(SeparationPage.class).face().status().getValue().startsWith("No sweep was made here")
                : !isSeen(LibraryPage.class) || composition.page(LibraryPage.class).isSettled();
    }
}
