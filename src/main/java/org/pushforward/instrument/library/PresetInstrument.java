package org.pushforward.instrument.library;

import java.util.Arrays;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PictureContent;
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
        HeatMap density = new HeatMap(data.window(), size, Arrays.stream(tones).map(tone -> tone * tone).toArray());
        PictureContent content = PictureContent.ofData(data.window(), density, 1, new double[0][], data.heldOut(POINTS), null);
        return new PresetReading.Learned(data.window(), SquarePicture.of(content, request.side(), request.theme(), request.scale()));
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
