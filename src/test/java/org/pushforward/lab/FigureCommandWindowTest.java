package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;
import org.pushforward.lab.export.Exports;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.theory.separation.Part;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The file of a figure holds the command that makes that very figure; where none does, it holds none. */
@NeedsDisplay
@Slow("a window opens for each test, and constructions are measured")
class FigureCommandWindowTest extends OpenWindow {

    private static final String ALL_EPSILONS = "universal --target annulus --epsilon 0.4,0.2,0.1,0.05,0.025,0.0125,0.00625,0.003125 --variant two "
            + "--points 5000 --seed 1 --out ";
    private static final String REPEAT = "Repeat with: ";

    @TempDir
    Path folder;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private FigureMenu figure(FxRobot robot, Predicate<FigureMenu> meant) {
        return figures(robot).stream().filter(meant).findFirst()
                .orElseThrow(() -> new AssertionError(figures(robot).stream().map(menu -> menu.figure().title()).toList().toString()));
    }

    /** What the file of a figure says that repeats it; empty for nothing. */
    private String repeat(FxRobot robot, Page page, Predicate<FigureMenu> meant) throws Exception {
        FigureMenu menu = figure(robot, meant);
        Path[] svg = new Path[1];
        robot.interact(() -> svg[0] = new Exports(folder).svg(menu, 400, 300, command(page)));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        String said = factory.newDocumentBuilder().parse(svg[0].toFile()).getElementsByTagNameNS("*", "desc").item(0).getTextContent();
        return said.contains(REPEAT) ? said.substring(said.indexOf(REPEAT) + REPEAT.length()) : "";
    }

    private String repeat(FxRobot robot, Page page, String title) throws Exception {
        return repeat(robot, page, menu -> menu.figure().title().startsWith(title));
    }

    private static boolean isPicture(FigureMenu menu) {
        return menu.node() instanceof PixelView;
    }

    @Test
    void linearMapsHaveACommandForEachRouteAndForTheFit(FxRobot robot) throws Exception {
        LinearPage page = open(robot, LinearPage.class, LinearPage::isSettled);
        choose(robot, page, Map.of("layers", "2", "steps", "10", "restarts", "1"), page::isSettled);
        String stable = repeat(robot, page, "Route Stable");
        assertTrue(stable.contains("factor --random gauss --size 8 --out "), stable);
        String lup = repeat(robot, page, "Route LUP");
        assertTrue(lup.contains("factor --random gauss --size 8 --route lup --out "), lup);
        assertTrue(repeat(robot, page, FigureCommandWindowTest::isPicture).contains("factor "));
        assertEquals("", repeat(robot, page, "Relative error of the fit"), "nothing has been fitted");
        assertEquals("", repeat(robot, page, "Worst κ of a factor"));
        robot.interact(page::focusFirst);
        robot.press(KeyCode.F).release(KeyCode.F);
        await(page::isSettled);
        choose(robot, page, Map.of("layers", "3", "steps", "20"), page::isSettled);
        String fit = repeat(robot, page, "Relative error of the fit");
        assertTrue(fit.contains("fit-linear --target gauss --size 8 --layers 2 --steps 10 --restarts 1 --out "), fit);
        choose(robot, page, Map.of("matrix", "witness"), page::isSettled);
        assertEquals("", repeat(robot, page, "Roots that cannot meet"));
    }

    @Test
    void curvesOfFewCouplingsHaveAllTheirEpsilons(FxRobot robot) throws Exception {
        CouplingsPage page = open(robot, CouplingsPage.class, each -> true);
        robot.interact(() -> showData(page));
        await(page::isSettled);
        String numbers = repeat(robot, page, "W₂, σ, κ, |det|");
        assertTrue(numbers.contains(ALL_EPSILONS), numbers);
        for (String side : List.of("Likelihood", "Bits", "Learned")) {
            robot.interact(() -> page.kept().orElseThrow().views().setTexts(Map.of("side", side)));
            String title = Map.of("Likelihood", "−log p", "Bits", "Bits: ", "Learned", "Gap against W₂").get(side);
            String second = repeat(robot, page, title);
            assertTrue(second.contains(ALL_EPSILONS), second);
        }
        String picture = repeat(robot, page, FigureCommandWindowTest::isPicture);
        assertTrue(picture.contains("universal --target annulus --epsilon 0.0078125 "), picture);
    }

