package org.pushforward.chart;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Graphics that remember what is drawn, as a {@link Recording}. Their state is that of graphics onto a picture of one pixel, with type that is
 * measured without regard to pixels.
 */
final class Recorder extends Graphics2D {

    /** Of painted pictures in files of vectors: 192 to the inch. */
    private static final double PIXELS_PER_UNIT = 2;

    private final Recording recording;
    private final Recording outer;
    private final Graphics2D state;

    Recorder(double width, double height) {
        this(new Recording(width, height), null, new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics());
        hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        hint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        hint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        hint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private Recorder(Recording recording, Recording outer, Graphics2D state) {
        this.recording = recording;
        this.outer = outer;
        this.state = state;
    }

    Recording recording() {
        return recording;
    }

    private void hint(RenderingHints.Key key, Object value) {
        state.setRenderingHint(key, value);
        recording.state(g2 -> g2.setRenderingHint(key, value));
    }

    /** A copy: charts draw with one shape again and again. */
    private static Shape copy(Shape shape) {
        if (shape instanceof RectangularShape rectangular) {
            return (Shape) rectangular.clone();
        }
        return shape instanceof Line2D line ? (Shape) line.clone() : new Path2D.Double(shape);
    }

    private static long corners(Shape shape) {
        long corners = 0;
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            corners++;
        }
        return corners;
    }

    @Override
    public void draw(Shape shape) {
        Shape copy = copy(shape);
        recording.shape(corners(copy), g2 -> g2.draw(copy));
    }

    @Override
    public void fill(Shape shape) {
        Shape copy = copy(shape);
        recording.shape(corners(copy), g2 -> g2.fill(copy));
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        AffineTransform copy = new AffineTransform(place);
        recording.image(g2 -> g2.drawImage(image, copy, null));
        return true;
    }

