package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.experiment.preset.Terms;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
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

    private static final long SETTLING_MILLIS = 1_000;
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

    private void lookThroughTrain(FxRobot robot, Padding padding) throws TimeoutException {
        TrainPage page = composition.page(TrainPage.class);
        robot.interact(() -> page.open(TrainingConfig.defaults().withPadding(padding)));
        await(() -> train().hasBegun() && train().getSnapshot().config().padding().equals(padding));
        robot.interact(() -> page.actions().step());
        await(() -> train().getSnapshot().step() > 0 && !train().getSnapshot().history().isEmpty());
        for (LensChoice choice : page.lensChoices()) {
            robot.interact(() -> train().lens().choiceProperty().set(choice));
            await(page::isSettled);
            // Some words come with what is measured at rest.
            int before = -1;
            while (before < explained.size()) {
                before = explained.size();
                look(robot);
                WaitForAsyncUtils.sleep(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
                look(robot);
            }
        }
    }

    @Test
    void everyTermIsExplainedWhereItStands(FxRobot robot) throws TimeoutException {
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        look(robot);
        for (Class<? extends Page> page : List.of(BoardPage.class, LinearPage.class, PartitionPage.class, CouplingsPage.class,
                AugmentedPage.class)) {
            robot.interact(() -> composition.show(page));
            look(robot);
        }
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun());
        lookThroughTrain(robot, Padding.none());
        lookThroughTrain(robot, Padding.gaussian(2));
        lookThroughTrain(robot, Padding.zero(2));
        List<String> missing = new ArrayList<>(Terms.all().stream().map(Terms.Term::name).filter(name -> !explained.contains(name)
                && !ELSEWHERE.contains(name)).toList());
        assertEquals(List.of(), missing, "found: " + explained);
        for (String wanted : List.of("κ", "nats", "gap", "floor", "rails", "importance-weighted", "pushforward")) {
            assertTrue(explained.contains(Terms.in(wanted).get(0).name()), wanted);
        }
    }

    /** Names of settings are the first words that a reader meets. */
    @Test
    void namesOfSettingsAreExplained(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun());
        List<String> names = robot.from(window.getScene().getRoot()).lookup(".setting-name").<Label>queryAll().stream()
                .filter(name -> !Terms.in(name.getText()).isEmpty()).peek(name -> assertTrue(name.getStyleClass().contains("explained"),
                        name.getText())).map(Label::getText).toList();
        assertTrue(names.contains("Couplings") && names.contains("Clamp"), names.toString());
    }
}
