package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.export.Caption;
import org.pushforward.chart.export.PdfFile;
import org.pushforward.chart.export.PngFile;
import org.pushforward.chart.export.SvgFile;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Figures leave with their titles, units and what repeats them, as words that can be searched, and with the numbers that they show. */
class FigureTest {

    private static final String COMMAND = "pushforward train --dataset \"a < b & c\" --seed 1";

    private static LikelihoodChart likelihood() {
        LikelihoodChart chart = new LikelihoodChart();
        chart.setHonesty(1, Padding.none());
        chart.restart(500);
        chart.show(Histories.falling(30, 4));
        return chart;
    }

    private static Figure picture() {
        Window window = new Window(-2, 2, -2, 2);
        double[] density = IntStream.range(0, 400)
                .mapToDouble(i -> Math.exp(-Math.pow(i / 20 - 9.5, 2) / 20 - Math.pow(i % 20 - 9.5, 2) / 20)).toArray();
        Points points = new Points(3, 2, new double[] {0, 0, 1, 1, -1, 1.5});
        PictureContent content = PictureContent.ofData(window, new HeatMap(window, 20, density), 1, new double[0][], points, points);
        return PictureFigure.plane("Data < space & κ, σ₂", "x₁, data units", "x₂, data units",
                PictureFigure.Legend.density("density, per unit²", 0.31), List.of(PictureFigure.Entry.DATA, PictureFigure.Entry.SAMPLES))
                .in(window).saying("density: kernel estimate").of(content, new double[] {1, -1}, 360);
    }

    private static Figure map() {
        Window window = new Window(-4, 4, -4, 4);
        double[] values = IntStream.range(0, 100).mapToDouble(i -> i == 37 ? Double.NaN : i == 38 ? Double.POSITIVE_INFINITY : i / 25.0).toArray();
        HeatMap field = new HeatMap(window, 10, values);
        PictureContent content = PictureContent.ofField("log10 of κ", field, () -> field, ColourMap.viridis(), 0, 4, true, null, 0,
                new Ellipse[] {new Ellipse(0, 0, 2, 1, 0.3)}, null, Axes.FIRST);
        return PictureFigure.plane("κ over noise space", "z₁, standard deviations", "z₂, standard deviations",
                PictureFigure.Legend.decades("condition number κ", 1, 10_000), List.of()).in(window).of(content, null, 360);
    }

    private static Figure board() {
        RunScatter board = new RunScatter();
        RunScatter.Point median = new RunScatter.Point(40, 0.05, Padding.Kind.GAUSSIAN, Mark.CIRCLE);
        board.show(new RunScatter.Content("condition number κ, 95 %", "gap to the entropy floor, nats", "no gap",
                List.of(new RunScatter.Point(30, 0.04, Padding.Kind.GAUSSIAN, Mark.CIRCLE),
                        new RunScatter.Point(5_000, Double.NaN, Padding.Kind.ZERO, Mark.TRIANGLE)),
                List.of(new RunScatter.Trail(List.of(new RunScatter.Stop(median, 30, 60, 0.03, 0.08, "4")))), List.of()));
        return board.figure();
    }

    private static Figure table() {
        return TableFigure.of("Each padding coordinate", DataTable.texts("table", List.of("name", "wanted", "|∂z/∂x|"),
                List.of(List.of("σ₁ <&>", "1.00", "0.013"), List.of("σ₂", "1.00", "–"))));
    }

    private static Figure strip() {
        SquareMatrix matrix = new SquareMatrix(2, new double[] {1, -2, 0, 3});
        List<PicturesFigure.Cell> cells = IntStream.range(0, 9).mapToObj(i -> new PicturesFigure.Cell(i == 0 ? "" : "→\nx₁", "F" + i,
                MatrixPicture.content("F" + i, matrix, 3))).toList();
        return PicturesFigure.of("Nine factors", List.of("entries (no unit)"), cells, "So far: all.", List.of(MatrixPicture.table(List.of("F"),
                List.of(matrix))));
    }

