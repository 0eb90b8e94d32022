package org.pushforward.benchmark;

import java.util.List;
import java.util.function.ToIntFunction;
import org.pushforward.chart.Theme;
import org.pushforward.data.RunData;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.fit.FitInstrument;
import org.pushforward.instrument.gradient.GradientsInstrument;
import org.pushforward.instrument.map.ConditioningInstrument;
import org.pushforward.instrument.map.ConditioningReading;
import org.pushforward.instrument.map.RoundTripInstrument;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.instrument.point.PaddingInstrument;
import org.pushforward.instrument.point.ProbeInstrument;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * What the window has one of its instruments do when the flow has changed, on one thread while a run goes on: loading the parameters
 * and painting included.
 *
 * @param name   with the number of couplings
 * @param points of data or noise that are followed through the flow; the cells of maps come on top
 * @param work   may be repeated
 */
record WindowReading(String name, int points, Runnable work) {

    /** Pixels along each side of a picture, in a window of middle size. */
    private static final int SIDE = 400;
    private static final LayersInstrument.Style LAYERS = new LayersInstrument.Style(SIDE, 80, false, true, true, true);
    private static final PictureRequest.Style DATA_SPACE = new PictureRequest.Style(SIDE, Theme.LIGHT, 1, true, true, true);

    /** Those of the Train page. @param flow with padding */
    static List<WindowReading> all(FlowModel flow) {
        int couplings = flow.spec().couplings();
        FlowModel changed = new FlowModel(flow.spec(), flow.dataDimension(), flow.padding(), flow.standardization(), flow.parameters());
        Focus inside = new Focus((couplings / 2 + 0.5) / couplings, -1, null);
        Inputs inputs = new Inputs(input(flow, inside), input(changed, inside));
        Inputs places = new Inputs(input(flow, inside), input(flow, Focus.DEFAULT));
        String suffix = ", running K=" + couplings;
        return List.of(
                dataSpace("data space" + suffix, inputs),
                lens("layers" + suffix, inputs, new LayersInstrument(new PixelPool()), LAYERS, reading -> reading.samples().count()),
                lens("layer scrub" + suffix, places, new LayersInstrument(new PixelPool()), LAYERS, reading -> reading.samples().count()),
                lens("conditioning" + suffix, inputs, new ConditioningInstrument(), new ConditioningInstrument.Style(SIDE, SIDE, true, true, false),
                        ConditioningReading::points),
                lens("round trip" + suffix, inputs, new RoundTripInstrument(), new RoundTripInstrument.Style(SIDE, SIDE, true),
                        reading -> reading.points().log10Kappa().length),
                lens("probe" + suffix, inputs, new ProbeInstrument(), SIDE, reading -> 1),
                lens("padding coordinates" + suffix, inputs, new PaddingInstrument(), SIDE, reading -> reading.figures().samples()),
                lens("gradients" + suffix, inputs, new GradientsInstrument(), true, reading -> 1),
                lens("fit" + suffix, inputs, new FitInstrument(), SIDE, reading -> reading.measures().orElseThrow().samples().count()));
    }

    private static RunInput input(FlowModel flow, Focus focus) {
        TrainingSnapshot run = new TrainingSnapshot(Known.CONFIG, 1, flow, List.of(), Double.NaN, Double.NaN, 0, null, Interventions.NONE);
        return new RunInput(Known.DATA, run, true, focus, Theme.LIGHT, 1);
    }

    private static <S, R> WindowReading lens(String name, Inputs inputs, LensInstrument<S, R> instrument, S wishes, ToIntFunction<R> points) {
        FlowCache flows = new FlowCache();
        R first = instrument.read(inputs.next(), wishes, flows);
        while (instrument.canRefine()) {
            first = instrument.read(inputs.same(), wishes, flows);
        }
        return new WindowReading(name, points.applyAsInt(first), () -> instrument.read(inputs.next(), wishes, flows));
    }

    private static WindowReading dataSpace(String name, Inputs inputs) {
        PixelPool pool = new PixelPool();
        DataSpaceInstrument instrument = new DataSpaceInstrument(pool);
        return new WindowReading(name, 256, () -> {
            RunInput input = inputs.next();
            DataSpaceFrame frame = instrument.read(new PictureRequest(input.data(), input.run(), input.running(), DATA_SPACE));
            pool.giveBack(frame.pixels());
        });
    }

    /** Two in turn. */
    private static final class Inputs {

        private RunInput current;
        private RunInput other;

        Inputs(RunInput current, RunInput other) {
            this.current = current;
            this.other = other;
        }

        RunInput same() {
            return current;
        }

        RunInput next() {
            RunInput last = current;
            current = other;
            other = last;
            return current;
        }
    }

    /** The data of the window's first run, as the window has them. */
    private static final class Known {

        private static final TrainingConfig CONFIG = TrainingConfig.defaults();
        private static final LearnedData DATA = data(RunData.of(CONFIG.dataset(), CONFIG.seed()));

        private static LearnedData data(RunData data) {
            return new LearnedData(data.training().first(LearnedData.SHOWN_POINTS), data.heldOut(LearnedData.HELD_OUT_POINTS), data.window(), 1,
                    data.planar(), SampleDistance.yardstick(data), TransportYardstick.Later.of(data));
        }
    }
}
