package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Figure;
import org.pushforward.chart.NoBreak;
import org.pushforward.chart.Numbers;
import org.pushforward.command.CommandOutput;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.theory.separation.Part;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The page of the depth bound as a person meets it. */
@NeedsDisplay
@Slow("a window opens for each test, and a sweep begins")
class SeparationWindowTest extends OpenWindow {

    /** For the first run of a sweep to end, on a machine at work. */
    private static final long SWEEP_SECONDS = 240;

    @TempDir
    Path folder;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private SeparationPage open(FxRobot robot) throws TimeoutException {
        return open(robot, SeparationPage.class, SeparationPage::isSettled);
    }

    private static void choose(FxRobot robot, SeparationPage page, Map<String, String> texts) throws TimeoutException {
        choose(robot, page, texts, page::isSettled);
    }

    /** The numbers as they stand in the scene, with their errors. */
    private static Map<String, String> numbers(FxRobot robot) {
        Map<String, String> numbers = new LinkedHashMap<>();
        robot.lookup(node -> seen(node) && node.getStyleClass().contains("figure")).queryAll().forEach(figure -> {
            String error = text(figure, "figure-error");
            numbers.put(text(figure, "figure-name"), text(figure, "figure-value") + (error.isEmpty() ? "" : " " + error));
        });
        return numbers;
    }

    private static String text(Node figure, String style) {
        return NoBreak.plain(((Label) figure.lookup("." + style)).getText());
    }

    private static String words(FxRobot robot) {
        return NoBreak.plain(robot.lookup("#separation-words").<Label>query().getText());
    }

    /** What the copied command prints. */
    private JsonNode printed(SeparationPage page) throws Exception {
        String line = command(page).strip().replaceFirst(".*?(separate .*) --out .*", "$1");
        assertTrue(line.startsWith("separate "), command(page));
        return new ObjectMapper().readTree(CommandOutput.of(line + " --json"));
    }

    private static String shown(JsonNode json, String value, String error) {
        Estimate estimate = Estimate.of(json.get(value).asDouble(), json.get(error).asDouble());
        return estimate.value() + " ± " + estimate.spread();
    }

    private static String shown(JsonNode json, String value) {
        return Numbers.brief(json.get(value).asDouble());
    }

    /** JavaFX moves the selection of a group by itself, and tells nobody of it. */
    @Test
    void anArrowKeyOnThePartsTurnsThem(FxRobot robot) throws Exception {
        SeparationPage page = open(robot);
        robot.interact(page::focusFirst);
        for (String part : List.of("mixture", "Flows of L", "hidden layer")) {
            robot.interact(() -> Event.fireEvent(window.getScene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false)));
            await(() -> words(robot).contains(part));
        }
        robot.interact(() -> {
            robot.lookup("Settings").queryAs(ToggleButton.class).requestFocus();
            Event.fireEvent(window.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
        });
        assertEquals("Info", ((ToggleButton) window.getScene().getFocusOwner()).getText());
        assertFalse(robot.lookup(".info-title").queryAll().isEmpty(), "the Info is not shown");
    }

