package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.pushforward.chart.DataPicture;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.Theme;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.fit.LatentDraws;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LayerPosition;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.RunInput;

/**
 * Reads a flow at a place between noise and data: draws of noise carried there, the grid and the density that go with them, all whole places as
 * thumbnails, the coupling at work as a function, and what a coupling that is switched off did. The draws are those of the data space, so a point can
 * be followed from one place to the next and ends where the data space shows it. For one thread.
 */
public final class LayersInstrument implements LensInstrument<LayersInstrument.Style, LayersReading> {

    private static final int SAMPLES_RUNNING = 256;
    private static final int STAGES_RUNNING = 128;
    private static final int ABLATION_POINTS = 600;
    private static final int ABLATION_POINTS_RUNNING = 128;
    /** Standard units: the noise of one draw in a thousand lies further out. */
    private static final double NOISE_REACH = 3.5;
    /** While the run goes on, thumbnails are made with every so many readings. */
    private static final int READINGS_PER_STRIP = 3;
    /** With more couplings, points of the grid cost too much. */
    private static final int FEW_COUPLINGS = 12;
    /** Longest segments of the grid, of the picture's width: at rest, under a hand that scrubs, behind a run. */
    private static final double SMOOTH = 1 / 120.0;
    private static final double MOVING = 1 / 60.0;
    private static final double COARSE = 1 / 40.0;

    /**
     * The pictures that the view wants.
     *
     * @param side          of the large picture, in pixels; 0 for none yet
     * @param thumbnailSide of each thumbnail, in pixels; 0 for none yet
     * @param data          whether the data's points are drawn
     * @param samples       whether the points on their way from noise to data are drawn
     * @param grid          whether the grid that they carry along is drawn
     * @param density       whether the density at the place is drawn
     */
    public record Style(int side, int thumbnailSide, boolean data, boolean samples, boolean grid, boolean density) {
    }

    private final PixelPool pool;
    private final boolean hurried;
    private LearnedData data;
    private long seed;
    private Window window;
    private double[] latents;
    private LayersDensity density;
    private List<String> moved;
    private Look look;
    private DataPicture picture;
    private DataPicture thumbnail;
    private final LayersStages stages = new LayersStages();
    private FlowModel model;
    private boolean running;
    private int coupling = -1;
    private int off = -1;
    private double[] factors;
    private double[] samples;
    private boolean gridSmooth;
    private double[][] lines = {};
    private LayersReading.Strip strip;
    private int sinceStrip;
    private LayersReading.AtWork atWork;
    private LayersReading.Ablation ablation;

    /** What pictures look like beside their content. */
    private record Look(Style style, Theme theme, double scale) {
    }

    /** @param pool for the large picture */
    public LayersInstrument(PixelPool pool) {
        this(pool, true);
    }

    private LayersInstrument(PixelPool pool, boolean hurried) {
        this.pool = pool;
        this.hurried = hurried;
    }

    /** One whose finished pictures do not depend on the speed of the machine, to the last pixel: for films. */
    public static LayersInstrument unhurried(PixelPool pool) {
        return new LayersInstrument(pool, false);
    }

    @Override
    public LayersReading read(RunInput input, Style style, FlowCache flows) {
        int couplings = input.couplings();
        int switchedOff = input.focus().switchedOff() < couplings ? input.focus().switchedOff() : -1;
        LayerPosition position = input.focus().position(couplings);
        double[] newFactors = input.focus().factors(couplings);
        boolean newRun = beginRun(input);
        boolean newLook = setLook(new Look(style, input.theme(), input.scale()));
        // A coupling that is switched off has the factor 0 at every place, so equal factors do not mean the same coupling at work.
        boolean sameCouplings = position.coupling() == coupling && switchedOff == off && Arrays.equals(newFactors, factors);
        boolean elsewhere = newRun || input.model() != model || input.running() != running || !sameCouplings;
        coupling = position.coupling();
        off = switchedOff;
        model = input.model();
        running = input.running();
        factors = newFactors;
        if (elsewhere) {
            ablation = switchedOff < 0 ? null : ablation(input, switchedOff, flows);
            Flow flow = flows.scaled(model, factors);
            samples = inverse(flow, running ? SAMPLES_RUNNING : LatentDraws.COUNT);
            atWork = LayersAtWork.read(flow, factors, position.coupling());
            moved = newRun ? IntStream.range(0, couplings).mapToObj(k -> new LayersNames(flow, k).moved()).toList() : moved;
        }
        if (elsewhere || newLook || canSmoothGrid()) {
            gridSmooth = !running && !elsewhere;
            lines = style.grid() ? grid(flows.scaled(model, factors)) : new double[0][];
            picture.setLines(lines);
        }
        boolean newDensity = style.density() && density.advance(model, factors, running);
        if (newDensity || newLook) {
            picture.setDensity(style.density() ? density.heat() : null, data.densityCeiling());
        }
        sinceStrip++;
        if (newRun || newLook || !running || sinceStrip >= READINGS_PER_STRIP) {
            int count = running ? STAGES_RUNNING : LatentDraws.COUNT;
            strip = stages.read(model, window, axes(), Arrays.copyOf(latents, count * model.dimension()), switchedOff, thumbnail, flows);
            sinceStrip = 0;
        }
        return new LayersReading(position, switchedOff, new Points(samples.length / model.dimension(), model.dimension(), samples),
                probe(input.focus(), position, flows), compose(), strip, moved, model.spec().family(), model.spec().learnsMixing(),
                atWork, ablation, running);
    }

    @Override
    public boolean canRefine() {
        return !running && (canSmoothGrid() || look.style().density() && density.canRefine());
    }

