package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

class LayersNamesTest {

    private static Flow flow(Partition partition, int dimension) {
        return new Flow(RandomFlows.model(new FlowSpec(4, 4, 1, Activation.TANH, 1, partition, CouplingKind.AFFINE), dimension, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2 | 0 | x₂ | x₁", "2 | 1 | x₁ | x₂", "4 | 0 | x₃, x₄ | x₁, x₂", "4 | 3 | x₁, x₂ | x₃, x₄",
            "16 | 0 | 8 of 16 | 8 of 16"})
    void halvesTakeTurns(int dimension, int coupling, String moved, String given) {
        LayersNames names = new LayersNames(flow(Partition.HALVES, dimension), coupling);
        assertEquals(moved, names.moved());
        assertEquals(moved, names.movedInWords());
        assertEquals(given, names.given());
    }

    @Test
    void permutedCoordinatesKeepTheNamesThatTheyHaveInTheData() {
        Flow flow = flow(Partition.PERMUTATIONS, 3);
        for (int k = 0; k < 4; k++) {
            int[] origins = flow.origins(k);
            LayersNames names = new LayersNames(flow, k);
            assertEquals("x" + "₁₂₃".charAt(origins[0]), names.along());
            assertEquals(List.of("x" + "₁₂₃".charAt(origins[1]), "x" + "₁₂₃".charAt(origins[2])), names.transformed());
        }
    }

    @Test
    void blendedCoordinatesHaveNamesOfTheirOwn() {
        LayersNames names = new LayersNames(flow(Partition.LINEAR, 4), 2);
        assertEquals("mixed", names.moved());
        assertEquals("y₁", names.along());
        assertEquals("y₃, y₄", names.movedInWords());
    }
}
