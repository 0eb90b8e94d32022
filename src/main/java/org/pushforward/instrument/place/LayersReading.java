package org.pushforward.instrument.place;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.CouplingChart;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Axes;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.LayerPosition;

/**
 * The flow at a place between noise and data.
 *
 * @param position    the place
 * @param switchedOff the coupling that is left out, counted from the data; -1 for none
 * @param samples     fixed draws of noise, carried to the place; data units, padding behind them
 * @param probe       where the probe stands at the place: the two coordinates that are shown, in data units; null where there is no probe
 * @param picture     of the place
 * @param strip       of all whole places; the same object as long as nothing changes
 * @param moved       names of the coordinates that each coupling moves, counted from the data
 * @param family      what the layers are
 * @param blends      whether learned linear layers blend the coordinates, so that noise is shown as those layers alone leave it
 * @param atWork      the coupling at work
 * @param ablation    what the coupling that is switched off did; null if none is
 * @param running     whether newer readings will follow soon
 */
public record LayersReading(LayerPosition position, int switchedOff, Points samples, double[] probe, Picture picture, Strip strip, List<String> moved,
        FlowFamily family, boolean blends, AtWork atWork, Ablation ablation, boolean running) {

    /**
     * @param pixels  {@code side * side} opaque ARGB from the top row down; given back after showing
     * @param window  what it shows, in data units; the same at every place and along a run
     * @param outside samples that it does not hold; NaN counts as such
     * @param origin  how the density was obtained; empty where none is shown
     * @param ceiling the density at the upper end of the colour map
     * @param content what it was painted from
     */
    public record Picture(int[] pixels, int side, Window window, int outside, String origin, double ceiling, PictureContent content) {
    }

    /**
     * @param stages {@code [passed]}: the draws after each number of couplings, 0 to K; data units, padding behind them
     * @param pixels {@code [passed][side * side]} opaque ARGB; empty while no size is known
     * @param window what each picture shows, in data units
     * @param axes   the two coordinates that it shows
     */
    public record Strip(List<Points> stages, int[][] pixels, int side, Window window, Axes axes) {

        /** Of the dots, beside those of a large picture. */
        static final double DOTS = 0.5;

        /** What the picture of a place was painted from. @param passed couplings */
        public PictureContent content(int passed) {
            PictureContent samples = PictureContent.ofData(window, axes, null, 0, new double[0][], null, stages.get(passed));
            return new PictureContent((pixelSide, theme, scale) -> samples.paint(pixelSide, theme, DOTS * scale), samples::data);
        }

        /** The draws at all places. */
        public DataTable table() {
            int count = stages.get(0).count();
            double[] passed = new double[stages.size() * count];
            double[] draw = new double[passed.length];
            int d = stages.get(0).dimension();
            double[] all = new double[passed.length * d];
            for (int place = 0; place < stages.size(); place++) {
                for (int i = 0; i < count; i++) {
                    passed[place * count + i] = place;
                    draw[place * count + i] = i + 1;
                }
                System.arraycopy(stages.get(place).values(), 0, all, place * count * d, count * d);
            }
            List<DataTable.Column> columns = new ArrayList<>(List.of(DataTable.Column.of("couplings passed", passed),
                    DataTable.Column.of("draw", draw)));
            columns.addAll(PictureContent.cloud("samples", new Points(passed.length, d, all)).columns());
            return new DataTable("samples at each place", columns);
        }
    }

    /**
     * A coupling as a function, or what a leaky layer does.
     *
     * @param moved    names of the coordinates that it moves
     * @param given    names of those that condition it; empty for a leaky layer
     * @param logScale null where the coupling has none, and for a leaky layer
     * @param shift    null for a leaky layer
     * @param stretch  null for a coupling
     */
    public record AtWork(String moved, String given, CouplingChart.Curves logScale, CouplingChart.Curves shift, Stretch stretch) {
    }

    /**
     * Of a leaky layer as trained, data to noise.
     *
     * @param least    singular value of its linear map
     * @param greatest likewise
     * @param slope    the least one of its unit
     * @param hard     whether there is none between that and 1
     */
    public record Stretch(double least, double greatest, double slope, boolean hard) {
    }

    /**
     * By how much a coupling lowers the negative log-likelihood, at points of the data, or of the flow where the data are not to be had. The value
     * itself is the history's, of other points: here it would be a second one.
     *
     * @param step    of the flow
     * @param points  how many, and of what
     * @param rise    mean over the points of -log q without the coupling less that with it, nats
     * @param error   standard error of it: both are of the same points
     * @param padding makes what it is the rise of an upper bound (Gaussian), or of what no entropy bounds (zero)
     */
    record Ablation(long step, String points, double rise, double error, Padding.Kind padding) {
    }
}