    private boolean canSmoothGrid() {
        return !running && look.style().grid() && !gridSmooth;
    }

    /** @return whether what was read belongs to another run */
    private boolean beginRun(RunInput input) {
        FlowModel newModel = input.model();
        long newSeed = input.run().config().seed();
        boolean same = input.data() == data && newSeed == seed && newModel.spec().equals(model.spec()) && newModel.dimension() == model.dimension()
                && newModel.standardization().equals(model.standardization());
        if (!same) {
            data = input.data();
            seed = newSeed;
            window = window(data.window(), newModel.standardization(), axes());
            latents = LatentDraws.of(seed, newModel.dimension());
            density = new LayersDensity(window, axes(), data.densityCeiling(), hurried);
            look = null;
        }
        return !same;
    }

    /**
     * The smallest window that holds the data's and nearly all of the noise, in data units: a square to the flow, which works in standard units, so
     * that coordinates of unlike units both have the whole picture.
     */
    static Window window(Window data, Standardization standardization, Axes axes) {
        double[] mean = {standardization.mean()[axes.first()], standardization.mean()[axes.second()]};
        double[] scale = {standardization.scale()[axes.first()], standardization.scale()[axes.second()]};
        double[] x = reach(data.minX(), data.maxX(), mean[0], scale[0]);
        double[] y = reach(data.minY(), data.maxY(), mean[1], scale[1]);
        double half = Math.max((x[1] - x[0]) / scale[0], (y[1] - y[0]) / scale[1]) / 2;
        double halfX = half * scale[0];
        double halfY = half * scale[1];
        double middleX = (x[0] + x[1]) / 2;
        double middleY = (y[0] + y[1]) / 2;
        return new Window(middleX - halfX, middleX + halfX, middleY - halfY, middleY + halfY);
    }

    private static double[] reach(double low, double high, double mean, double scale) {
        return new double[] {Math.min(low, mean - NOISE_REACH * scale), Math.max(high, mean + NOISE_REACH * scale)};
    }

    /** @return whether pictures are to look otherwise than before */
    private boolean setLook(Look newLook) {
        if (newLook.equals(look)) {
            return false;
        }
        look = newLook;
        picture = new DataPicture(look.style().side(), window, axes(), look.theme(), look.scale());
        picture.setData(look.style().data() ? data.shown() : null);
        thumbnail = new DataPicture(look.style().thumbnailSide(), window, axes(), look.theme(), LayersReading.Strip.DOTS * look.scale());
        return true;
    }

    private Axes axes() {
        return data.slice().axes();
    }

    private double[] inverse(Flow flow, int count) {
        double[] points = Arrays.copyOf(latents, count * flow.dimension());
        flow.inverse(points, count, points);
        return points;
    }

    /** Carries the noise that the whole flow makes of the probe to the place, as the samples are. @return null where there is no probe */
    private double[] probe(Focus focus, LayerPosition position, FlowCache flows) {
        if (focus.probe() == null) {
            return null;
        }
        Flow whole = flows.scaled(model, new Focus(1, focus.switchedOff(), null).factors(position.couplings()));
        ProbeEnds ends = ProbeEnds.of(whole, focus.probe(), data.slice());
        double[] there = ends.x();
        if (position.passed() < position.couplings()) {
            there = new double[model.dimension()];
            flows.scaled(model, factors).inverse(ends.z(), 1, there);
        }
        return new double[] {there[axes().first()], there[axes().second()]};
    }

    private double[][] grid(Flow flow) {
        if (gridSmooth) {
            return LayersGrid.carried(flow, factors, window, axes(), 2, 4, SMOOTH);
        }
        boolean few = factors.length <= FEW_COUPLINGS;
        return running ? LayersGrid.carried(flow, factors, window, axes(), 1, few ? 1 : 0, COARSE)
                : LayersGrid.carried(flow, factors, window, axes(), 1, few ? 3 : 1, MOVING);
    }

    private LayersReading.Ablation ablation(RunInput input, int switchedOff, FlowCache flows) {
        Points points = PaddedPoints.of(input, running ? ABLATION_POINTS_RUNNING : ABLATION_POINTS);
        double[] with = DensityEstimators.joint(flows.exact(model), points.values());
        double[] without = DensityEstimators.joint(flows.scaled(model, new Focus(1, switchedOff, null).factors(model.spec().couplings())),
                points.values());
        // Point by point, so that what the points happen to be is in both.
        double[] rises = new double[with.length];
        Arrays.setAll(rises, i -> with[i] - without[i]);
        return new LayersReading.Ablation(input.run().step(),
                Numbers.count(points.count()) + (input.data().isOfModel() ? " samples of the flow" : " data points"), StatUtils.mean(rises),
                Math.sqrt(StatUtils.variance(rises) / rises.length), model.padding().kind());
    }

    private LayersReading.Picture compose() {
        int side = look.style().side();
        int[] pixels = pool.take(side);
        if (side > 0) {
            picture.compose(look.style().samples() ? samples : null, model.dimension(), samples.length / model.dimension(), pixels);
        }
        int d = model.dimension();
        Axes axes = axes();
        int outside = (int) IntStream.range(0, samples.length / d)
                .filter(i -> !window.contains(samples[i * d + axes.first()], samples[i * d + axes.second()])).count();
        // The samples are not written to again.
        PictureContent content = PictureContent.ofData(window, axes(), look.style().density() ? density.heat() : null, data.densityCeiling(), lines,
                look.style().data() ? data.shown() : null, look.style().samples() ? new Points(samples.length / d, d, samples) : null);
        return new LayersReading.Picture(pixels, side, window, outside, look.style().density() ? density.origin() : "", data.densityCeiling(),
                content);
    }
}
