package org.pushforward.lab.page.train.lens;

import java.util.List;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.fit.FitInstrument;
import org.pushforward.instrument.gradient.GradientsInstrument;
import org.pushforward.instrument.map.ConditioningInstrument;
import org.pushforward.instrument.map.RoundTripInstrument;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.point.PaddingInstrument;
import org.pushforward.instrument.point.ProbeInstrument;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;

/**
 * A view into the flow: an instrument that reads the run off the window's thread, and a view that shows what was read. The two share nothing but
 * readings and wishes, and the arrays of pixels where one is painted anew all the time.
 *
 * @param <S> what the view wishes
 * @param <R> what the instrument reads
 */
record Lens<S, R>(LensChoice choice, LensInstrument<S, R> instrument, LensView<S, R> view) {

    /** All that there are beside the data space, in the order of the chooser. Another one is one more line here. */
    static List<Lens<?, ?>> all(LensModel model) {
        PixelPool layers = new PixelPool();
        return List.of(
                lens("layers", "Layers", "From noise to data, layer by layer", new LayersInstrument(layers), new LayersView(model, layers)),
                lens("conditioning", "Conditioning", "Where in space the flow is badly conditioned, and which layers make it so",
                        new ConditioningInstrument(), new ConditioningView(model)),
                lens("round_trip", "Round trip", "What a point loses on its way to noise and back", new RoundTripInstrument(),
                        new RoundTripView(model)),
                lens("probe", "Probe", "One point through the whole flow, in numbers", new ProbeInstrument(), new ProbeView(model)),
                lens("padding", "Padding", "What the flow does with the coordinates that were added", new PaddingInstrument(),
                        new PaddingView(model)),
                lens("fit", "Fit", "How near the flow has come, in several measures", new FitInstrument(), new FitView(model)),
                lens("gradients", "Gradients", "How large the gradient is by layer and step: whether it grows or fades with depth",
                        new GradientsInstrument(), new GradientsView()));
    }

    private static <S, R> Lens<S, R> lens(String id, String title, String help, LensInstrument<S, R> instrument, LensView<S, R> view) {
        return new Lens<>(new LensChoice(id, title, help), instrument, view);
    }
}
