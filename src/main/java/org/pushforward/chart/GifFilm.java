package org.pushforward.chart;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Frames as an animated GIF that begins anew for ever. All share one palette; each after the first holds only the rectangle in which something
 * changes, and there only the pixels that do. The same frames give the same bytes.
 */
public final class GifFilm {

    /** Of the pixels that stay. */
    private static final int STAYS = GifPalette.MOST;
    private static final int COLOURS = 256;

    private final int width;
    private final int height;
    private final GifPalette palette = new GifPalette();
    /** Deflated: the palette is known when the last one is there. */
    private final List<byte[]> frames = new ArrayList<>();
    private final List<Integer> delays = new ArrayList<>();

    public GifFilm(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * @param pixels     {@code width * height} RGB from the top row down, not kept
     * @param hundredths of a second that the frame stands
     */
    public void add(int[] pixels, int hundredths) {
        palette.add(pixels);
        frames.add(deflated(pixels));
        delays.add(hundredths);
    }

    private byte[] deflated(int[] pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
        bytes.asIntBuffer().put(pixels);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private int[] inflated(byte[] packed) {
        byte[] bytes = new byte[4 * width * height];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int read = 0;
            while (read < bytes.length) {
                read += inflater.inflate(bytes, read, bytes.length - read);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
        int[] pixels = new int[width * height];
        ByteBuffer.wrap(bytes).asIntBuffer().get(pixels);
        return pixels;
    }

    /**
     * Writes the film; {@code out} stays open.
     *
     * @param comment words for whoever looks into the file
     */
    public void write(String comment, OutputStream out) throws IOException {
        IndexColorModel colours = colours();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(streamData(writer, colours));
            byte[] before = null;
            for (int i = 0; i < frames.size(); i++) {
                byte[] now = places(inflated(frames.get(i)));
                Rectangle changed = before == null ? new Rectangle(width, height) : changed(before, now);
                BufferedImage part = part(before, now, changed, colours);
                IIOMetadata data = frameData(writer, part, changed, delays.get(i), i == 0 ? comment : null);
                writer.writeToSequence(new IIOImage(part, null, data), null);
                before = now;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private IndexColorModel colours() {
        int[] made = palette.make();
        byte[][] channels = new byte[3][COLOURS];
        for (int i = 0; i < made.length; i++) {
            channels[0][i] = (byte) (made[i] >> 16);
            channels[1][i] = (byte) (made[i] >> 8);
            channels[2][i] = (byte) made[i];
        }
        return new IndexColorModel(8, COLOURS, channels[0], channels[1], channels[2], STAYS);
    }

    private byte[] places(int[] pixels) {
        byte[] places = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            places[i] = palette.place(pixels[i]);
        }
        return places;
    }

    /** The least rectangle that holds every change; of one pixel where nothing changes, as no frame may be empty. */
    private Rectangle changed(byte[] before, byte[] now) {
        int minX = width;
        int maxX = -1;
        int minY = height;
        int maxY = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (before[y * width + x] != now[y * width + x]) {
                    minX = Math.min(minX, x);
                    maxX = Math.max(maxX, x);
                    minY = Math.min(minY, y);
                    maxY = y;
                }
            }
        }
        return maxX < 0 ? new Rectangle(1, 1) : new Rectangle(minX, minY, maxX - minX + 1, maxY - minY + 1);
    }

    private BufferedImage part(byte[] before, byte[] now, Rectangle at, IndexColorModel colours) {
        BufferedImage part = new BufferedImage(at.width, at.height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] content = ((DataBufferByte) part.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < at.height; y++) {
            for (int x = 0; x < at.width; x++) {
                int place = (at.y + y) * width + at.x + x;
                content[y * at.width + x] = before != null && before[place] == now[place] ? (byte) STAYS : now[place];
            }
        }
        return part;
    }

    private IIOMetadata streamData(ImageWriter writer, IndexColorModel colours) throws IOException {
        IIOMetadata data = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = new IIOMetadataNode(data.getNativeMetadataFormatName());
        root.appendChild(node("Version", "value", "89a"));
        root.appendChild(node("LogicalScreenDescriptor", "logicalScreenWidth", width, "logicalScreenHeight", height, "colorResolution", 8,
                "pixelAspectRatio", 0));
        IIOMetadataNode table = node("GlobalColorTable", "sizeOfGlobalColorTable", COLOURS, "backgroundColorIndex", 0, "sortFlag", "FALSE");
        for (int i = 0; i < COLOURS; i++) {
            table.appendChild(node("ColorTableEntry", "index", i, "red", colours.getRed(i), "green", colours.getGreen(i), "blue",
                    colours.getBlue(i)));
        }
        root.appendChild(table);
        data.setFromTree(data.getNativeMetadataFormatName(), root);
        return data;
    }

    /** @param comment null for none, of which only the first frame has one */
    private static IIOMetadata frameData(ImageWriter writer, BufferedImage part, Rectangle at, int hundredths, String comment) throws IOException {
        IIOMetadata data = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
        IIOMetadataNode root = new IIOMetadataNode(data.getNativeMetadataFormatName());
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", at.x, "imageTopPosition", at.y, "imageWidth", at.width, "imageHeight",
                at.height, "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE", "transparentColorFlag", "TRUE",
                "delayTime", hundredths, "transparentColorIndex", STAYS));
        if (comment != null) {
            IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
            // For ever.
            loop.setUserObject(new byte[] {1, 0, 0});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
            IIOMetadataNode comments = new IIOMetadataNode("CommentExtensions");
            comments.appendChild(node("CommentExtension", "value", comment));
            root.appendChild(comments);
        }
        data.setFromTree(data.getNativeMetadataFormatName(), root);
        return data;
    }

    private static IIOMetadataNode node(String name, Object... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute((String) attributes[i], attributes[i + 1].toString());
        }
        return node;
    }
}
