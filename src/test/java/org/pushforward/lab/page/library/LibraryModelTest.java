package org.pushforward.lab.page.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.experiment.setting.Settings;

/** The lesson is read in order, and what is opened is what the preset's files say. */
class LibraryModelTest {

    private final List<Exhibit> opened = new ArrayList<>();
    private final LibraryModel.Exits exits = new LibraryModel.Exits() {
        @Override
        public String title(Exhibit exhibit) {
            return "";
        }

        @Override
        public void open(Exhibit exhibit) {
            opened.add(exhibit);
        }
    };
    private final LibraryModel model = new LibraryModel(PresetLibrary.read(), exits);

    @Test
    void lessonBeginsWithTheFirstAndEndsWithTheLast() {
        assertSame(model.presets().get(0), model.getPreset());
        model.turn(-1);
        assertSame(model.presets().get(0), model.getPreset());
        for (int i = 0; i < model.presets().size() + 3; i++) {
            model.turn(1);
        }
        assertSame(model.presets().get(model.presets().size() - 1), model.getPreset());
    }

    @Test
    void everyPresetOpensBothItsConfigurations() {
        for (Preset preset : model.presets()) {
            model.choose(preset);
            model.openGood();
            model.openBad();
            assertEquals(List.of(preset.good().exhibit(), preset.bad().exhibit()), opened);
            opened.clear();
        }
    }

    @Test
    void goodAndBadDifferInWhatIsListedAndNothingElse() {
        for (Preset preset : model.presets()) {
            List<LibraryModel.Line> lines = LibraryModel.lines(preset);
            assertEquals(preset.bad().exhibit().settings().stream().map(Exhibit.Line::label).toList(),
                    lines.stream().map(LibraryModel.Line::label).toList());
            assertTrue(!(preset.good().exhibit() instanceof Exhibit.Runs) || lines.size() == Settings.names().size());
            assertTrue(lines.stream().anyMatch(LibraryModel.Line::differs), preset.id());
            assertFalse(lines.stream().allMatch(LibraryModel.Line::differs), preset.id());
        }
    }

    @Test
    void whatWasReadIsReadAnotherDay() {
        model.choose(model.presets().get(3));
        LibraryModel other = new LibraryModel(PresetLibrary.read(), exits);
        other.views().setTexts(model.views().texts());
        assertEquals(model.getPreset().id(), other.getPreset().id());
        other.views().setTexts(Map.of("preset", "no such preset"));
        assertEquals(model.getPreset().id(), other.getPreset().id());
    }
}
