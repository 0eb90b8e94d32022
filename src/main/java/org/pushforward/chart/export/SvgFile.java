package org.pushforward.chart.export;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Image;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.pushforward.chart.ChartFonts;
import org.pushforward.chart.PngImage;
import org.pushforward.chart.Recording;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A recording as SVG 1.1: words are {@code text} elements in Inter, which the bundled typeface is made of, or what the reader has instead, as wide as
 * they are in the bundled one, so that nothing is cut or covered where another is wider.
 */
public final class SvgFile {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String FONTS = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
    private static final Pattern SIZE = Pattern.compile("[0-9.]+");
    private static final int DECIMALS = 3;
    private static final FontRenderContext RULER = new FontRenderContext(null, true, true);
    private static final Pattern DOCUMENT_TYPE = Pattern.compile("\\A.*?<!DOCTYPE[^>]*>\\s*", Pattern.DOTALL);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private SvgFile() {}

    /** @return a file's content, the same for the same figure */
    public static byte[] bytes(Recording figure, Caption caption) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("made by " + Caption.SOFTWARE);
        context.setPrecision(DECIMALS);
        context.setGenericImageHandler(new SimpleImageHandler(new InlineImages()));
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        // Whole units: those of the layout.
        int width = (int) Math.ceil(figure.width());
        int height = (int) Math.ceil(figure.height());
        g2.setSVGCanvasSize(new Dimension(width, height));
        Layers.draw(figure, g2);
        Element root = g2.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        setFonts(root, ChartFonts.regular(1));
        describe(root, document, caption, Layers.note(figure));
        StringWriter text = new StringWriter();
        try {
            g2.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every letter", e);
        }
        // Batik names a document type, which readers would look for on the network.
        return DOCUMENT_TYPE.matcher(text.toString()).replaceFirst(HEAD).getBytes(StandardCharsets.UTF_8);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation().createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML cannot be set up", e);
        }
    }

    /** @param inherited what words below have, unless something on the way says otherwise */
    private static void setFonts(Node node, Font inherited) {
        Font font = inherited;
        if (node instanceof Element element) {
            if (element.hasAttribute("font-family")) {
                element.setAttributeNS(null, "font-family", FONTS);
            }
            Matcher size = SIZE.matcher(element.getAttribute("font-size"));
            float points = size.find() ? Float.parseFloat(size.group()) : font.getSize2D();
            boolean bold = element.hasAttribute("font-weight") ? element.getAttribute("font-weight").equals("bold") : font.isBold();
            font = bold ? ChartFonts.bold(points) : ChartFonts.regular(points);
            if (element.getLocalName().equals("text")) {
                double width = font.getStringBounds(element.getTextContent(), RULER).getWidth();
                element.setAttributeNS(null, "textLength", String.format(Locale.ROOT, "%.2f", width));
                element.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            setFonts(child, font);
        }
    }

    private static void describe(Element root, Document document, Caption caption, String note) {
        Element metadata = document.createElementNS(SVG, "metadata");
        Element rdf = document.createElementNS(RDF, "rdf:RDF");
        rdf.setAttribute("xmlns:rdf", RDF);
        rdf.setAttribute("xmlns:dc", DUBLIN_CORE);
        Element about = document.createElementNS(RDF, "rdf:Description");
        about.setAttributeNS(RDF, "rdf:about", "");
        add(about, document.createElementNS(DUBLIN_CORE, "dc:title"), caption.title());
        add(about, document.createElementNS(DUBLIN_CORE, "dc:creator"), Caption.SOFTWARE);
        if (!caption.repeat().isEmpty()) {
            add(about, document.createElementNS(DUBLIN_CORE, "dc:source"), caption.repeat());
        }
        rdf.appendChild(about);
        metadata.appendChild(rdf);
        Node first = root.getFirstChild();
        Element title = document.createElementNS(SVG, "title");
        title.setTextContent(caption.title());
        Element description = document.createElementNS(SVG, "desc");
        description.setTextContent((caption.description() + "\n" + note).strip());
        root.insertBefore(title, first);
        root.insertBefore(description, first);
        root.insertBefore(metadata, first);
    }

    private static void add(Element parent, Element child, String words) {
        child.setTextContent(words);
        parent.appendChild(child);
    }

    /** Images within the file, as PNG. */
    private static final class InlineImages implements ImageHandler {

        @Override
        public void handleImage(Image image, Element element, SVGGeneratorContext context) {
            inline((BufferedImage) image, element);
        }

        @Override
        public void handleImage(RenderedImage image, Element element, SVGGeneratorContext context) {
            inline((BufferedImage) image, element);
        }

        @Override
        public void handleImage(RenderableImage image, Element element, SVGGeneratorContext context) {
            throw new UnsupportedOperationException("a recording has images of pixels alone");
        }

        private static void inline(BufferedImage image, Element element) {
            element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + Base64.getEncoder().encodeToString(PngImage.bytes(image)));
        }
    }
}