    /** A picture that is painted when the recording is drawn, at the fineness that it is drawn with. */
    void drawContent(PictureContent content, double x, double y, double side, Theme theme) {
        Map<Integer, BufferedImage> painted = new ConcurrentHashMap<>();
        recording.image(g2 -> {
            double scale = g2.getTransform().getScaleX();
            double pixels = scale > 1 ? scale : PIXELS_PER_UNIT;
            int count = (int) Math.max(1, Math.round(side * pixels));
            BufferedImage image = painted.computeIfAbsent(count, key -> {
                BufferedImage made = new BufferedImage(count, count, BufferedImage.TYPE_INT_RGB);
                made.setRGB(0, 0, count, count, content.paint(count, theme, pixels * theme.scale()), 0, count);
                return made;
            });
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.scale(side / count, side / count);
            g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g2.drawImage(image, place, null);
        });
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        drawImage(op == null ? image : op.filter(image, null), x, y, null);
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        AffineTransform copy = new AffineTransform(place);
        recording.image(g2 -> g2.drawRenderedImage(image, copy));
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        drawRenderedImage(image.createDefaultRendering(), place);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, x, y, null));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, x, y, width, height, null));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, x, y, background, null));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, x, y, width, height, background, null));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, null));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, Color background,
            ImageObserver observer) {
        recording.image(g2 -> g2.drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, background, null));
        return true;
    }

    @Override
    public void drawString(String words, int x, int y) {
        drawString(words, (float) x, (float) y);
    }

    @Override
    public void drawString(String words, float x, float y) {
        Shape ink = getFont().createGlyphVector(getFontRenderContext(), words).getOutline(x, y);
        recording.text(words, getFont(), x, y, getTransform().createTransformedShape(ink).getBounds2D());
    }

    @Override
    public void drawString(AttributedCharacterIterator words, int x, int y) {
        drawString(words, (float) x, (float) y);
    }

    /** In one font: the charts of the lab attribute nothing else. */
    @Override
    public void drawString(AttributedCharacterIterator words, float x, float y) {
        StringBuilder plain = new StringBuilder();
        for (char c = words.first(); c != AttributedCharacterIterator.DONE; c = words.next()) {
            plain.append(c);
        }
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
        return state.hit(rectangle, shape, onStroke);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return state.getDeviceConfiguration();
    }

    @Override
    public void setComposite(Composite composite) {
        state.setComposite(composite);
        recording.state(g2 -> g2.setComposite(composite));
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint != null) {
            state.setPaint(paint);
            recording.state(g2 -> g2.setPaint(paint));
        }
    }

    @Override
    public void setStroke(Stroke stroke) {
        state.setStroke(stroke);
        recording.state(g2 -> g2.setStroke(stroke));
    }

    /** Those of the beginning stay: what is recorded is not made for the pixels of a screen. */
    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        if (key == RenderingHints.KEY_INTERPOLATION && value != null) {
            hint(key, value);
        }
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return state.getRenderingHint(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        // As for one.
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        // As for one.
    }

    @Override
    public RenderingHints getRenderingHints() {
        return state.getRenderingHints();
    }

    @Override
    public void translate(int x, int y) {
        translate((double) x, (double) y);
    }

    @Override
    public void translate(double x, double y) {
        state.translate(x, y);
        recording.state(g2 -> g2.translate(x, y));
    }

    @Override
    public void rotate(double angle) {
        state.rotate(angle);
        recording.state(g2 -> g2.rotate(angle));
    }

    @Override
    public void rotate(double angle, double x, double y) {
        state.rotate(angle, x, y);
        recording.state(g2 -> g2.rotate(angle, x, y));
    }

    @Override
    public void scale(double x, double y) {
        state.scale(x, y);
        recording.state(g2 -> g2.scale(x, y));
    }

    @Override
    public void shear(double x, double y) {
        state.shear(x, y);
        recording.state(g2 -> g2.shear(x, y));
    }

    @Override
    public void transform(AffineTransform transform) {
        AffineTransform copy = new AffineTransform(transform);
        state.transform(copy);
        recording.state(g2 -> g2.transform(copy));
    }

    @Override
    public void setTransform(AffineTransform transform) {
        AffineTransform copy = new AffineTransform(transform);
        state.setTransform(copy);
        recording.transform(copy);
    }

    @Override
    public AffineTransform getTransform() {
        return state.getTransform();
    }

    @Override
    public Paint getPaint() {
        return state.getPaint();
    }

    @Override
    public Composite getComposite() {
        return state.getComposite();
    }

    @Override
    public void setBackground(Color colour) {
        state.setBackground(colour);
    }

    @Override
    public Color getBackground() {
        return state.getBackground();
    }

    @Override
    public Stroke getStroke() {
        return state.getStroke();
    }

    @Override
    public void clip(Shape shape) {
        Shape copy = shape == null ? null : copy(shape);
        state.clip(copy);
        recording.state(g2 -> g2.clip(copy));
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return state.getFontRenderContext();
    }

    @Override
    public Graphics create() {
        Recording inner = recording.inner();
        return new Recorder(inner, recording, (Graphics2D) state.create());
    }

    @Override
    public Color getColor() {
        return state.getColor();
    }

    @Override
    public void setColor(Color colour) {
        setPaint(colour);
    }

    @Override
    public void setPaintMode() {
        state.setPaintMode();
    }

    @Override
    public void setXORMode(Color colour) {
        throw new UnsupportedOperationException("paper knows no exclusive or");
    }

    @Override
    public Font getFont() {
        return state.getFont();
    }

    @Override
    public void setFont(Font font) {
        if (font != null) {
            state.setFont(font);
        }
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return state.getFontMetrics(font);
    }

    @Override
    public Rectangle getClipBounds() {
        return state.getClipBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public Shape getClip() {
        return state.getClip();
    }

    @Override
    public void setClip(Shape shape) {
        Shape copy = shape == null ? null : copy(shape);
        state.setClip(copy);
        recording.state(g2 -> g2.setClip(copy));
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw new UnsupportedOperationException("what is recorded has no pixels to copy");
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Paint paint = getPaint();
        setPaint(getBackground());
        fillRect(x, y, width, height);
        setPaint(paint);
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int extent) {
        draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int extent) {
        fill(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int count) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            Point2D at = new Point2D.Double(x[i], y[i]);
            if (i == 0) {
                path.moveTo(at.getX(), at.getY());
            } else {
                path.lineTo(at.getX(), at.getY());
            }
        }
        draw(path);
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int count) {
        draw(new Polygon(x, y, count));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int count) {
        fill(new Polygon(x, y, count));
    }

    /** What was drawn onto graphics made of others counts for those. */
    @Override
    public void dispose() {
        if (outer != null) {
            outer.include(recording);
        }
        state.dispose();
    }
}
