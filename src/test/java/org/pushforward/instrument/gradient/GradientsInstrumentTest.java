package org.pushforward.instrument.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class GradientsInstrumentTest {

    private static final GradientsInstrument INSTRUMENT = new GradientsInstrument();

    private static GradientsReading read(FlowFamily family, int layers, String divergence, HistoryRow... history) {
        TrainingConfig config = TrainingConfig.defaults();
        config = config.withFlow(config.flow().withCouplings(layers).withFamily(family));
        FlowModel model = RandomFlows.model(config.flow(), 2, 1);
        TrainingSnapshot run = new TrainingSnapshot(config, history.length == 0 ? 0 : 100, model, List.of(history), 1, 1, 0, divergence,
                Interventions.NONE);
        return INSTRUMENT.read(new RunInput(RunInputs.DATA, run, false, Focus.DEFAULT, Theme.LIGHT, 1), true, new FlowCache());
    }

    private static HistoryRow row(long step, double... norms) {
        double squares = 0;
        for (double norm : norms) {
            squares += norm * norm;
        }
        return new HistoryRow(step, new double[2][5]).with(HistoryMetric.GRADIENT_NORM, Math.sqrt(squares)).withGradientNorms(norms);
    }

    @Test
    void saysWhichLayerHasTheLargestCountedFromTheNoise() {
        GradientsReading reading = read(FlowFamily.COUPLINGS, 3, null, row(50, 1, 5, 40), row(100, 2, 4, 4));
        assertEquals(List.of("At step 100 the norm of the whole gradient is 6.00. Coupling 1, next to the noise, has 4.00, and coupling 3, next to "
                + "the data, 2.00; the squares of all couplings add up to its square.",
                "By the medians of steps 50 to 100 coupling 1 (22.0) has the largest gradient and coupling 3 (1.50) the smallest: 14.7 times.",
                "The clip of 5 made the gradient shorter in 2 of 2 rows of the history; all norms here are those before it."), reading.sentences());
        assertEquals(2, reading.norms().newest()[0]);
    }

    @Test
    void saysWhyThereIsNone() {
        GradientsReading greedy = read(FlowFamily.GREEDY, 3, null, row(100));
        assertNull(greedy.norms());
        assertTrue(greedy.sentences().get(0).contains("follow no gradient"), greedy.sentences().get(0));
        assertTrue(read(FlowFamily.LEAKY, 3, null).sentences().get(0).contains("press Space"));
        assertTrue(read(FlowFamily.LEAKY, 3, null, row(100)).sentences().get(0).contains("do not have"));
    }

    @Test
    void saysWhatAHardUnitHidesAndThatADivergedRunHasNoRowOfItsEnd() {
        List<String> sentences = read(FlowFamily.LEAKY_HARD, 1, "diverged", row(100, 0)).sentences();
        assertTrue(sentences.get(0).endsWith("all of it that of the only layer."), sentences.get(0));
        assertTrue(sentences.stream().anyMatch(each -> each.contains("leaves out every jump")));
        assertTrue(sentences.stream().anyMatch(each -> each.contains("That gradient is in no row")));
    }
}
