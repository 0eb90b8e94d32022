package org.pushforward.instrument.point;

import java.util.List;
import org.pushforward.chart.Palette;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PlanePicture;
import org.pushforward.chart.Theme;
import org.pushforward.chart.Ticks;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.Flow;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.KappaUnits;

/** Reads one point through the whole flow and paints both ends of it. */
public final class ProbeInstrument implements LensInstrument<Integer, ProbeReading> {

    /** In standard deviations: all but one of 10,000 points of the noise lie within. */
    public static final Window NOISE_WINDOW = new Window(-4, 4, -4, 4);

    private static final int POINTS_RUNNING = 128;
    private static final int POINTS_AT_REST = 600;
    /** About so many circles would lie side by side in the picture of the data. */
    private static final int CIRCLES_ACROSS = 10;
    /** The image's half length in the picture of the noise, at most. */
    private static final double MOST_HALF_LENGTH = 1.6;
    private static final double CURVE_WIDTH = 1.8;
    private static final double PATH_WIDTH = 1.2;

    /** @param side pixels along each side of the pictures; 0 for none */
    @Override
    public ProbeReading read(RunInput input, Integer side, FlowCache flows) {
        Focus focus = input.focus();
        Points data = input.data().points();
        Axes axes = input.data().slice().axes();
        ProbePoint probe = focus.probe() != null ? focus.probe()
                : new ProbePoint(ProbePoint.Space.DATA, data.get(0, axes.first()), data.get(0, axes.second()));
        int switchedOff = focus.switchedOff() < input.couplings() ? focus.switchedOff() : -1;
        Flow flow = flows.scaled(input.model(), new Focus(1, switchedOff, null).factors(input.couplings()));
        ProbePass pass = ProbePass.of(flow, probe, input.data().slice());
        Window shown = input.data().window();
        double radius = Ticks.step(0, Math.min(shown.width(), shown.height()), CIRCLES_ACROSS) / 2;
        double length = radius * pass.ellipse().semiMajor();
        double shrink = length > MOST_HALF_LENGTH ? Ticks.step(0, length / MOST_HALF_LENGTH, 1) : 1;
        Determinants determinants = Determinants.of(flow, pass, focus.position(input.couplings()).coupling());
        ProbeReading.Pictures pictures = side == 0 ? null : paint(input, flows, flow, pass, radius, shrink, side);
        return new ProbeReading(pass, focus.probe() != null, input.model().padding(), switchedOff, pictures, radius,
                KappaUnits.headline(input.run().config().dataset()), shrink, input.data().wordsOfSlice(input.model().padding()), determinants);
    }

    private static ProbeReading.Pictures paint(
            RunInput input, FlowCache flows, Flow flow, ProbePass pass, double radius, double shrink, int side) {
        Points cloud = PaddedPoints.of(input, input.running() ? POINTS_RUNNING : POINTS_AT_REST);
        double[] imageValues = new double[cloud.values().length];
        flow.forward(cloud.values(), cloud.count(), imageValues, new double[cloud.count()]);
        Points images = new Points(cloud.count(), cloud.dimension(), imageValues);
        double[] on = null;
        if (input.focus().shareOfLayers() < 1) {
            on = new double[flow.dimension()];
            // Last: it is the same flow with other factors.
            flows.scaled(input.model(), input.focus().factors(input.couplings())).inverse(pass.ends().z(), 1, on);
        }
        PictureContent noise = new PictureContent((pixels, theme, scale) -> paintNoise(images, pass, radius / shrink, pixels, theme, scale),
                () -> List.of(PictureContent.cloud("images of the data", "z", images)));
        double[] mark = on;
        Window window = input.data().window();
        PictureContent data = new PictureContent((pixels, theme, scale) -> paintData(window, cloud, pass, radius, mark, pixels, theme, scale),
                () -> List.of(PictureContent.cloud("way of the probe", pass.path()), PictureContent.cloud("data points", cloud)));
        return new ProbeReading.Pictures(window, SquarePicture.of(data, side, input.theme(), input.scale()),
                SquarePicture.of(noise, side, input.theme(), input.scale()));
    }

    private static int[] paintNoise(Points images, ProbePass pass, double factor, int side, Theme theme, double scale) {
        Palette palette = theme.palette();
        PlanePicture noise = new PlanePicture(side, NOISE_WINDOW, theme, scale);
        noise.unitCircles(NOISE_WINDOW.maxX());
        noise.rings(images, pass.ends().axes().first(), pass.ends().axes().second(), noise.faint(palette.noise()));
        noise.ellipse(pass.ellipse(), factor, palette.ink(), CURVE_WIDTH);
        return noise.pixels();
    }

    /** @param mark where the place among the layers stands; null for none */
    private static int[] paintData(Window window, Points cloud, ProbePass pass, double radius, double[] mark, int side, Theme theme, double scale) {
        Palette palette = theme.palette();
        PlanePicture data = new PlanePicture(side, window, theme, scale);
        data.dots(cloud, pass.ends().axes().first(), pass.ends().axes().second(), data.faint(palette.data()));
        data.line(pass.path(), palette.model(), PATH_WIDTH);
        data.dots(pass.path(), 0, 1, palette.model());
        double[] x = pass.ends().in(ProbePoint.Space.DATA);
        data.ellipse(new Ellipse(x[0], x[1], 1, 1, 0), radius, palette.ink(), CURVE_WIDTH);
        if (mark != null) {
            data.mark(mark[pass.ends().axes().first()], mark[pass.ends().axes().second()]);
        }
        return data.pixels();
    }
}
