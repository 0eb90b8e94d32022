package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepCost;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.Partition;
import org.pushforward.train.TrainingConfig;

/** The settings describe the sweep that they promise, and say before it begins how large it is. */
class SweepSettingsTest {

    private final SweepSettings settings = new SweepSettings(TrainingConfig.defaults(), 2);

    @Test
    void runsAreEveryCombinationWithEverySeed() {
        settings.datasets.set(List.of("rings2", "moons"));
        settings.levels("flow.couplings").set(List.of(2, 8, 32));
        settings.levels("flow.hidden").set(List.of(16, 32));
        settings.seeds.set(4);
        assertEquals(2 * 3 * 3 * 2 * 4, settings.runs());
        Sweep sweep = settings.toSweep();
        assertEquals(settings.runs(), sweep.runs().size());
        assertEquals(settings.runs(), sweep.runs().stream().distinct().count());
        assertEquals(List.of(2, 8, 32), sweep.runs().stream().map(run -> run.flow().couplings()).distinct().toList());
        assertTrue(settings.planProperty().get().startsWith("144 runs, 2 at once: about"), settings.planProperty().get());
    }

    @Test
    void partitionClampAndNoiseLevelAreFactorsOfTheSweep() {
        long before = settings.runs();
        settings.levels("flow.partition").set(List.of(Partition.HALVES, Partition.LINEAR));
        settings.levels("flow.clamp").set(List.of(1.0, 2.0, 4.0));
        settings.levels("padding.noise_level").set(List.of(0.1, 1.0));
        Sweep sweep = settings.toSweep();
        // None and zero padding have no noise level: three paddings become four.
        assertEquals(before / 3 * 4 * 2 * 3, settings.runs());
        assertEquals(settings.runs(), sweep.runs().stream().distinct().count());
        assertEquals(List.of("dataset", "padding", "flow.family", "flow.partition", "flow.clamp", "flow.hidden", "flow.couplings"),
                sweep.factors().stream().map(Factor::setting).toList());
        assertEquals(Set.of(Padding.none(), Padding.zero(2), Padding.gaussian(2, 0.1), Padding.gaussian(2)),
                sweep.runs().stream().map(TrainingConfig::padding).collect(Collectors.toSet()));
        assertEquals(Set.of(Partition.HALVES, Partition.LINEAR),
                sweep.runs().stream().map(run -> run.flow().partition()).collect(Collectors.toSet()));
        assertEquals(Set.of(1.0, 2.0, 4.0), sweep.runs().stream().map(run -> run.flow().clamp()).collect(Collectors.toSet()));
    }

    @Test
    void noiseModesAndPointsAreLevelsOfTheDataThatHaveThem() {
        settings.datasets.set(List.of("moons", "sphere", "checkerboard"));
        settings.paddings.set(List.of(Padding.Kind.NONE));
        settings.levels("flow.couplings").set(List.of(2));
        settings.seeds.set(1);
        assertEquals(3, settings.runs());
        settings.levels("dataset.noise").set(List.of(0.1, 0.25));
        settings.levels("dataset.modes").set(List.of(4, 32));
        settings.levels("dataset.count").set(List.of(300, 1_000, 3_000));
        // Moons have a noise, the sphere a noise and modes, the checkerboard neither.
        assertEquals((2 + 4 + 1) * 3, settings.runs());
        List<DatasetSpec> data = settings.toSweep().runs().stream().map(TrainingConfig::dataset).toList();
        assertEquals(settings.runs(), data.stream().distinct().count());
        assertEquals(Set.of(4, 32), data.stream().filter(spec -> spec.name().equals("sphere")).map(DatasetSpec::modes).collect(Collectors.toSet()));
        assertEquals(Set.of(0), data.stream().filter(spec -> spec.name().equals("checkerboard")).map(spec -> (int) spec.noise())
                .collect(Collectors.toSet()));
    }

    @Test
    void aNoiseThatADatasetDoesNotTakeIsRefusedInALine() {
        settings.datasets.set(List.of("moons", "swiss"));
        settings.levels("dataset.noise").set(List.of(0.003));
        String refusal = assertThrows(InvalidInputException.class, settings::toSweep).getMessage();
        assertTrue(refusal.startsWith("the noise of moons lies between"), refusal);
        assertEquals(refusal, settings.planProperty().get());
        settings.datasets.set(List.of("swiss"));
        assertEquals(0.003, settings.toSweep().runs().get(0).dataset().noise());
    }

