package org.pushforward.experiment.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.FlowLayout;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.train.TrainingConfig;

/** Every preset can be read and run, and says what it is about; none lies about unread. */
class PresetLibraryTest {

    private static final Path FOLDER = Path.of("assets/presets");

    static List<Preset> presets() {
        return PresetLibrary.read().stream().flatMap(section -> section.presets().stream()).toList();
    }

    @Test
    void sectionsHavePresetsAndNoneIsThereTwice() {
        List<PresetLibrary.Section> sections = PresetLibrary.read();
        assertEquals(List.of("Basics", "Padding", "Depth", "Few couplings", "Depth bound", "Failures", "Your data"),
                sections.stream().map(PresetLibrary.Section::title).toList());
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Preset preset : presets()) {
            assertTrue(ids.add(preset.id()), preset.id());
            assertTrue(titles.add(preset.title()), preset.title());
        }
        assertTrue(ids.size() >= 8);
    }

    @Test
    void everyFolderIsListed() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Set<String> folders = files.filter(file -> file.endsWith("preset.json"))
                    .map(file -> FOLDER.relativize(file.getParent()).toString().replace('\\', '/')).collect(Collectors.toSet());
            assertEquals(folders, presets().stream().map(Preset::id).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatIsShownCanBeMade(Preset preset) {
        for (Preset.Configuration configuration : List.of(preset.good(), preset.bad())) {
            if (configuration.exhibit() instanceof Exhibit.Runs runs) {
                for (TrainingConfig config : runs.experiment().runs()) {
                    DatasetSpec dataset = config.dataset();
                    assertTrue(Datasets.contains(dataset.name()) || BundledCsv.find(dataset.name()).isPresent(), dataset.name());
                    RunData data = RunData.of(dataset, config.seed());
                    assertTrue(new FlowLayout(config.flow(), data.training().dimension() + config.padding().dimensions()).parameterCount() > 0);
                }
            } else if (configuration.exhibit() instanceof Exhibit.Padded padded) {
                assertTrue(new PaddedFlow(padded.spec()).flow().steps().size() > 1);
            }
            if (configuration.exhibit() instanceof Exhibit.Bound bound) {
                assertTrue(bound.command().text("x").matches("(?s).*x (separate|sweep) .*"), bound.command().text("x"));
                assertTrue(bound.runs().isMade());
            }
            assertTrue(Backdrop.of(configuration.exhibit()).window().width() > 0);
            assertTrue(configuration.exhibit().command().text("x").lines().anyMatch(line -> line.startsWith("x ")));
        }
        assertNotEquals(preset.good().exhibit(), preset.bad().exhibit());
        assertEquals(preset.good().exhibit().getClass(), preset.bad().exhibit().getClass());
        assertEquals(labels(preset.good()), labels(preset.bad()));
    }

    private static List<String> labels(Preset.Configuration configuration) {
        return configuration.exhibit().settings().stream().map(Exhibit.Line::label).toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void picturesAreThereAndDiffer(Preset preset) {
        assertFalse(Arrays.equals(PresetPictures.tones(preset, true), PresetPictures.tones(preset, false)));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void commandLineTakesTheFiles(Preset preset) {
        if (preset.good().exhibit() instanceof Exhibit.Runs good && preset.bad().exhibit() instanceof Exhibit.Runs bad) {
            assertEquals(good.experiment().runs(), List.of(ExperimentFile.read(FOLDER.resolve(preset.id()).resolve("good.json"))));
            assertEquals(bad.experiment().runs(), List.of(ExperimentFile.read(FOLDER.resolve(preset.id()).resolve("bad.json"))));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPartSaysSomething(Preset preset) {
        List<List<String>> texts = new ArrayList<>(preset.info().parts().stream().map(Info.Part::paragraphs).toList());
        texts.add(List.of(preset.title(), preset.good().reason(), preset.bad().reason()));
        for (List<String> part : texts) {
            assertFalse(part.isEmpty());
            assertTrue(part.stream().allMatch(text -> text.equals(text.strip()) && text.length() > 5), part.toString());
        }
        // A reason is what was measured, not an opinion.
        assertTrue(Stream.of(preset.good().reason(), preset.bad().reason()).allMatch(reason -> reason.matches(".*\\d.*|.*no seed.*")));
    }
}
