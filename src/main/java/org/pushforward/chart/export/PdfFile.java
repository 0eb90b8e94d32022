package org.pushforward.chart.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.pushforward.chart.ChartFonts;
import org.pushforward.chart.Recording;

/** A recording as a PDF of one page of its size, with the glyphs of the bundled typeface that it uses. */
public final class PdfFile {

    /** A unit of the layout is 1/96 inch, one of PDF 1/72. */
    private static final float POINTS = 0.75f;
    /** Of all documents: without it the file would carry the time of day. */
    private static final long ID = 1;

    private PdfFile() {}

    /** @return a file's content, the same for the same figure */
    public static byte[] bytes(Recording figure, Caption caption) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(ID);
            float width = (float) figure.width() * POINTS;
            float height = (float) figure.height() * POINTS;
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, (float) figure.width(), (float) figure.height());
            g2.setFontTextDrawer(new BundledFonts(document));
            Layers.draw(figure, g2);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS, POINTS));
                content.drawForm(g2.getXFormObject());
            }
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(caption.title());
            about.setSubject((caption.description() + "\n" + Layers.note(figure)).strip());
            about.setCreator(Caption.SOFTWARE);
            document.setDocumentInformation(about);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
    }

    /** The two cuts of the bundled typeface, loaded when they are used first; what they have no glyphs for is drawn as outlines. */
    private static final class BundledFonts extends PdfBoxGraphics2DFontTextDrawer {

        private final PDDocument document;
        private PDFont regular;
        private PDFont bold;

        BundledFonts(PDDocument document) {
            this.document = document;
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
            if (font.isBold()) {
                bold = bold == null ? load("Bold") : bold;
                return bold;
            }
            regular = regular == null ? load("Regular") : regular;
            return regular;
        }

        private PDFont load(String style) throws IOException {
            try (InputStream in = ChartFonts.file(style)) {
                return PDType0Font.load(document, in, true);
            }
        }
    }
}
