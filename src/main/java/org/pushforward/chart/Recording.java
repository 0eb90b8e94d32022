package org.pushforward.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was drawn, once and for all: independent of the chart that drew it, so that it can be written by another thread while the chart goes on. It
 * can be drawn again onto anything, whole or in part.
 */
public final class Recording {

    /** What an operation does. */
    public enum Kind {
        /** Colours, transforms and clips: always repeated. */
        STATE,
        SHAPE,
        IMAGE,
        TEXT
    }

    /** One operation, onto graphics whose transform was {@code base} at the beginning. */
    private interface Operation {

        void repeat(Graphics2D g2, AffineTransform base, Set<Kind> kinds);
    }

    private final List<Operation> operations = new ArrayList<>();
    /** @param bounds of the ink, in units of the layout */
    public record Word(String text, Rectangle2D bounds) {
    }

    private final List<Word> words = new ArrayList<>();
    private final double width;
    private final double height;
    private long corners;

    Recording(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** In units of the layout. */
    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** How many corners all lines and areas have, which is what a vector file grows with. */
    public long corners() {
        return corners;
    }

    /** The words drawn, in the order of drawing. */
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** Likewise, with their places. */
    public List<Word> words() {
        return List.copyOf(words);
    }

    /** Draws all again. */
    public void draw(Graphics2D g2) {
        draw(g2, EnumSet.allOf(Kind.class));
    }

    /** Draws again what is of these kinds. */
    public void draw(Graphics2D g2, Set<Kind> kinds) {
        repeat(g2, g2.getTransform(), kinds);
    }

    private void repeat(Graphics2D g2, AffineTransform base, Set<Kind> kinds) {
        for (Operation operation : operations) {
            operation.repeat(g2, base, kinds);
        }
    }

    /** What the graphics of a recording are told. */
    interface Call {

        void onto(Graphics2D g2);
    }

    void state(Call call) {
        operations.add((g2, base, kinds) -> call.onto(g2));
    }

    /** A transform in place of the present one: on top of that which the recording is drawn with. */
    void transform(AffineTransform absolute) {
        operations.add((g2, base, kinds) -> {
            AffineTransform whole = new AffineTransform(base);
            whole.concatenate(absolute);
            g2.setTransform(whole);
        });
    }

    void shape(long newCorners, Call call) {
        corners += newCorners;
        add(Kind.SHAPE, call);
    }

    void image(Call call) {
        add(Kind.IMAGE, call);
    }

    /** @param bounds of the ink, in units of the layout */
    void text(String text, Font font, float x, float y, Rectangle2D bounds) {
        if (!text.isBlank()) {
            words.add(new Word(text, bounds));
            add(Kind.TEXT, g2 -> {
                // Graphics that lose their font with a clip skip what equals the last one.
                g2.setFont(font);
                g2.drawString(text, x, y);
            });
        }
    }

    private void add(Kind kind, Call call) {
        operations.add((g2, base, kinds) -> {
            if (kinds.contains(kind)) {
                call.onto(g2);
            }
        });
    }

    /** Graphics made of these graphics, which change nothing of their state. @return takes what is drawn onto them */
    Recording inner() {
        Recording inner = new Recording(width, height);
        operations.add((g2, base, kinds) -> {
            Graphics2D child = (Graphics2D) g2.create();
            inner.repeat(child, base, kinds);
            child.dispose();
        });
        return inner;
    }

    /** Counts what was drawn onto inner graphics too. */
    void include(Recording inner) {
        corners += inner.corners;
        words.addAll(inner.words);
    }
}
