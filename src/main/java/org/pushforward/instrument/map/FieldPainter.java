package org.pushforward.instrument.map;

import java.util.function.Supplier;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.Theme;
import org.pushforward.chart.ValueRange;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.instrument.PaddedPoints;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.SquarePicture;

/** Paints a field over the plane; anew only where something that the picture shows has changed. */
final class FieldPainter {

    private final String quantity;
    private final ColourMap map;
    private final boolean smooth;
    private Source painted;
    private SquarePicture picture;

    /** All that a picture depends on. */
    private record Source(HeatMap field, Supplier<HeatMap> numbers, double low, double high, Points points, Ellipse[] ellipses, double[][] borders,
            Axes axes, int side, Theme theme, double scale) {
    }

    /**
     * @param quantity what is painted, for who writes it down
     * @param smooth   whether neighbours have to do with each other
     */
    FieldPainter(String quantity, ColourMap map, boolean smooth) {
        this.quantity = quantity;
        this.map = map;
        this.smooth = smooth;
    }

    /**
     * @param field    logarithms to the base of ten
     * @param numbers  the same for who writes them down; asked for when somebody does, by any thread
     * @param range    of the colours
     * @param points   of which some are drawn; null for none
     * @param ellipses as many in each row as there are rows; null for none
     * @param borders  of two parts of the plane, each x and y in turn; null for none
     * @param side     pixels; 0 for no picture
     * @return the picture that there is, if it still shows all this; null where there is no room
     */
    SquarePicture paint(HeatMap field, Supplier<HeatMap> numbers, ValueRange range, Points points, Ellipse[] ellipses, double[][] borders, int side,
            RunInput input) {
        Source source = new Source(field, numbers, Math.log10(range.low()), Math.log10(range.high()), points, ellipses, borders,
                input.data().slice().axes(), side, input.theme(), input.scale());
        if (!source.equals(painted)) {
            painted = source;
            picture = side == 0 ? null : paint(source);
        }
        return picture;
    }

    private SquarePicture paint(Source source) {
        PictureContent content = PictureContent.ofField(quantity, source.field(), source.numbers(), map, source.low(), source.high(),
                smooth, source.points(), PaddedPoints.DRAWN, source.ellipses(), source.borders(), source.axes());
        return SquarePicture.of(content, source.side(), source.theme(), source.scale());
    }
}
