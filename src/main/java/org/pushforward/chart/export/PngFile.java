package org.pushforward.chart.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.PngImage;
import org.pushforward.chart.Recording;

/** A recording as PNG, with its size on paper and its caption in text chunks (PNG specification, 11.3). */
public final class PngFile {

    private static final long MOST_PIXELS = 100_000_000;
    /** Of the heap a picture's pixels take one part of so many at most: the lab has the others, and the file. */
    private static final int PARTS = 5;

    /** Signature and header chunk. */
    private static final int HEAD = 8 + 25;
    private static final double UNITS_PER_METRE = 96 / 0.0254;

    private PngFile() {}

    /** How large a picture may be in the memory that there is. */
    public static long mostPixels() {
        return mostPixels(Runtime.getRuntime().maxMemory());
    }

    /** The same in a heap of so many bytes. */
    static long mostPixels(long heap) {
        return Math.min(MOST_PIXELS, heap / PARTS / Integer.BYTES);
    }

    /**
     * @param scale pixels per unit of the layout
     * @return a file's content, the same for the same figure
     * @throws InvalidInputException if there would be no pixel, or more than {@link #mostPixels}
     */
    public static byte[] bytes(Recording figure, double scale, Caption caption) {
        long width = Math.round(figure.width() * scale);
        long height = Math.round(figure.height() * scale);
        InvalidInputException.require(width > 0 && height > 0 && width * height <= mostPixels(),
                "a picture of %d x %d pixels cannot be made: choose a size from 1 to %d million pixels", width, height, mostPixels() / 1_000_000);
        BufferedImage image = image(figure, (int) width, (int) height, scale);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", caption.title());
        texts.put("Software", Caption.SOFTWARE);
        if (!caption.description().isEmpty()) {
            texts.put("Description", caption.description());
        }
        byte[] png = PngImage.bytes(image);
        ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + 512);
        out.write(png, 0, HEAD);
        int density = (int) Math.round(UNITS_PER_METRE * scale);
        write(out, "pHYs", ByteBuffer.allocate(9).putInt(density).putInt(density).put((byte) 1).array());
        texts.forEach((keyword, text) -> write(out, "iTXt", text(keyword, text)));
        out.write(png, HEAD, png.length - HEAD);
        return out.toByteArray();
    }

    static BufferedImage image(Recording figure, int width, int height, double scale) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(scale, scale);
        figure.draw(g2);
        g2.dispose();
        return image;
    }

    /** Keyword, not compressed, no language, no translated keyword, text. */
    private static byte[] text(String keyword, String text) {
        byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(key.length + 5 + value.length).put(key).put(new byte[5]).put(value).array();
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length).putInt(content.length).put(name).put(content).putInt((int) sum.getValue());
        out.write(chunk.array(), 0, chunk.capacity());
    }
}
