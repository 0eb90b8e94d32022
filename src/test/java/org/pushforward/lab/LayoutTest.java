package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.ChartWords;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.lab.chart.ScenePicture;
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
import org.pushforward.theory.separation.Part;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Nothing is cut on any page and through any lens, at any size and in any theme. */
@NeedsDisplay
@Slow("walks through all pages and lenses at each size and in each theme")
class LayoutTest extends OpenWindow {

    private static final int STEPS = 40;
    /** Pixels of Compare's curves in the smallest window. */
    private static final double LEAST_PLOT = 70;
    /** Larger than any window here has room for but the largest. */
    private static final double LARGEST = 2;
    /** In the toolkit's pixels: a screen of 3840 by 2160 at scale 2 has half as many. */
    private static final List<Size> SIZES = List.of(new Size(1024, 700, LARGEST), new Size(1280, 720, 1), new Size(1280, 720, LARGEST),
            new Size(1600, 1000, 1), new Size(1920, 1080, 1), new Size(1920, 1080, LARGEST), new Size(3840, 2160, 1));
    /** Pixels across: sizes from the one to the other, without larger type, lie between others. */
    private static final int BETWEEN = 1_600;
    private static final int LARGE = 1_920;
    /** The first of these, up to the size that a window has where nobody resizes it. */
    private static final int USUAL = 4;
    /** A folder for pictures of all that is walked through, to be looked at; null for none. */
    private static final String PICTURES = System.getProperty("layout.pictures");
    /** Words of which one must be in the name of what is looked at, as "Layers,1024"; empty for all. */
    private static final List<String> ONLY = List.of(System.getProperty("layout.only", "").split(","));

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private record Size(int width, int height, double textScale) {
    }

    /** One window, resized: what a start and the runs take is taken once. */
    @Test
    void nothingIsCut(FxRobot robot) throws TimeoutException {
        prepare(robot);
        Map<String, Set<String>> faults = new LinkedHashMap<>();
        // A theme is another look of all pages, also of those that are not seen: the fewer changes the better.
        for (Theme theme : Theme.all()) {
            for (Size size : sizes(theme)) {
                List<View> views = views().stream().filter(view -> ONLY.stream().anyMatch(name(view, size, theme)::contains)).toList();
                if (!views.isEmpty()) {
                    robot.interact(() -> {
                        composition.shell().setTheme(theme);
                        composition.shell().setTextScale(size.textScale());
                        window.setWidth(size.width());
                        window.setHeight(size.height());
                    });
                }
                for (View view : views) {
                    onWindow(view.show());
                    await(view.settled());
                    awaitLayout();
                    String where = name(view, size, theme);
                    onWindow(() -> {
                        LayoutFaults.of(window.getScene()).forEach(fault -> faults.computeIfAbsent(fault, any -> new LinkedHashSet<>()).add(where));
                        if (view.title().equals("Compare") && size.equals(SIZES.get(0)) && leastPlot() < LEAST_PLOT) {
                            faults.computeIfAbsent("low curves", any -> new LinkedHashSet<>()).add(where + ", " + leastPlot() + " px");
                        }
                        if (PICTURES != null) {
                            ScenePicture.save(window.getScene(), Path.of(PICTURES, where.replace(" ", "-") + ".png"));
                        }
                    });
                }
            }
        }
        List<String> lines = new ArrayList<>();
        faults.forEach((fault, where) -> lines.add(fault + "  [" + String.join(", ", where) + "]"));
        assertEquals(0, lines.size(), "\n" + String.join("\n", lines));
    }

    /** How high curves are drawn in the lowest of the charts that are seen. */
    private double leastPlot() {
        return window.getScene().getRoot().lookupAll(".chart-view").stream().flatMap(view -> ((Parent) view).getChildrenUnmodifiable().stream())
                .filter(ChartCanvas.class::isInstance).map(ChartCanvas.class::cast)
                .mapToDouble(canvas -> ChartWords.plotHeight(canvas.getChart(), canvas.getWidth(), canvas.getHeight())).min().orElseThrow();
    }

