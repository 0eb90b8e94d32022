package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.theory.universal.NumberLine;
import org.pushforward.theory.universal.Place;
import org.pushforward.theory.universal.RoundOff;

/**
 * A stretch of a coordinate that carries digits: its levels from coarse to fine, as far as they can be told apart at this magnification; the points
 * that are there; and the numbers that floating point has. Magnified often enough nothing is left but those.
 */
public final class NumberLineChart extends CurveChart {

    /** Parts of the axis below. */
    private static final int PARTS = 10;
    private static final int MOST_PLACES = 80;
    private static final int MOST_NUMBERS = 80;
    private static final int MOST_POINTS = 300;
    private static final double THICK = 11;
    private static final double DOT = 3;

    private NumberLine line;
    private double[] values = {};
    private double from;
    private double width = 1;
    private double followed = Double.NaN;
    private RoundOff round = RoundOff.NONE;

    public NumberLineChart() {
        super("Number line", "tenths", false);
        plot().getRangeAxis().setTickLabelsVisible(false);
        plot().setRangeGridlinesVisible(false);
        begin(PARTS);
    }

    /**
     * Shows a stretch.
     *
     * @param name        of the coordinate
     * @param newLine     null for a coordinate without digits
     * @param newValues   of points, in ascending order
     * @param newFollowed the value in the middle
     * @param zoom        the stretch is 10^-zoom of what is used of the line
     */
    public void show(String name, NumberLine newLine, double[] newValues, double newFollowed, int zoom, RoundOff newRound) {
        change(() -> {
            line = newLine;
            values = newValues;
            followed = newFollowed;
            round = newRound;
            if (line != null) {
                double all = line.high() - line.low();
                width = all / Math.pow(10, zoom);
                from = zoom == 0 ? line.low() : followed - width / 2;
                setTitle("Number line of " + name + (zoom == 0 ? ", all of it" : ", magnified "
                        + (zoom < 4 ? Numbers.count(Math.round(Math.pow(10, zoom))) : "10" + Numbers.raised(zoom)) + " times"));
                setDomainTitle("tenths of " + Numbers.brief(width) + ", from " + name + " = " + Numbers.chosen(from));
            }
        });
    }

    @Override
    Content content(Look look) {
        if (line == null) {
            return Content.NOTHING;
        }
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        int rows = line.levels() + 2;
        range().include(0.4);
        range().include(rows + 0.6);
        for (int level = 0; level < line.levels(); level++) {
            double y = rows - level;
            List<Place> places = line.within(level, from, from + width, MOST_PLACES);
            String name = line.name(level);
            if (places.isEmpty()) {
                add(curves, name, 0, PARTS, y, look.faded(look.palette().muted(), 70), THICK, look);
                labels.add(new EndLabelPlot.EndLabel(name + ": too fine", name, y, look.colour(look.palette().muted()), false));
                continue;
            }
            for (Place place : places) {
                int colour = place.digit() % 2 == 0 ? look.palette().model() : look.palette().noise();
                add(curves, name + " " + place.digit(), part(place.low()), part(place.high()), y, look.faded(colour, 190), THICK, look);
            }
            String digit = Double.isFinite(followed) ? " " + Numbers.count(line.place(level, followed).digit()) : "";
            labels.add(new EndLabelPlot.EndLabel((places.size() == 1 ? "inside of " : "") + name + digit, name, y,
                    look.colour(look.palette().ink()), false));
        }
        int first = firstAtLeast(from);
        int last = firstAtLeast(from + width);
        int stride = 1 + (last - first) / MOST_POINTS;
        for (int i = first; i < last; i += stride) {
            add(curves, "points", part(values[i]), part(values[i]) + 1e-3, 2, look.colour(look.palette().data()), DOT, look);
        }
        labels.add(new EndLabelPlot.EndLabel(Numbers.count(last - first) + (last - first == 1 ? " point" : " points"), "points", 2,
                look.colour(look.palette().data()), false));
        double spacing = Math.scalb(round.unit(), Math.getExponent(Math.max(Math.abs(from), Math.abs(from + width))));
        double count = width / spacing;
        if (count > MOST_NUMBERS) {
            add(curves, "numbers", 0, PARTS, 1, look.faded(look.palette().muted(), 70), THICK, look);
        } else {
            for (double x = Math.ceil(from / spacing) * spacing; x <= from + width && x + spacing > x; x += spacing) {
                add(curves, "numbers", part(x), part(x) + 1e-3, 1, look.colour(look.palette().ink()), DOT, look);
            }
        }
        labels.add(new EndLabelPlot.EndLabel(count < 1 ? "no number left" : Numbers.brief(count) + " numbers", count < 1 ? "none left" : "numbers", 1,
                look.colour(look.palette().ink()), false));
        return new Content(curves, labels);
    }

    private static void add(List<StyledCurve> curves, String key, double left, double right, double y, Color colour, double thick, Look look) {
        double a = Math.max(0, Math.min(PARTS, left));
        double b = Math.max(0, Math.min(PARTS, right));
        if (b >= a && right >= 0 && left <= PARTS) {
            curves.add(new StyledCurve(CurveDataset.Curve.line(key, new double[] {a, b}, new double[] {y, y}), colour, null,
                    new BasicStroke((float) (thick * look.scale()), thick > DOT ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
                            BasicStroke.JOIN_ROUND)));
        }
    }

    private double part(double value) {
        return (value - from) / width * PARTS;
    }

    private int firstAtLeast(double value) {
        int at = Arrays.binarySearch(values, value);
        return at >= 0 ? at : -at - 1;
    }

    @Override
    String domainTitle() {
        return super.domainTitle() + "; no unit";
    }

    @Override
    String valueTitle() {
        return "digits from coarse to fine, points, numbers (no unit)";
    }

    @Override
    String promise() {
        return "No digits are written.";
    }
}