    private static Figure bars() {
        return BarsFigure.of("log |det| of each coupling", "coupling", List.of("1", "2", "3"), "log |det|, nats",
                new double[] {0.5, -0.2, Double.NaN}, List.of("0.50", "−0.20", "–"));
    }

    private static Figure gauge(double distance) {
        return GaugeFigure.of("Sliced W₂ at " + distance, distance, new Yardstick(0.05, 0.03, 0.09));
    }

    private static Figure empty() {
        ConditionChart chart = new ConditionChart();
        chart.restart(100);
        return chart.figure();
    }

    private static Figure withNaN() {
        List<HistoryRow> rows = new ArrayList<>(Histories.falling(20, 4));
        rows.add(new HistoryRow(200, new double[][] {{1, 1, 1, 1, 1}}).with(HistoryMetric.NLL, Double.NaN));
        LikelihoodChart chart = new LikelihoodChart();
        chart.setHonesty(Double.NaN, Padding.none());
        chart.restart(500);
        chart.show(rows);
        return chart.figure();
    }

    static Stream<Figure> figures() {
        SpectrumChart spectrum = new SpectrumChart();
        spectrum.restart(500);
        spectrum.show(Histories.falling(30, 4));
        return Stream.of(likelihood().figure(), spectrum.figure(), picture(), map(), board(), strip(), bars(),
                gauge(0.06), gauge(9), gauge(Double.NaN), table(), empty(), withNaN());
    }

