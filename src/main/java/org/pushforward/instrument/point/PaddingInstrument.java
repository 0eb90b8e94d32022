package org.pushforward.instrument.point;

import java.util.Arrays;
import java.util.List;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PlanePicture;
import org.pushforward.chart.Ticks;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.TrainingConfig;

/** Reads what a flow does with the padding at both of its ends, and paints it. One thread at a time. */
public final class PaddingInstrument implements LensInstrument<Integer, PaddingReading> {

    private static final int SAMPLES_RUNNING = 256;
    private static final int POINTS_RUNNING = 128;
    private static final int POINTS_AT_REST = 600;
    /** More would hide one another. */
    private static final int MOST_RINGS = 400;
    private static final int JACOBIANS_RUNNING = 128;
    private static final int JACOBIANS_AT_REST = 256;
    /** In standard deviations of the noise. */
    private static final double NOISE_REACH = 4;
    private static final double INSIDE = 0.99;
    private static final double MOST_EMPTY = 12;
    private static final double LEAST_REACH = 1e-12;

    private TrainingConfig run;
    private double reach;

    /** @param side pixels along each side of the pictures; 0 for none */
    @Override
    public PaddingReading read(RunInput input, Integer side, FlowCache flows) {
        FlowModel model = input.model();
        Padding padding = model.padding();
        if (padding.dimensions() == 0) {
            return new PaddingReading(padding, null, null);
        }
        if (input.run().config() != run) {
            run = input.run().config();
            reach = NOISE_REACH;
        }
        Flow flow = flows.exact(model);
        int[] places = places(flow);
        Points noise = new Points(LatentDraws.COUNT, model.dimension(), LatentDraws.of(input.run().config().seed(), model.dimension()))
                .first(input.running() ? SAMPLES_RUNNING : LatentDraws.COUNT);
        double[] made = new double[noise.values().length];
        flow.inverse(noise.values(), noise.count(), made);
        Points samples = new Points(noise.count(), model.dimension(), made);
        Points padded = PaddedPoints.of(input, input.running() ? POINTS_RUNNING : POINTS_AT_REST);
        PaddingUse figures = PaddingUse.of(flow, model.dataDimension(), padding.noiseLevel(), places, samples,
                padded.first(input.running() ? JACOBIANS_RUNNING : JACOBIANS_AT_REST));
        adapt(samples, model.dataDimension(), padding.noiseLevel());
        return new PaddingReading(padding, figures, side == 0 ? null : paint(input, flow, places, noise, samples, padded, side));
    }

    /** Where in the noise each coordinate of the data and the padding stands; null where learned layers blend them. */
    private static int[] places(Flow flow) {
        int[] origins = flow.origins(flow.layout().spec().couplings() - 1);
        if (origins == null) {
            return null;
        }
        int[] places = new int[origins.length];
        for (int r = 0; r < origins.length; r++) {
            places[origins[r]] = r;
        }
        return places;
    }

    /**
     * Ranges of pictures widen along a run and do not shrink, but padding that the flow presses toward 0 would become a dot: then the picture follows
     * it, in steps that are seen.
     */
    private void adapt(Points samples, int from, double level) {
        double[] sizes = new double[samples.count()];
        for (int i = 0; i < sizes.length; i++) {
            for (int c = from; c < Math.min(from + 2, samples.dimension()); c++) {
                sizes[i] = Math.max(sizes[i], Math.abs(samples.get(i, c)));
            }
        }
        Arrays.sort(sizes);
        double needed = Math.max(LEAST_REACH, Math.max(level, sizes[(int) (INSIDE * (sizes.length - 1))]));
        if (Double.isFinite(needed) && (needed > reach || needed < reach / MOST_EMPTY)) {
            reach = Ticks.step(0, needed, 1);
        }
    }

    private PaddingReading.Pictures paint(RunInput input, Flow flow, int[] places, Points noise, Points samples, Points padded, int side) {
        int first = input.model().dataDimension();
        boolean single = input.model().padding().dimensions() == 1;
        int across = single ? input.data().slice().axes().first() : first;
        int up = single ? first : first + 1;
        int acrossNoise = places == null ? across : places[across];
        int upNoise = places == null ? up : places[up];
        double[] images = new double[padded.values().length];
        flow.forward(padded.values(), padded.count(), images, new double[padded.count()]);
        ProbeEnds probe = input.focus().probe() == null ? null : ProbeEnds.of(flow, input.focus().probe(), input.data().slice());

        Points imagePoints = new Points(padded.count(), padded.dimension(), images);
        Points rings = noise.first(MOST_RINGS);
        Window noiseWindow = new Window(-NOISE_REACH, NOISE_REACH, -NOISE_REACH, NOISE_REACH);
        PictureContent noiseContent = new PictureContent((pixels, theme, scale) -> {
            PlanePicture picture = new PlanePicture(pixels, noiseWindow, theme, scale);
            picture.rings(rings, acrossNoise, upNoise, theme.palette().noise());
            picture.dots(imagePoints, acrossNoise, upNoise, theme.palette().data());
            if (probe != null) {
                picture.mark(probe.z()[acrossNoise], probe.z()[upNoise]);
            }
            return picture.pixels();
        }, () -> List.of(PictureContent.cloud("noise", "z", rings), PictureContent.cloud("images of the padded data", "z", imagePoints)));
        Window data = input.data().window();
        Window dataWindow = single ? new Window(data.minX(), data.maxX(), -reach, reach) : new Window(-reach, reach, -reach, reach);
        PictureContent dataContent = new PictureContent((pixels, theme, scale) -> {
            PlanePicture picture = new PlanePicture(pixels, dataWindow, theme, scale);
            picture.dots(samples, across, up, theme.palette().model());
            picture.dots(padded, across, up, theme.palette().data());
            if (probe != null) {
                picture.mark(probe.x()[across], probe.x()[up]);
            }
            return picture.pixels();
        }, () -> List.of(PictureContent.cloud("samples", samples), PictureContent.cloud("padded data", padded)));
        return new PaddingReading.Pictures(noiseWindow, SquarePicture.of(noiseContent, side, input.theme(), input.scale()), dataWindow,
                SquarePicture.of(dataContent, side, input.theme(), input.scale()));
    }
}
