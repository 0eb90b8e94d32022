package org.pushforward.instrument.place;

import java.util.Arrays;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Points;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LayerPosition;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.PixelPool;

/**
 * Makes the picture of the data space with the samples on their way from noise to data: the same draws as those at its end, so that the eye can
 * follow them. Without a density, which is that of the data.
 */
public final class LayerSamples {

    private static final int SAMPLES_RUNNING = LatentDraws.COUNT / 2;

    private final PixelPool pool;
    private final FlowCache flows = new FlowCache();
    private PictureRequest shown;
    private DataPicture picture;

    /** @param pool for its pictures */
    public LayerSamples(PixelPool pool) {
        this.pool = pool;
    }

    /** @param position on the way of the request's run, which has begun */
    public DataSpaceFrame read(PictureRequest request, LayerPosition position) {
        PictureRequest.Style style = request.style();
        if (shown == null || shown.data() != request.data() || !shown.style().equals(style)) {
            picture = new DataPicture(style.side(), request.data().window(), request.data().slice().axes(), style.theme(), style.scale());
            picture.setData(style.points() ? request.data().shown() : null);
        }
        shown = request;
        int[] pixels = pool.take(style.side());
        FlowModel model = request.snapshot().model();
        int count = request.running() ? SAMPLES_RUNNING : LatentDraws.COUNT;
        double[] samples = Arrays.copyOf(LatentDraws.of(request.snapshot().config().seed(), model.dimension()), count * model.dimension());
        Flow flow = flows.scaled(model, position.factors());
        flow.inverse(samples, count, samples);
        picture.compose(style.samples() ? samples : null, model.dimension(), count, pixels);
        PictureContent content = PictureContent.ofData(request.data().window(), request.data().slice().axes(), null, request.data().densityCeiling(),
                new double[0][], style.points() ? request.data().shown() : null,
                style.samples() ? new Points(count, model.dimension(), samples) : null);
        return new DataSpaceFrame(pixels, style.side(), request.snapshot().step(), "", "", false, request.data().densityCeiling(), content);
    }
}