    private static Document parsed(byte[] svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void svgHoldsItsWordsAsText(Figure figure) throws Exception {
        Recording drawn = figure.record(Theme.LIGHT);
        byte[] bytes = SvgFile.bytes(drawn, Caption.of(figure, COMMAND));
        keep(figure, "svg", bytes);
        Document svg = parsed(bytes);
        List<String> words = texts(svg, "text");
        assertEquals(drawn.texts(), words);
        String all = String.join("\n", words);
        assertTrue(all.contains(figure.title()), all);
        figure.axes().stream().filter(axis -> !axis.isEmpty()).forEach(axis -> assertTrue(words.contains(axis), axis + " is not in " + words));
        assertEquals(List.of(figure.title()), texts(svg, "title"));
        String description = texts(svg, "desc").get(0);
        assertTrue(description.contains(COMMAND), description);
        figure.axes().forEach(axis -> assertTrue(description.contains(axis), description));
        assertTrue(texts(svg, "metadata").get(0).contains(COMMAND));
        NodeList nodes = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", "g");
        for (int i = 0; i < nodes.getLength(); i++) {
            String style = ((Element) nodes.item(i)).getAttribute("style");
            assertFalse(style.contains("font-family") && !style.contains("Inter"), style);
        }
        assertArrayEquals(bytes, SvgFile.bytes(figure.record(Theme.LIGHT), Caption.of(figure, COMMAND)), "the same figure, the same bytes");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void pdfHoldsItsWordsInTheBundledTypeface(Figure figure) throws IOException {
        Recording drawn = figure.record(Theme.LIGHT);
        byte[] bytes = PdfFile.bytes(drawn, Caption.of(figure, COMMAND));
        keep(figure, "pdf", bytes);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String text = plain(new PDFTextStripper().getText(pdf));
            for (String words : drawn.texts()) {
                assertTrue(text.contains(plain(words)), words + " is not in " + text);
            }
            assertEquals(figure.title(), pdf.getDocumentInformation().getTitle());
            assertTrue(pdf.getDocumentInformation().getSubject().contains(COMMAND));
            PDPage page = pdf.getPage(0);
            assertEquals(figure.width() * 0.75, page.getMediaBox().getWidth(), 0.01);
        }
        assertArrayEquals(bytes, PdfFile.bytes(figure.record(Theme.LIGHT), Caption.of(figure, COMMAND)), "the same figure, the same bytes");
    }

    /** Text that stands upright or broken up comes back with other spaces. */
    private static String plain(String words) {
        return words.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void pngHasTheSizeAndTheMetadata(Figure figure) throws IOException {
        byte[] bytes = PngFile.bytes(figure.painter().record(500, 400, Theme.LIGHT), 3, Caption.of(figure, COMMAND));
        keep(figure, "png", bytes);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertEquals(1500, image.getWidth());
        assertEquals(1200, image.getHeight());
        String content = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(content.contains("Description"));
        assertTrue(content.contains(COMMAND));
        assertTrue(content.contains("Software"));
        assertTrue(content.contains(figure.title()));
        int corner = image.getRGB(1, 1);
        BufferedImage dark = ImageIO.read(new ByteArrayInputStream(PngFile.bytes(figure.painter().record(500, 400, Theme.DARK), 1,
                Caption.of(figure, ""))));
        assertEquals(Theme.LIGHT.palette().panel(), corner);
        assertEquals(Theme.DARK.palette().panel(), dark.getRGB(1, 1));
    }

    /** Where {@code -Dfigures=FOLDER} asks for it: to be looked at. */
    private static void keep(Figure figure, String extension, byte[] bytes) {
        String folder = System.getProperty("figures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.write(Path.of(folder, figure.title().replaceAll("[^A-Za-z0-9]+", "-") + "." + extension), bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void takingAFigureLeavesTheChartAsItWas() {
        LikelihoodChart chart = likelihood();
        chart.setTheme(Theme.DARK, 1);
        byte[] before = PictureFiles.chart(chart, 400, 300, 1);
        chart.figure().record(Theme.LIGHT);
        assertArrayEquals(before, PictureFiles.chart(chart, 400, 300, 1));
    }

    @Test
    void aFigureOfARunIsThatOfItsMoment() {
        LikelihoodChart chart = likelihood();
        Recording drawn = chart.figure().record(Theme.LIGHT);
        byte[] before = PngFile.bytes(drawn, 1, new Caption("", List.of(), ""));
        chart.show(Histories.falling(40, 40));
        assertArrayEquals(before, PngFile.bytes(drawn, 1, new Caption("", List.of(), "")));
    }

    @Test
    void theLastRowIsTheLastNumberOfTheHistory() {
        List<HistoryRow> rows = Histories.falling(30, 4);
        DataTable table = likelihood().figure().data().get(0);
        DataTable.Column steps = table.columns().get(0);
        assertEquals("step", steps.name());
        assertEquals("NLL: Held-out NLL, nats per point", table.columns().get(1).name());
        assertEquals(rows.get(29).step(), steps.numbers()[table.rows() - 1]);
        assertEquals(rows.get(29).nll(), table.columns().get(1).numbers()[table.rows() - 1]);
        assertEquals(30, table.rows());
    }

    @Test
    void curvesOfUnlikePlacesAreWrittenOneAfterTheOther() {
        LikelihoodChart chart = likelihood();
        List<HistoryRow> before = Histories.falling(10, 9);
        chart.restart(500, new Ghost(before, true, true, "other seed"));
        chart.show(Histories.falling(30, 4));
        DataTable table = chart.figure().data().get(0);
        assertEquals(List.of("curve", "step", "Held-out NLL, nats per point"), table.columns().stream().map(DataTable.Column::name).toList());
        assertEquals(40, table.rows());
    }

    @Test
    void aDensityIsWrittenAsItsGridAndPointsAsPoints() {
        Figure figure = picture();
        assertEquals(List.of("samples (3 rows)", "data points (3 rows)", "density grid (400 rows)"),
                figure.data().stream().map(DataTable::words).toList());
        DataTable grid = figure.data().get(2);
        int middle = 9 * 20 + 9;
        assertEquals(-0.1, grid.columns().get(0).numbers()[middle], 1e-12);
        assertEquals(Math.exp(-0.025), grid.columns().get(2).numbers()[middle], 1e-12);
        assertEquals(-0.025, grid.columns().get(3).numbers()[middle], 1e-12);
    }

    @Test
    void aMillionPointsStayASmallFileWithWordsAsText() throws Exception {
        int count = 1_000_000;
        double[] x = IntStream.range(0, count).mapToDouble(i -> 500.0 * i / count).toArray();
        double[] y = Arrays.stream(x).map(Math::sin).toArray();
        CurveChart chart = new CurveChart("A million points, nats", "step", false) {

            @Override
            Content content(Look look) {
                range().include(-1);
                range().include(1);
                return new Content(List.of(new StyledCurve(CurveDataset.Curve.line("many", x, y), look.colour(look.palette().model()), null,
                        look.solid(1))), List.of());
            }

            @Override
            String promise() {
                return "";
            }
        };
        chart.begin(500);
        Figure figure = chart.figure();
        Recording drawn = figure.record(Theme.LIGHT);
        assertTrue(drawn.corners() >= count, "corners " + drawn.corners());
        byte[] svg = SvgFile.bytes(drawn, Caption.of(figure, COMMAND));
        assertTrue(svg.length < 2_000_000, "bytes " + svg.length);
        Document document = parsed(svg);
        assertTrue(texts(document, "text").contains("A million points, nats"));
        assertTrue(texts(document, "desc").get(0).contains("are an image"), texts(document, "desc").get(0));
        byte[] pdf = PdfFile.bytes(drawn, Caption.of(figure, COMMAND));
        assertTrue(pdf.length < 2_000_000, "bytes " + pdf.length);
        assertEquals(count, figure.data().get(0).rows());
    }

    @Test
    void whatFitsNoMemoryIsRefusedInOneLine() {
        Recording drawn = table().painter().record(4_000, 4_000, Theme.LIGHT);
        String words = assertThrows(InvalidInputException.class, () -> PngFile.bytes(drawn, 4, new Caption("", List.of(), ""))).getMessage();
        assertEquals(1, words.lines().count());
        assertTrue(words.contains("16000 x 16000"), words);
    }

    @Test
    void copiedCellsStandBetweenTabulators() {
        String copied = table().data().get(0).tabbed();
        assertEquals("name\twanted\t|∂z/∂x|\nσ₁ <&>\t1.00\t0.013\nσ₂\t1.00\t–\n", copied);
        assertEquals(3, copied.lines().map(line -> line.split("\t").length).collect(Collectors.toSet()).iterator().next());
    }

    @Test
    void quantilesOfSingularValuesHaveNamesOfTheirOwn() {
        SpectrumChart chart = new SpectrumChart();
        chart.restart(500);
        chart.show(Histories.falling(30, 4));
        List<String> names = chart.figure().data().get(0).columns().stream().map(DataTable.Column::name).toList();
        assertEquals(names.size(), names.stream().distinct().count(), names.toString());
        for (String level : List.of("σ₁ 5 %", "σ₁ 25 %", "σ₁ median", "σ₁ 75 %", "σ₁ 95 %")) {
            assertTrue(names.stream().anyMatch(name -> name.startsWith(level + ": ")), level + " " + names);
        }
    }

    @Test
    void wordsOfADrawingAreAsWideAsInTheBundledTypeface() throws Exception {
        Figure figure = likelihood().figure();
        String svg = new String(SvgFile.bytes(figure.record(Theme.LIGHT), Caption.of(figure, "")), StandardCharsets.UTF_8);
        long texts = Pattern.compile("<text[\\s>]").matcher(svg).results().count();
        assertTrue(texts > 5);
        assertEquals(texts, Pattern.compile("textLength=\"[1-9]").matcher(svg).results().count());
    }

    /** A menu asks for names and lengths alone: to open it must not make what takes seconds. */
    @Test
    void aTableWhoseNumbersTakeLongIsMadeWhenTheyAreWanted() {
        int[] made = new int[1];
        DataTable later = DataTable.later("points", 2, () -> {
            made[0]++;
            return List.of(DataTable.Column.of("x", new double[] {1, 2}));
        });
        Figure figure = new Figure("a picture", List.of(), List.of(later), 10, 10, (width, height, theme) -> null);
        assertEquals("points (2 rows)", figure.data().get(0).words());
        assertEquals(0, made[0]);
        assertEquals("x\n1\n2\n", figure.data().get(0).tabbed());
        assertEquals(2, later.columns().get(0).size());
        assertEquals(1, made[0]);
        DataTable wrong = DataTable.later("points", 3, () -> List.of(DataTable.Column.of("x", new double[] {1, 2})));
        assertThrows(IllegalArgumentException.class, wrong::columns);
    }
}