    @Test
    void pointsPaintedByHandHaveNoCommandAndTheMenuSaysWhy(FxRobot robot) throws Exception {
        CouplingsPage page = open(robot, CouplingsPage.class, each -> true);
        robot.interact(page::showCurves);
        choose(robot, page, Map.of("target", "By hand"), () -> true);
        FigureMenu numbers = figure(robot, menu -> menu.figure().title().startsWith("W₂, σ, κ, |det|"));
        robot.interact(() -> numbers.request(new FigureRequest.CopyCommand()));
        String told = composition.shell().notice().wordsProperty().getValue();
        assertTrue(told.startsWith("No command makes \"W₂, σ, κ, |det|") && told.contains("\": points painted by hand stand in no file"), told);
        robot.interact(() -> figure(robot, FigureCommandWindowTest::isPicture).request(new FigureRequest.CopyCommand()));
        String picture = composition.shell().notice().wordsProperty().getValue();
        assertTrue(picture.startsWith("No command makes ") && picture.contains("painted by hand"), picture);
    }

    /** Pages whose figures are all of one thing: the command of the page makes it. */
    private void requireCommandOfPage(FxRobot robot, Page page, String words) throws Exception {
        assertTrue(command(page).contains(words), command(page));
        assertEquals(command(page).strip(), repeat(robot, page, menu -> !menu.figure().data().isEmpty()).strip());
    }

    @Test
    void theBoardHasTheCommandOfTheSweepThatIsShown(FxRobot robot) throws Exception {
        BoardPage page = open(robot, BoardPage.class, each -> !each.model().tableProperty().get().rows().isEmpty());
        requireCommandOfPage(robot, page, "sweep ");
        String first = command(page);
        robot.interact(() -> page.controller().openShipped(ShippedSweep.THIN_DATA));
        await(() -> !page.model().readingProperty().get() && !command(page).equals(first));
        requireCommandOfPage(robot, page, "sweep ");
    }

    @Test
    void theDepthBoundAndPartitionsHaveTheCommandsOfTheirParts(FxRobot robot) throws Exception {
        SeparationPage separation = open(robot, SeparationPage.class, SeparationPage::isSettled);
        for (Part part : Part.values()) {
            choose(robot, separation, Map.of("part", part.title()), separation::isSettled);
            requireCommandOfPage(robot, separation, part == Part.DEPTH ? "sweep " : "separate ");
        }
        PartitionPage partition = open(robot, PartitionPage.class, PartitionPage::isSettled);
        String first = command(partition);
        requireCommandOfPage(robot, partition, "pushforward");
        robot.interact(partition::showConvolution);
        await(partition::isSettled);
        requireCommandOfPage(robot, partition, "pushforward");
        assertNotEquals(first, command(partition));
    }

    @Test
    void compareHasACommandForEachColumnAndOneForTheCharts(FxRobot robot) throws Exception {
        ComparePage page = composition.page(ComparePage.class);
        robot.interact(() -> composition.show(ComparePage.class));
        beginNarrow(robot, page);
        robot.interact(() -> page.actions().playTo(20));
        await(() -> page.model().shownStepProperty().getValue() == 20 && !page.model().isPlaying());
        await(() -> figures(robot).stream().filter(FigureCommandWindowTest::isPicture).count() >= 3);
        List<String> columns = new ArrayList<>();
        for (FigureMenu picture : figures(robot).stream().filter(FigureCommandWindowTest::isPicture).toList()) {
            columns.add(repeat(robot, page, menu -> menu == picture));
        }
        assertEquals(columns.size(), columns.stream().distinct().count(), columns.toString());
        assertTrue(columns.stream().allMatch(each -> each.contains(" train ") && each.contains("  # seen at step ")), columns.toString());
        assertEquals(command(page).strip(), repeat(robot, page, "Condition number").strip());
    }

    @Test
    void augmentedHasACommandForThePictureAndOneForTheCurves(FxRobot robot) throws Exception {
        AugmentedPage page = open(robot, AugmentedPage.class, AugmentedPage::isSettled);
        robot.interact(() -> page.predict("stay"));
        await(page::isSettled);
        String picture = repeat(robot, page, FigureCommandWindowTest::isPicture);
        assertTrue(picture.contains("padded --target sqrt5 --variant two --sigma 0.2 --out "), picture);
        for (String title : List.of("Condition number", "Gap")) {
            String curves = repeat(robot, page, title);
            assertTrue(curves.contains("padded --target sqrt5 --variant two --sigma 0.5,0.2,0.1,0.05,0.02 --out "), curves);
        }
        choose(robot, page, Map.of("curves", "all measured"), page::isSettled);
        for (String title : List.of("Condition number against gap", "Smallest singular value against W₂")) {
            assertEquals("", repeat(robot, page, title));
        }
        choose(robot, page, Map.of("curves", "bits and nats"), page::isSettled);
        for (String title : List.of("Bits for noise → data → noise, and nats", "Bits for noise → data → noise, and distance")) {
            assertEquals("", repeat(robot, page, title));
        }
    }
}