    @Test
    void noiseLevelsMatterOnlyWithGaussianPadding() {
        settings.levels("padding.noise_level").set(List.of());
        assertThrows(InvalidInputException.class, settings::toSweep);
        settings.paddings.set(List.of(Padding.Kind.NONE, Padding.Kind.ZERO));
        assertEquals(settings.runs(), settings.toSweep().runs().size());
    }

    /** Train says the same of the family, where the rate can be set. */
    @Test
    void whoPressesLeakyLayersIsToldWhatTheyWant() {
        assertEquals("", settings.wants());
        for (FlowFamily leaky : List.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)) {
            settings.families().set(List.of(FlowFamily.COUPLINGS, leaky));
            assertEquals(leaky.wants() + " All runs of this sweep have the rate 0.002.", settings.wants());
            assertTrue(Setting.of("flow.family").help().endsWith(leaky.wants()), Setting.of("flow.family").help());
            // It is said, not done.
            assertEquals(Set.of(2.0), settings.toSweep().runs().stream().map(run -> run.flow().clamp()).collect(Collectors.toSet()));
        }
        settings.families().set(List.of(FlowFamily.COUPLINGS, FlowFamily.GREEDY));
        assertEquals("", settings.wants());
    }

    @Test
    void whatDoesNotVaryIsTheBase() {
        settings.paddings.set(List.of(Padding.Kind.GAUSSIAN));
        settings.paddingDimensions.set(3);
        settings.steps.set(200);
        TrainingConfig run = settings.toSweep().runs().get(0);
        assertEquals(Padding.gaussian(3), run.padding());
        assertEquals(200, run.optimization().steps());
        assertEquals(TrainingConfig.defaults().optimization().rate(), run.optimization().rate());
        assertEquals(TrainingConfig.defaults().flow().activation(), run.flow().activation());
        assertEquals(TrainingConfig.defaults().flow().partition(), run.flow().partition());
        assertEquals(TrainingConfig.defaults().flow().clamp(), run.flow().clamp());
    }

    @Test
    void whoChoosesNothingIsToldWhatToPress() {
        settings.levels("flow.couplings").set(List.of());
        assertEquals(0, settings.runs());
        String refusal = assertThrows(InvalidInputException.class, settings::toSweep).getMessage();
        assertTrue(refusal.contains("Couplings"), refusal);
        assertEquals(refusal, settings.planProperty().get());
    }

    @Test
    void dimensionsMatterOnlyWithPadding() {
        settings.paddings.set(List.of(Padding.Kind.NONE));
        assertFalse(settings.paddingDimensions.appliesProperty().get());
        settings.paddings.set(List.of(Padding.Kind.NONE, Padding.Kind.ZERO));
        assertTrue(settings.paddingDimensions.appliesProperty().get());
    }

    @Test
    void estimateGrowsWithTheWorkAndShrinksWithThePace() {
        Sweep few = settings.toSweep();
        settings.seeds.set(6);
        Sweep twice = settings.toSweep();
        assertEquals(2.0, (double) SweepCost.time(twice.runs(), 2, 1e9).toMillis() / SweepCost.time(few.runs(), 2, 1e9).toMillis(), 1e-3);
        assertEquals(SweepCost.time(few.runs(), 2, 1e9), SweepCost.time(few.runs(), 1, 2e9));
        // One run cannot be shared among jobs.
        List<TrainingConfig> one = few.runs().subList(0, 1);
        assertEquals(SweepCost.time(one, 1, 1e9), SweepCost.time(one, 4, 1e9));
    }

    @Test
    void learnedPaceReplacesTheGuess() {
        String guess = settings.planProperty().get();
        assertTrue(guess.contains("guess"), guess);
        settings.learnPace(SweepSettings.FIRST_PACE / 1000);
        assertTrue(settings.planProperty().get().contains("the last sweep") && settings.planProperty().get().contains(" h "),
                settings.planProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"4,a few seconds", "42,about 40 s", "89,about 90 s", "150,about 3 min", "5399,about 90 min", "9000,about 2.50 h"})
    void durationsAreSaidAsRoughlyAsTheyAreKnown(long seconds, String words) {
        assertEquals(words, SweepSettings.words(Duration.ofSeconds(seconds)));
    }
}
