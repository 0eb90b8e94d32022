package org.pushforward.instrument.library;

import java.util.Arrays;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PictureContent;
import org.pushforward.experiment.preset.Backdrop;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.preset.PresetPictures;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.SquarePicture;

/** Paints the pictures of a preset in the colours of a theme: the density as it is shipped, the points as they are drawn for the run. */
public final class PresetInstrument implements Instrument<PresetRequest, PresetReading> {

    private Exhibit exhibit;
    private Backdrop backdrop;

    @Override
    public PresetReading read(PresetRequest request) {
        return new PresetReading(request, made(request, true), made(request, false));
    }

    private PresetReading.Made made(PresetRequest request, boolean good) {
        Exhibit newest = (good ? request.preset().good() : request.preset().bad()).exhibit();
        if (!newest.equals(exhibit)) {
            exhibit = newest;
            backdrop = Backdrop.of(newest);
        }
        double[] tones = PresetPictures.tones(request.preset(), good);
        int size = (int) Math.sqrt(tones.length);
        HeatMap density = new HeatMap(backdrop.window(), size, Arrays.stream(tones).map(tone -> tone * tone).toArray());
        PictureContent content = PictureContent.ofData(backdrop.window(), density, 1, new double[0][], backdrop.data(), null);
        return new PresetReading.Made(backdrop.window(), SquarePicture.of(content, request.side(), request.theme(), request.scale()));
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
