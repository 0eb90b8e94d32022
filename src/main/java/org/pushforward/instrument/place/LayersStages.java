package org.pushforward.instrument.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.chart.DataPicture;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.FlowModel;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;

/** Reads all whole places between noise and data in one pass, and makes a thumbnail of each; anew only where something has changed. */
final class LayersStages {

    private FlowModel model;
    private double[] latents;
    private int switchedOff;
    private DataPicture picture;
    private Window window;
    private Axes axes;
    private LayersReading.Strip strip;

    /**
     * @param newWindow      what the thumbnails show
     * @param newAxes        the two coordinates that these are
     * @param newLatents     of the draws that are carried, {@code n * D}; not modified
     * @param newSwitchedOff the coupling that is left out at all places, counted from the data; -1 for none
     * @param newPicture     makes the thumbnails; one of side 0 makes none
     */
    LayersReading.Strip read(FlowModel newModel, Window newWindow, Axes newAxes, double[] newLatents, int newSwitchedOff, DataPicture newPicture,
            FlowCache flows) {
        if (newModel != model || newSwitchedOff != switchedOff || newPicture != picture || !Arrays.equals(newLatents, latents)) {
            model = newModel;
            latents = newLatents;
            switchedOff = newSwitchedOff;
            picture = newPicture;
            window = newWindow;
            axes = newAxes;
            strip = read(flows);
        }
        return strip;
    }

    private LayersReading.Strip read(FlowCache flows) {
        int d = model.dimension();
        int count = latents.length / d;
        double[] factors = new Focus(1, switchedOff, null).factors(model.spec().couplings());
        double[][] stages = flows.scaled(model, factors).inverseStages(latents, count);
        int side = picture.side();
        int[][] pixels = new int[side == 0 ? 0 : stages.length][side * side];
        for (int passed = 0; passed < pixels.length; passed++) {
            picture.compose(stages[passed], d, count, pixels[passed]);
        }
        List<Points> points = new ArrayList<>();
        for (double[] stage : stages) {
            points.add(new Points(count, d, stage));
        }
        return new LayersReading.Strip(points, pixels, side, window, axes);
    }
}
