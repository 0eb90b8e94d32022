package org.pushforward.experiment.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.TrainingConfig;

class SettingTest {

    @TempDir
    private Path folder;

    /** A group of settings of which one came later. */
    record Group(int old, double laterOn) {
        Group {
            InvalidInputException.require(laterOn >= 0, "later is no number below 0, not %s", laterOn);
        }
    }

    @Test
    void theCatalogueHasEverySettingOfTheFileOnceAndNoOther() {
        List<String> named = Setting.ALL.stream().map(Setting::name).toList();
        assertEquals(named.size(), new HashSet<>(named).size());
        assertEquals(new HashSet<>(Settings.all().stream().map(Setting::name).toList()), new HashSet<>(named));
        assertEquals(Setting.ALL.size(), Settings.names().size() + 1);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theDefaultIsWithinWhatTheWindowOffersOrAnotherStandsThere(Setting setting) {
        Setting.Kind.Number bounds = (Setting.Kind.Number) setting.kind();
        double shown = setting.idle() == null ? ((Number) setting.of(TrainingConfig.defaults())).doubleValue() : setting.idle();
        assertTrue(bounds.least() <= shown && shown <= bounds.most(), setting.name());
    }

    static Stream<Setting> numbers() {
        return Setting.ALL.stream().filter(setting -> setting.kind() instanceof Setting.Kind.Number);
    }

    @Test
    void aFileFromBeforeASettingMeansWhatItMeantThen() throws IOException {
        assertEquals(new Group(1, 0.5), read("{\"old\":1}", "group.later_on"));
        assertEquals(new Group(1, 0.25), read("{\"old\":1,\"later_on\":0.25}", "group.later_on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"later_on\":0.25}", "{\"old\":1,\"later_on\":null}", "{\"old\":1,\"lateron\":1}", "{\"old\":1,\"later_on\":-1}"})
    void whatElseIsMissingOrWrongIsRefused(String json) {
        assertThrows(InvalidInputException.class, () -> read(json, "group.later_on"));
    }

    @Test
    void withoutAValueFromBeforeASettingIsNeeded() {
        assertEquals("x.json: the field later_on is missing",
                assertThrows(InvalidInputException.class, () -> read("{\"old\":1}", "group.other")).getMessage());
    }

    private static Group read(String json, String later) throws IOException {
        return Settings.readFields(JsonFields.of("x.json", (ObjectNode) Json.MAPPER.readTree(json)), "group", Group.class,
                name -> name.equals(later) ? Optional.of(0.5) : Optional.empty());
    }

    @Test
    void settingsOfAGroupChangeAtOnce() {
        Map<String, Object> fewer = Map.of("instruments.held_out", 100, "instruments.points", 50, "seed", 7L);
        TrainingConfig changed = Settings.with(TrainingConfig.defaults(), fewer);
        assertEquals(new HistorySpec(TrainingConfig.defaults().instruments().every(), 100, 50), changed.instruments());
        assertEquals(TrainingConfig.defaults().withSeed(7).withInstruments(changed.instruments()), changed);
    }

    @Test
    void theKindOfPaddingDecidesItsDimensionsAndLevel() {
        assertEquals(Padding.none(), Padding.of(Padding.Kind.NONE, 3, 0.5));
        assertEquals(Padding.zero(3), Padding.of(Padding.Kind.ZERO, 3, 0.5));
        assertEquals(Padding.gaussian(3, 0.5), Padding.of(Padding.Kind.GAUSSIAN, 3, 0.5));
        assertEquals(Padding.zero(3), Padding.of(Padding.Kind.GAUSSIAN, 3, 0));
    }

    /** As the release that had no catalogue wrote them. */
    @ParameterizedTest
    @ValueSource(strings = {"none.json", "zero.json", "gaussian.json", "interventions.json"})
    void filesOfAnEarlierReleaseAreReadAndWrittenAgainToTheByte(String name) throws IOException, URISyntaxException {
        Path old = Path.of(SettingTest.class.getResource("/experiments/" + name).toURI());
        Path again = folder.resolve(name);
        ExperimentFile.write(ExperimentFile.read(old), again);
        assertEquals(Files.readString(old), Files.readString(again));
    }
}
