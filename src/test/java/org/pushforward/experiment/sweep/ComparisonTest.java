package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.train.TrainingConfig;

class ComparisonTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.pushforward.experiment.sweep.VariedFactor#all")
    void aFileKeepsTheRunsOfEveryFactor(VariedFactor factor) {
        Comparison comparison = new Comparison(Comparisons.base(), factor, factor.defaults());
        Path file = folder.resolve("comparison.json");
        SweepFile.write(comparison.sweep(), file);
        Comparison again = Comparison.of(SweepFile.read(file));
        assertEquals(factor, again.factor());
        assertEquals(comparison.runs(), again.runs());
        assertEquals(factor.defaults().size(), comparison.runs().stream().distinct().count());
    }

    @Test
    void columnsDifferInNothingElse() {
        List<TrainingConfig> runs = Comparisons.paddings().runs();
        assertEquals(List.of(Padding.none(), Padding.zero(2), Padding.gaussian(2)), runs.stream().map(TrainingConfig::padding).toList());
        assertEquals(1, runs.stream().map(run -> run.withPadding(Padding.none())).distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"flow.couplings,4", "flow.couplings,'2,2'", "flow.couplings,'2,2.5'", "flow.couplings,'2,33'", "flow.couplings,'2,four'",
        "flow.clamp,'1,2,3,4,5'",
        "padding.noise_level,'0.1,1.5'", "padding,'none,uniform'", "seed,'1,-1'"})
    void whatMakesNoComparisonIsRefusedInOneLine(String name, String levels) {
        VariedFactor factor = VariedFactor.of(name);
        InvalidInputException refusal = assertThrows(InvalidInputException.class,
                () -> new Comparison(Comparisons.base(), factor, List.of(levels.split(","))));
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void onePaddingIsNoComparison() {
        for (Padding padding : List.of(Padding.none(), Padding.zero(1), Padding.gaussian(1))) {
            Sweep sweep = new Sweep(Comparisons.base(), List.of(Factor.paddings(List.of(padding))), List.of(1L));
            assertEquals("a comparison has two to four columns, not 1",
                    assertThrows(InvalidInputException.class, () -> Comparison.of(sweep)).getMessage());
        }
    }

    @Test
    void aSweepOfMoreThanOneFactorIsNotForThisPage() {
        List<Factor> factors = List.of(Factor.of("flow.couplings", 2, 4));
        Sweep twoSeeds = new Sweep(Comparisons.base(), factors, List.of(1L, 2L));
        Sweep otherSetting = new Sweep(Comparisons.base(), List.of(Factor.of("flow.hidden", 2, 4)), List.of(1L));
        Sweep twoWidths = new Sweep(Comparisons.base(), List.of(Factor.paddings(List.of(Padding.zero(1), Padding.zero(2)))), List.of(1L));
        for (Sweep sweep : List.of(twoSeeds, otherSetting, twoWidths, Sweep.of(Comparisons.base()))) {
            String words = assertThrows(InvalidInputException.class, () -> Comparison.of(sweep)).getMessage();
            assertTrue(words.startsWith("the page Compare") || words.contains("twice"), words);
        }
    }
}