    @Test
    void theNumbersAreThoseOfTheCopiedCommand(FxRobot robot) throws Exception {
        SeparationPage page = open(robot);
        choose(robot, page, Map.of("dimension", "5", "components", "7", "points", "40", "words", "6", "ramp", "0.02", "seed", "3"));
        JsonNode json = printed(page);
        Map<String, String> distances = numbers(robot);
        assertEquals(shown(json, "mean_distance", "standard_error"), distances.get("mean distance, drawn"));
        assertEquals(Numbers.fixed(json.get("exact_mean_distance").asDouble(), 5), distances.get("mean distance, exact"));
        choose(robot, page, Map.of("part", "Codebooks"));
        Map<String, String> codebooks = numbers(robot);
        assertEquals(shown(json, "matched_min"), codebooks.get("matched, least"));
        assertEquals(shown(json, "matched_mean"), codebooks.get("matched, mean"));
        assertEquals(shown(json, "w1_least"), codebooks.get("W₁, at least"));
        assertEquals(shown(json, "w1_samples", "w1_samples_error"), codebooks.get("W₁, samples"));
        assertEquals(shown(json, "w1_same_law", "w1_same_law_error"), codebooks.get("W₁, one mixture"));
        assertTrue(words(robot).contains("standard deviation of " + shown(json, "w1_samples_deviation") + " from one pair"), words(robot));
        assertEquals(Numbers.fixed(json.get("log2_sets").asDouble(), 1), codebooks.get("log₂ sets"));
        assertEquals(Numbers.fixed(json.get("log2_codebook").asDouble(), 1), codebooks.get("log₂ words"));
        choose(robot, page, Map.of("part", "Generator"));
        Map<String, String> generator = numbers(robot);
        assertEquals(shown(json, "kl", "kl_error"), generator.get("KL, nats"));
        assertEquals(shown(json, "kl_bound"), generator.get("KL at most, nats"));
        assertEquals(shown(json, "generator_w1_bound"), generator.get("W₁ at most, radii"));
        assertEquals(shown(json, "ramp_mass"), generator.get("mass of the ramps"));
        choose(robot, page, Map.of("part", "Lipschitz", "flow_lipschitz", "0.8"));
        assertEquals(shown(printed(page), "filament_price", "filament_price_error"), numbers(robot).get("KL at least, nats"));
        choose(robot, page, Map.of("part", "Counting", "counted_dimension", "100", "counted_components", "50", "layers", "3"));
        JsonNode counted = printed(page);
        Map<String, String> counting = numbers(robot);
        assertEquals(shown(counted, "log_family"), counting.get("log |family|"));
        assertEquals(shown(counted, "log_net"), counting.get("log |net|"));
        assertEquals(shown(counted, "crossing"), counting.get("L at the crossing"));
        assertEquals(shown(counted, "missed_by"), counting.get("missed by, radii"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedAndComesBack(FxRobot robot) throws TimeoutException {
        SeparationPage page = open(robot);
        choose(robot, page, Map.of("points", "4"));
        assertTrue(words(robot).contains("16 (one for each component)"), words(robot));
        assertEquals("–", numbers(robot).get("mean distance, drawn"));
        choose(robot, page, Map.of("points", "64"));
        assertTrue(words(robot).startsWith("Two uniform points"), words(robot));
        assertFalse("–".equals(numbers(robot).get("mean distance, drawn")));
    }

    @Test
    void everyChartCanBeTakenAwayWithItsUnits(FxRobot robot) throws TimeoutException {
        SeparationPage page = open(robot);
        for (Part part : Part.values()) {
            choose(robot, page, Map.of("part", part.title()));
            List<Figure> charts = figures(robot).stream().map(FigureMenu::figure).filter(figure -> figure.axes().size() == 2).toList();
            assertEquals(2, charts.size(), part.title());
            charts.forEach(chart -> {
                assertFalse(chart.title().isBlank());
                assertTrue(chart.axes().stream().noneMatch(String::isBlank), chart.title());
                assertTrue(chart.data().stream().mapToInt(DataTable::rows).sum() > 10, chart.title());
            });
        }
    }

    @Test
    void allSeedsOfTheShippedSweepAreShown(FxRobot robot) throws TimeoutException {
        SeparationPage page = open(robot);
        choose(robot, page, Map.of("part", "Depth"));
        assertEquals("100", numbers(robot).get("runs of this width"));
        assertTrue(words(robot).contains("do not prove it"), words(robot));
        assertTrue(command(page).contains("sweep sweep-"), command(page));
        choose(robot, page, Map.of("source", "d = 2"));
        assertEquals("80", numbers(robot).get("runs of this width"));
        assertTrue(words(robot).contains("fails to show"), words(robot));
    }

    @Test
    void aSweepIsMadeCancelledAndKept(FxRobot robot) throws TimeoutException {
        SeparationPage page = open(robot);
        choose(robot, page, Map.of("part", "Depth"));
        Path place = folder.resolve("sweep");
        robot.interact(() -> page.runSweep(place));
        assertTrue(page.isSweeping());
        assertEquals(1, page.jobs().stream().filter(job -> job.running().getValue()).count());
        // Looking for the numbers takes the window's thread some time: now and then, not at every pulse.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SWEEP_SECONDS);
        while (numbers(robot).get("runs of this width").equals("0") && System.nanoTime() < end) {
            robot.sleep(500);
        }
        assertTrue(numbers(robot).get("runs of this width").matches("[1-9].*"), page.face().status().getValue());
        robot.interact(() -> page.jobs().get(0).cancel().run());
        await(() -> !page.isSweeping());
        assertTrue(page.face().status().getValue().startsWith("Cancelled after ") || page.face().status().getValue().startsWith("Complete"),
                page.face().status().getValue());
        assertTrue(Files.exists(place.resolve("sweep.csv")));
        assertEquals(place.toString(), page.kept().orElseThrow().views().texts().get("folder"));
        String before = numbers(robot).get("runs of this width");
        choose(robot, page, Map.of("source", "d = 8"));
        choose(robot, page, Map.of("source", "made here"));
        assertEquals(before, numbers(robot).get("runs of this width"));
    }
}
