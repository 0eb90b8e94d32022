package org.pushforward.instrument.library;

import java.util.Arrays;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.HeatMap;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.experiment.preset.PresetPictures;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.TrainingConfig;

/** Paints the pictures of a preset in the colours of a theme: the density as it is shipped, the points as they are drawn for the run. */
public final class PresetInstrument implements Instrument<PresetRequest, PresetReading> {

    /** More would hide the density. */
    private static final int POINTS = 250;

    private DatasetSpec dataset;
    private long seed;
    private RunData data;

    @Override
    public PresetReading read(PresetRequest request) {
        return new PresetReading(request, learned(request, true), learned(request, false));
    }

    private PresetReading.Learned learned(PresetRequest request, boolean good) {
        TrainingConfig config = (good ? request.preset().good() : request.preset().bad()).experiment().runs().get(0);
        if (!config.dataset().equals(dataset) || config.seed() != seed) {
            dataset = config.dataset();
            seed = config.seed();
            data = RunData.of(dataset, seed);
        }
        double[] tones = PresetPictures.tones(request.preset(), good);
        int size = (int) Math.sqrt(tones.length);
        DataPicture picture = new DataPicture(request.side(), data.window(), request.theme(), request.scale());
        picture.setDensity(new HeatMap(data.window(), size, Arrays.stream(tones).map(tone -> tone * tone).toArray()), 1);
        picture.setData(data.heldOut(POINTS));
        int[] pixels = new int[request.side() * request.side()];
        picture.compose(null, 0, 0, pixels);
        return new PresetReading.Learned(data.window(), new SquarePicture(pixels, request.side()));
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
