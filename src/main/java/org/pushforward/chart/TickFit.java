package org.pushforward.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * The labels of an axis: as many as there is room for, and no two that touch. JFreeChart tries that out, with several labels, twice at each drawing;
 * here it is done where something has changed. They are plain text, since attributed strings reach the screen as outlines of their glyphs.
 */
final class TickFit {

    private static final int MOST_UP = 5;
    /** Of the type's size: from line to line, and from label to label. */
    private static final double LINE = 1.25;
    private static final double SPACE = 0.7;
    private static final int KEPT = 4;
    /** The screen's type may be that much wider than the one that is measured. */
    private static final double SURE = 0.94;
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    /** Where labels may stand. */
    @FunctionalInterface
    interface Source {

        /** @param most labels, but for one more */
        Ticks of(double low, double high, int most);
    }

    private record Room(Range range, double length, boolean upright, Font font) {
    }

    private final int mostAcross;
    private final Source source;
    /** A drawing asks twice, with other lengths. */
    private final Map<Room, Ticks> found = new LinkedHashMap<>(8, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Room, Ticks> eldest) {
            return size() > KEPT;
        }
    };
    private String note = "";
    private double titleRoom = Double.POSITIVE_INFINITY;
    /** What was asked for last, and the answer. */
    private Title titleFor;
    private String title;
    private double labelledTo = Double.POSITIVE_INFINITY;

    /** @param mostAcross labels of an axis from left to right */
    TickFit(int mostAcross, Source source) {
        this.mostAcross = mostAcross;
        this.source = source;
    }

    /** What is to be read after each of the labels that were asked for last, see {@link Ticks#note()}. */
    String note() {
        return note;
    }

    private record Title(String words, String note, Font font, double room) {
    }

    void setTitleRoom(double room) {
        titleRoom = room;
    }

    /**
     * As much of the axis's title as there is room for, and the note: words in parentheses at the end, and what stands after a comma, are left out
     * first.
     *
     * @param words null for none
     * @return null where not even the first words fit
     */
    String title(String words, Font font) {
        Title wanted = new Title(words, note, font, titleRoom);
        if (!wanted.equals(titleFor)) {
            titleFor = wanted;
            title = words;
            while (title != null && width(noted(title), font) > SURE * titleRoom) {
                int end = Math.max(title.lastIndexOf(" ("), title.lastIndexOf(", "));
                title = end < 0 ? null : title.substring(0, end);
            }
            title = title == null ? null : noted(title);
        }
        return title;
    }

    private String noted(String words) {
        return note.isEmpty() ? words : words + ", " + note;
    }

    private static double width(String words, Font font) {
        return font.getStringBounds(words, MEASURE).getWidth();
    }

    /** Where the scale ends; beyond it the axis may go on, without labels. */
    void setLabelledTo(double value) {
        labelledTo = value * (1 + 1e-9);
    }

    List<NumberTick> ticks(ValueAxis axis, Rectangle2D area, RectangleEdge edge) {
        boolean upright = RectangleEdge.isLeftOrRight(edge);
        Room room = new Room(axis.getRange(), upright ? area.getHeight() : area.getWidth(), upright, axis.getTickLabelFont());
        Ticks ticks = found.computeIfAbsent(room, key -> fitting(axis, area, edge, key));
        note = ticks.note();
        TextAnchor anchor = edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : edge == RectangleEdge.RIGHT ? TextAnchor.CENTER_LEFT
                : edge == RectangleEdge.TOP ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER;
        List<NumberTick> all = new ArrayList<>();
        for (int i = 0; i < ticks.values().length; i++) {
            if (ticks.values()[i] <= labelledTo) {
                all.add(new NumberTick(TickType.MAJOR, ticks.values()[i], ticks.labels().get(i), anchor, anchor, 0));
            }
        }
        return all;
    }

    private Ticks fitting(ValueAxis axis, Rectangle2D area, RectangleEdge edge, Room room) {
        Ticks ticks = null;
        for (int most = room.upright() ? MOST_UP : mostAcross; most >= 2; most--) {
            ticks = source.of(room.range().getLowerBound(), room.range().getUpperBound(), most);
            if (fit(ticks, axis, area, edge, room)) {
                return ticks;
            }
        }
        int last = ticks.values().length - 1;
        if (last < 1) {
            return ticks;
        }
        Ticks ends = new Ticks(new double[] {ticks.values()[0], ticks.values()[last]}, List.of(ticks.labels().get(0), ticks.labels().get(last)),
                ticks.note());
        return fit(ends, axis, area, edge, room) ? ends
                : new Ticks(new double[] {ticks.values()[last]}, List.of(ticks.labels().get(last)), ticks.note());
    }

    private static boolean fit(Ticks ticks, ValueAxis axis, Rectangle2D area, RectangleEdge edge, Room room) {
        double size = room.font().getSize2D();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.values().length; i++) {
            double at = axis.valueToJava2D(ticks.values()[i], area, edge);
            // Up the screen is down in its coordinates.
            double place = room.upright() ? -at : at;
            double half = room.upright() ? LINE * size / 2
                    : (width(ticks.labels().get(i), room.font()) + SPACE * size) / 2;
            if (place - half < before) {
                return false;
            }
            before = place + half;
        }
        return true;
    }
}