    /**
     * The dark theme's type and measures are the light one's: once is enough, but to be looked at. The projector's type is larger than that of both,
     * so the light theme need not be tried where there is more room than in a usual window, nor sizes between those with larger type.
     */
    private static List<Size> sizes(Theme theme) {
        return PICTURES != null ? SIZES : switch (theme.kind()) {
            case DARK -> SIZES.subList(0, 1);
            case LIGHT -> SIZES.subList(0, USUAL);
            case PROJECTOR -> SIZES.stream().filter(size -> size.textScale() > 1 || size.width() < BETWEEN || size.width() > LARGE).toList();
        };
    }

    private static String name(View view, Size size, Theme theme) {
        return view.title() + " " + size.width() + " x " + size.height() + " at " + size.textScale() + " " + theme.kind().word();
    }

    /** Runs with figures of as many digits as they have in use. */
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
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().config().optimization().steps() == STEPS);
        robot.interact(train.actions()::playOrPause);
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().isFinished());
    }

    /** What can be looked at, and whether all is seen of it. */
    private record View(String title, Runnable show, BooleanSupplier settled) {
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        views.add(new View("Compare", () -> composition.show(ComparePage.class), () -> true));
        TrainPage train = composition.page(TrainPage.class);
        for (LensChoice lens : train.lensChoices()) {
            views.add(new View("Train " + lens.title(), () -> {
                composition.show(TrainPage.class);
                train.model().lens().choiceProperty().set(lens);
            }, train::isSettled));
        }
        BoardPage board = composition.page(BoardPage.class);
        BooleanExpression reading = board.model().readingProperty();
        for (ShippedSweep sweep : List.of(ShippedSweep.DEPTH_BOARD, ShippedSweep.PADDING_AT_EQUAL_FIT, ShippedSweep.GREEDY_DEPTH)) {
            views.add(new View("Board " + sweep.id(), () -> {
                composition.show(BoardPage.class);
                board.model().across.set(sweep.axes().across());
                board.model().conditioning.set(sweep.axes().conditioning());
                board.model().distance.set(sweep.axes().distance());
                board.model().alongTrainingProperty().set(sweep.isAtEqualFit());
                board.controller().openShipped(sweep);
            }, () -> !reading.get()));
        }
        views.add(new View("Linear", () -> composition.show(LinearPage.class), composition.page(LinearPage.class)::isSettled));
        views.add(new View("Partitions", () -> composition.show(PartitionPage.class), composition.page(PartitionPage.class)::isSettled));
        CouplingsPage couplings = composition.page(CouplingsPage.class);
        views.add(new View("Couplings asking", () -> {
            composition.show(CouplingsPage.class);
            couplings.kept().orElseThrow().views().setTexts(Map.of("guess", "NONE"));
        }, couplings::isSettled));
        for (String side : List.of("Likelihood", "Bits", "Learned")) {
            views.add(new View("Couplings " + side.toLowerCase(Locale.ROOT), () -> {
                composition.show(CouplingsPage.class);
                showData(couplings);
                couplings.kept().orElseThrow().views().setTexts(Map.of("side", side));
            }, couplings::isSettled));
        }
        AugmentedPage augmented = composition.page(AugmentedPage.class);
        views.add(new View("Augmented asking", () -> {
            composition.show(AugmentedPage.class);
            augmented.kept().orElseThrow().views().setTexts(Map.of("predictions", ""));
        }, augmented::isSettled));
        for (String curves : List.of("κ and gap", "σ min and W₂", "all measured")) {
            views.add(new View("Augmented " + curves, () -> {
                composition.show(AugmentedPage.class);
                augmented.kept().orElseThrow().settings().setTexts(Map.of("curves", curves));
                augmented.predict("stay");
            }, augmented::isSettled));
        }
        SeparationPage separation = composition.page(SeparationPage.class);
        for (Part part : Part.values()) {
            views.add(new View("Depth bound " + part.title().toLowerCase(Locale.ROOT), () -> {
                composition.show(SeparationPage.class);
                separation.kept().orElseThrow().settings().setTexts(Map.of("part", part.title()));
            }, separation::isSettled));
        }
        views.add(new View("Library", () -> composition.show(LibraryPage.class), composition.page(LibraryPage.class)::isSettled));
        return views;
    }
}
