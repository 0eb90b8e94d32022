package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.DatasetCard;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.RunState;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** What was done comes undone, and done again, with the runs that it cost. */
@Slow("hundreds of runs begin")
class UndoTest extends SettledTrain {

    private static final int EDITS = 200;

    @TempDir
    private Path folder;

    private final UndoStack undo = undo(64 << 20);

    UndoTest() {
        super(tiny());
    }

    private static TrainingConfig tiny() {
        return tiny(64, 20);
    }

    private static void assertSame(RunState expected, RunState actual) {
        assertEquals(expected.config(), actual.config());
        assertEquals(expected.step(), actual.step());
        assertArrayEquals(expected.checkpoint().parameters(), actual.checkpoint().parameters());
        assertArrayEquals(expected.checkpoint().secondMoment(), actual.checkpoint().secondMoment());
        assertEquals(expected.interventions(), actual.interventions());
        assertEquals(expected.history().size(), actual.history().size());
        assertEquals(expected.past().stream().map(state -> state.step()).toList(), actual.past().stream().map(state -> state.step()).toList());
    }

    private <T> void chooseAny(ChoiceSetting<T> setting, Random random) {
        setting.set(setting.choices().get(random.nextInt(setting.choices().size())));
    }

    private void edit(Random random) {
        switch (random.nextInt(10)) {
            case 0 -> model.settings().number("flow.couplings").set(2 + random.nextInt(3));
            case 1 -> model.settings().number("flow.hidden").set(2 + random.nextInt(4));
            case 2 -> chooseAny(model.settings().padding, random);
            case 3 -> chooseAny(model.settings().choice("flow.activation"), random);
            case 4 -> model.settings().rate.set(1e-3 * (1 + random.nextInt(9)));
            case 5 -> model.settings().noiseLevel.set(0.05 * (1 + random.nextInt(9)));
            case 6 -> {
                List<DatasetCard> cards = shelf.cards();
                model.settings().choose(cards.get(random.nextInt(3)));
            }
            case 7 -> controller.reset();
            case 8 -> controller.newSeed();
            default -> {
                controller.lookBack(random.nextInt(4));
                controller.continueFromHere();
            }
        }
        settle();
    }

    @Test
    void twoHundredEditsComeUndoneAndDoneAgain() {
        Map<String, Object> begin = controller.settings().values();
        train(7);
        RunState first = run();
        model.settings().number("flow.couplings").set(4);
        settle();
        Random random = new Random(1);
        for (int i = 1; i < EDITS; i++) {
            edit(random);
            train(random.nextInt(3));
        }
        Map<String, Object> end = controller.settings().values();
        RunState last = run();
        int undone = 0;
        for (; undo.undo(); undone++) {
            settle();
        }
        assertTrue(undone > EDITS / 2, undone + " edits were undone");
        assertEquals(begin, controller.settings().values());
        assertSame(first, run());
        int redone = 0;
        for (; undo.redo(); redone++) {
            settle();
        }
        assertEquals(undone, redone);
        assertEquals(end, controller.settings().values());
        assertSame(last, run());
    }

    @Test
    void aRunThatComesBackGoesOnAsIfNothingHadHappened() {
        train(5);
        model.settings().rate.set(7e-3);
        settle();
        train(5);
        RunState before = run();
        DrivenRun alone = workbench.startBeside(before.config(), Optional.of(before), 1);
        alone.step(8);
        controller.reset();
        settle();
        assertEquals("reset", undo.undoWordsProperty().get());
        assertEquals(0, run().step());
        train(3);
        undo.undo();
        settle();
        assertSame(before, run());
        assertFalse(model.isPlaying());
        assertEquals(7e-3, model.settings().rate.get());
        train(8);
        assertArrayEquals(alone.state().checkpoint().parameters(), run().checkpoint().parameters());
        alone.close();
    }

