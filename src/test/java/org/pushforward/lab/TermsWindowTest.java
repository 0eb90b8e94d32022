package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.experiment.preset.Terms;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The terms of the glossary stand somewhere in the window, and are explained there. */
@NeedsDisplay
@Slow("goes through all pages and lenses")
class TermsWindowTest extends OpenWindow {

    /** In vain, until nothing more is waited for. */
    private static final int LOOKS = 2;
    /** Words of a check box, and of a text of the side panel. */
    private static final Set<String> ELSEWHERE = Set.of("Pareto front", "conditioner");

    private final Set<String> explained = new TreeSet<>();

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    /** Takes down which terms can be opened where they stand. */
    private void look(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.from(window.getScene().getRoot()).lookup(".explained").<Node>queryAll().stream().map(Node::getAccessibleHelp)
                .filter(help -> help != null && help.startsWith("Enter explains ")).map(help -> help.substring("Enter explains ".length()))
                .forEach(names -> Terms.all().stream().map(Terms.Term::name).filter(names::contains).forEach(explained::add));
    }

    private List<String> missing() {
        return Terms.all().stream().map(Terms.Term::name).filter(name -> !explained.contains(name) && !ELSEWHERE.contains(name)).toList();
    }

    /** Whether what is looked at shows all that there is to be seen; the picture of the data, by a density that is there. */
    private boolean isRead(TrainPage page) {
        DataSpaceFrame frame = train().frameProperty().get();
        return page.isSettled() && (!train().lens().choiceProperty().get().equals(LensChoice.DATA_SPACE)
                || frame != null && frame.step() == train().getSnapshot().step() && !frame.awaited());
    }

    private void lookThroughTrain(FxRobot robot, Padding padding, boolean patiently) throws TimeoutException {
        TrainPage page = composition.page(TrainPage.class);
        robot.interact(() -> page.open(TrainingConfig.defaults().withPadding(padding)));
        await(() -> train().hasBegun() && train().getSnapshot().config().padding().equals(padding));
        robot.interact(() -> page.actions().step());
        await(() -> train().getSnapshot().step() > 0 && !train().getSnapshot().history().isEmpty());
        for (LensChoice choice : page.lensChoices()) {
            if (missing().isEmpty()) {
                return;
            }
            robot.interact(() -> train().lens().choiceProperty().set(choice));
            await(() -> isRead(page));
            look(robot);
            // Some words come with what is measured at rest.
            int inVain = 0;
            while (patiently && inVain < LOOKS) {
                int before = explained.size();
                await(() -> isRead(page));
                look(robot);
                inVain = explained.size() > before ? 0 : inVain + 1;
            }
        }
    }

    @Test
    void everyTermIsExplainedWhereItStands(FxRobot robot) throws TimeoutException {
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        look(robot);
        for (Class<? extends Page> page : List.of(BoardPage.class, LinearPage.class, PartitionPage.class, CouplingsPage.class,
                AugmentedPage.class, SeparationPage.class)) {
            robot.interact(() -> composition.show(page));
            look(robot);
        }
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun());
        // What comes late is waited for only where a look has not found all: mostly how padded flows are weighed, in their first lens.
        lookThroughTrain(robot, Padding.none(), false);
        for (Padding padding : List.of(Padding.gaussian(2), Padding.zero(2), Padding.none())) {
            if (!missing().isEmpty()) {
                lookThroughTrain(robot, padding, true);
            }
        }
        assertEquals(List.of(), missing(), "found: " + explained);
        for (String wanted : List.of("κ", "nats", "gap", "floor", "rails", "importance-weighted", "pushforward")) {
            assertTrue(explained.contains(Terms.in(wanted).get(0).name()), wanted);
        }
    }

    /** Wherever a word of the glossary stands in a heading, in a name of a setting or below a number, a click on it explains it. */
    @Test
    void noHeadingHasATermThatIsNotExplained(FxRobot robot) throws TimeoutException {
        Set<String> found = new TreeSet<>();
        for (Class<? extends Page> page : List.of(ComparePage.class, TrainPage.class, BoardPage.class, LinearPage.class, PartitionPage.class,
                CouplingsPage.class, AugmentedPage.class, SeparationPage.class)) {
            robot.interact(() -> composition.show(page));
            await(settled().get(page));
            WaitForAsyncUtils.waitForFxEvents();
            for (String style : List.of(".setting-name", ".picture-title", ".lens-title", ".figure-name", ".measure-name", ".figure-note")) {
                for (Node node : robot.from(window.getScene().getRoot()).lookup(style).queryAll()) {
                    String words = node instanceof Label label ? label.getText() : "";
                    if (!Terms.in(words).isEmpty()) {
                        assertTrue(node.getStyleClass().contains("explained"), page.getSimpleName() + ": " + words);
                        assertTrue(node.isFocusTraversable(), words);
                        found.add(words);
                    }
                }
            }
        }
        for (String wanted : List.of("Couplings", "Clamp", "κ median", "gap, nats", "Epsilon", "ε", "Mantissa bits", "Bits", "Squeezed",
                "σ_min, median", "bits of digits", "misread", "W₂, at most", "Noise σ", "Velocities σ", "Steps K", "Scheme", "residual")) {
            assertTrue(found.contains(wanted), wanted + " is not among " + found);
        }
    }
}
