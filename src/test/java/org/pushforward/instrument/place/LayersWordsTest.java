package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.data.Padding;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.LayerPosition;

class LayersWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | noise | noise | Noise", "3 | after 3 of 8 couplings | after 3 of 8 | After 3 of 8",
            "3.25 | coupling 4 of 8, 25 % | coupling 4 of 8 | Coupling 4", "8 | data, after 8 of 8 couplings | data | Data"})
    void placesAreCountedFromTheNoise(double passed, String place, String brief, String title) {
        LayerPosition position = new LayerPosition(8, passed);
        assertEquals(brief, LayersWords.brief(position, FlowFamily.COUPLINGS));
        assertEquals(place, LayersWords.place(position, FlowFamily.COUPLINGS));
        assertEquals(title, LayersWords.title(position, FlowFamily.COUPLINGS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | noise | Noise", "3 | after 3 of 8 layers | After 3 of 8",
            "3.25 | layer 4 of 8, 25 % | Layer 4", "8 | data, after 8 of 8 layers | Data"})
    void leakyLayersAreLayers(double passed, String place, String title) {
        LayerPosition position = new LayerPosition(8, passed);
        assertEquals(place, LayersWords.place(position, FlowFamily.LEAKY));
        assertEquals(title, LayersWords.title(position, FlowFamily.LEAKY_HARD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NONE | the NLL", "GAUSSIAN | the NLL (upper bound)", "ZERO | the NLL (unbounded)"})
    void whatACouplingDidIsToldWithWhatTheNumberIs(Padding.Kind padding, String name) {
        assertEquals("Without coupling 3 " + name + " is 1.25 ± 0.11 nats higher at step 1,200 (600 data points, ± one standard error).",
                LayersWords.ablation(new LayersReading.Ablation(1_200, "600 data points", 1.25, .11, padding), FlowFamily.COUPLINGS, 3));
    }

    @Test
    void aCouplingThatDoesHarmAndOneWithoutWhichNothingIsFiniteAreSaidToBeSo() {
        assertEquals("Without layer 2 the NLL is 0.050 ± 0.020 nats lower at step 0 (8 data points, ± one standard error).", LayersWords.ablation(
                new LayersReading.Ablation(0, "8 data points", -.05, .02, Padding.Kind.NONE), FlowFamily.LEAKY, 2));
        assertEquals("Without layer 2 the NLL is not finite at step 0 (8 data points, ± one standard error).", LayersWords.ablation(
                new LayersReading.Ablation(0, "8 data points", Double.NaN, Double.NaN, Padding.Kind.NONE), FlowFamily.LEAKY, 2));
    }
}
