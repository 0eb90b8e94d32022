package org.pushforward.instrument.gradient;

import java.util.List;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryRow;

/** Reads the gradient's norm of each layer from the history: what the training followed, so that nothing is evaluated for it. */
public final class GradientsInstrument implements LensInstrument<Boolean, GradientsReading> {

    /** @param wishes none */
    @Override
    public GradientsReading read(RunInput input, Boolean wishes, FlowCache flows) {
        List<HistoryRow> history = input.run().history();
        GradientNorms norms = GradientNorms.of(history, input.couplings()).orElse(null);
        return new GradientsReading(input.run().config(), history, norms, GradientsWords.of(input.run(), norms));
    }
}