    private Path openTable() throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 200; i++) {
            text.append(Math.sin(i)).append(',').append(3 * Math.cos(1.7 * i)).append('\n');
        }
        Path table = Files.writeString(folder.toRealPath().resolve("points.csv"), text);
        shelf.open(table, TableChoice.DEFAULT, model.settings()::choose, failure -> {
            throw new IllegalStateException(failure);
        });
        settle();
        return table;
    }

    private String notice() {
        return model.notice().wordsProperty().getValue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunWhoseFileIsGoneOrAnotherComesBackAndGoesOnWithItsOwnPoints(boolean gone) throws IOException {
        Path table = openTable();
        train(5);
        RunState before = run();
        DrivenRun alone = workbench.startBeside(before.config(), Optional.of(before), 1);
        for (int i = 0; i < 6; i++) {
            alone.step(1);
        }
        String other = Files.readString(table).replace('1', '7');
        if (gone) {
            Files.delete(table);
        } else {
            Files.writeString(table, other);
        }
        controller.reset();
        settle();
        assertEquals(0, run().step());
        assertEquals(before.identity(), run().identity(), "it begins again with the same points");
        assertTrue(notice().contains(gone ? "points.csv is gone" : "points.csv has changed"), notice());
        train(2);
        controller.newSeed();
        settle();
        train(1);
        undo.undo();
        settle();
        undo.undo();
        settle();
        assertSame(before, run());
        assertEquals(before.identity(), run().identity());
        // It is saved with the points that it has.
        Path saved = folder.toRealPath().resolve("saved" + RunFile.EXTENSION);
        RunFile.write(run(), saved);
        assertEquals(before.identity().checksum(), RunFile.find(saved, folder).state().identity().checksum());
        Files.writeString(table, other);
        train(6);
        assertEquals(alone.state().step(), run().step());
        assertArrayEquals(alone.state().checkpoint().parameters(), run().checkpoint().parameters());
        alone.close();
        // To open the file again is to learn what is there now.
        shelf.open(table, TableChoice.DEFAULT, model.settings()::choose, failure -> {
            throw new IllegalStateException(failure);
        });
        settle();
        assertNotEquals(before.identity().checksum(), run().identity().checksum());
        assertEquals("", notice());
        undo.undo();
        settle();
        assertEquals(before.identity(), run().identity());
    }

    @Test
    void aRunDoesNotGoOnWithOtherPoints() throws IOException {
        Path table = openTable();
        train(5);
        RunState run = run();
        Files.writeString(table, Files.readString(table).replace('1', '7'));
        try (Trainer other = new Trainer(run.config(), 1)) {
            assertThrows(InvalidInputException.class, () -> other.resume(run, null));
        }
    }

    @Test
    void aDragIsOneEditAndSaysWhatItIs() {
        train(4);
        RunState before = run();
        undo.setHeld(true);
        for (int couplings : new int[] {3, 4, 5, 6}) {
            model.settings().number("flow.couplings").set(couplings);
            settle();
        }
        undo.setHeld(false);
        assertEquals("couplings 2 to 6", undo.undoWordsProperty().get());
        undo.undo();
        settle();
        assertSame(before, run());
        assertEquals("", undo.undoWordsProperty().get());
        assertEquals("couplings 2 to 6", undo.redoWordsProperty().get());
    }

    @Test
    void aRateIsUndoneAsAChangeOfTheSettingAndTheRunGoesOn() {
        train(4);
        model.settings().rate.set(5e-3);
        settle();
        train(2);
        undo.undo();
        settle();
        assertEquals(6, run().step());
        assertEquals(2e-3, run().inForce().rate());
        assertEquals(2e-3, model.settings().rate.get());
    }

    @Test
    void anOpenedRunIsTheRunAndWhatItReplacedComesBack() {
        train(6);
        RunState old = run();
        RunState other;
        try (DrivenRun run = workbench.startBeside(tiny().withSeed(9), Optional.empty(), 1)) {
            run.step(8);
            run.setRate(1e-3);
            run.step(8);
            other = run.state();
        }
        controller.open(other);
        settle();
        assertSame(other, run());
        assertEquals(1e-3, model.settings().rate.get());
        assertEquals(9, model.settings().seed.get());
        assertEquals("opened run", undo.undoWordsProperty().get());
        undo.undo();
        settle();
        assertSame(old, run());
        undo.redo();
        settle();
        assertSame(other, run());
    }
}
