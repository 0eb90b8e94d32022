package org.pushforward.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;

/** What the benchmark has the window's instruments do; not how fast they are. */
class WindowReadingTest {

    @Test
    void eachInstrumentOfTheTrainPageCanBeReadAgainAndAgain() {
        List<WindowReading> readings = WindowReading.all(RandomFlows.model(new FlowSpec(2, 6, 1, Activation.TANH, 2), 4, 1));
        assertEquals(List.of("data space, running K=2", "layers, running K=2", "layer scrub, running K=2", "conditioning, running K=2",
                "round trip, running K=2", "probe, running K=2", "padding coordinates, running K=2", "gradients, running K=2", "fit, running K=2"),
                readings.stream().map(WindowReading::name).toList());
        readAgainAndAgain(readings);
    }

    private static void readAgainAndAgain(List<WindowReading> readings) {
        for (WindowReading reading : readings) {
            assertTrue(reading.points() > 0, reading.name());
            reading.work().run();
            reading.work().run();
        }
    }

    /** A lens for which a question about couplings has no answer must know so. */
    @ParameterizedTest
    @EnumSource(FlowFamily.class)
    void eachLensCopesWithEachFamily(FlowFamily family) {
        for (int dimension : new int[] {4, 16}) {
            readAgainAndAgain(WindowReading.all(RandomFlows.model(new FlowSpec(2, 6, 1, Activation.TANH, 1).withFamily(family), dimension, 1)));
        }
    }
}
