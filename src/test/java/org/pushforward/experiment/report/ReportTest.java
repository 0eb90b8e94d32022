package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The report is one file that needs nothing else, says what was found, and goes on where it was left. */
@Slow("makes whole chapters of the report, with their runs and fits")
class ReportTest {

    @TempDir
    Path folder;

    /** Says something that HTML would take for its own. */
    private record Fake(String id, Verdict verdict) implements Reproduction {

        @Override
        public String title() {
            return "Is 1 < 2 & \"so\" on?";
        }

        @Override
        public Chapter run(Work work) {
            return new Chapter(List.of("<script>"), List.of(new Finding("1 < 2", "a & b", "2 > 1", verdict, "x < y")), List.of(),
                    List.of(new Table("t", List.of("<a>"), List.of(List.of("&amp;")))), List.of(), List.of(work.folder().resolve("x.csv")), "go");
        }
    }

    private Report report(String name) {
        return new Report(folder.resolve(name), true, 2, words -> {});
    }

    private static Document parse(Path page) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
    }

    @Test
    void wordsStayWords() throws Exception {
        List<Finding> findings = report("report").make(List.of(new Fake("one", Verdict.AGREE), new Fake("two", Verdict.DISAGREE)));
        assertEquals(List.of(Verdict.AGREE, Verdict.DISAGREE), findings.stream().map(Finding::verdict).toList());
        Document page = parse(folder.resolve("report/report.html"));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        String text = page.getDocumentElement().getTextContent();
        for (String part : List.of("Is 1 < 2 & \"so\" on?", "<script>", "a & b", "&amp;", "one/x.csv", "java -jar pushforward.jar x < y",
            "agree", "disagree")) {
            assertTrue(text.contains(part), part);
        }
    }

    @Test
    void paddingChapterHasItsFiguresTablesAndFindings() throws Exception {
        TrainingConfig tiny = TrainingConfig.defaults()
                .withDataset(new DatasetSpec("moons", 0.1, 0, 0, 6000)).withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(40, 32, 2e-3, Schedule.COSINE, 5, Precision.FLOAT)).withInstruments(new HistorySpec(20, 64, 16));
        Sweep sweep = new Sweep(tiny, List.of(Factor.paddings(List.of(Padding.none(), Padding.zero(2), Padding.gaussian(2)))), List.of(1L));
        List<Reproduction> reproductions = List.of(new PaddingReproduction(quick -> sweep));
        List<Finding> findings = report("report").make(reproductions);
        assertEquals(7, findings.size());
        // One pair decides nothing.
        assertTrue(findings.stream().allMatch(finding -> finding.command().equals("sweep padding/sweep/experiment.json --out DIR")));
        assertTrue(findings.stream().allMatch(finding -> finding.verdict() == Verdict.UNDECIDED));
        assertTrue(findings.subList(0, 5).stream().allMatch(finding -> finding.measured().contains(" of 1 pairs")));
        // What is compared at equal fit is left out where there is none, and says so.
        assertTrue(findings.subList(5, 7).stream().allMatch(finding -> finding.measured().contains(" of 1 pairs")
                || finding.measured().contains("Left out: 1, without a common fit")), findings.toString());
        Path file = folder.resolve("report/report.html");
        assertEquals(7, requirePictures(parse(file)));
        assertTrue(Files.readString(file).contains("Not converged: "));
        assertEquals(sweep.runs(), SweepFile.read(folder.resolve("report/padding/sweep/experiment.json")).runs());
        assertTrue(Files.exists(folder.resolve("report/padding/sweep/sweep.csv")));

        byte[] first = Files.readAllBytes(file);
        Files.delete(file);
        report("report").make(reproductions);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void separationChapterSaysWhatItMeasured() throws Exception {
        List<Finding> findings = report("report").make(List.of(new SeparationReproduction()));
        assertEquals(3, findings.size());
        assertTrue(findings.stream().allMatch(finding -> finding.verdict() == Verdict.AGREE && finding.command().startsWith("separate ")),
                findings.toString());
        Path file = folder.resolve("report/report.html");
        assertEquals(2, requirePictures(parse(file)));
        assertTrue(Files.exists(folder.resolve("report/separation/d8-k16-w0.001/means.csv")));
        assertTrue(parse(file).getDocumentElement().getTextContent().contains("what samples show by exact assignment"));
        byte[] first = Files.readAllBytes(file);
        report("report").make(List.of(new SeparationReproduction()));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** @return how many there are; all of them are in the page and can be read */
    private static int requirePictures(Document page) throws IOException {
        NodeList images = page.getElementsByTagName("img");
        for (int i = 0; i < images.getLength(); i++) {
            Element image = (Element) images.item(i);
            String start = "data:image/png;base64,";
            assertTrue(image.getAttribute("src").startsWith(start));
            byte[] png = Base64.getDecoder().decode(image.getAttribute("src").substring(start.length()));
            assertNotNull(ImageIO.read(new ByteArrayInputStream(png)));
            assertFalse(image.getAttribute("alt").isBlank());
        }
        for (String outside : List.of("script", "link", "iframe")) {
            assertEquals(0, page.getElementsByTagName(outside).getLength());
        }
        return images.getLength();
    }

    @Test
    void depthChapterShowsEveryTrail() throws Exception {
        List<SweepRow> rows = new ArrayList<>();
        for (Padding padding : List.of(Padding.none(), Padding.zero(2))) {
            for (int couplings : new int[] {2, 4}) {
                Map<Metric, Double> metrics = new LinkedHashMap<>();
                for (Metric metric : Metric.ALL) {
                    metrics.put(metric, metric == Metric.GAP ? padding.hasDensity() ? 1.0 / couplings : Double.NaN : 7.0 * couplings);
                }
                rows.add(new SweepRow(rows.size() + 1, TrainingConfig.defaults().withPadding(padding)
                        .withFlow(new FlowSpec(couplings, 8, 1, Activation.TANH, 2)), false, 10, metrics));
            }
        }
        assertEquals(List.of(), report("report").make(List.of(new DepthReproduction(rows))));
        Document page = parse(folder.resolve("report/report.html"));
        assertEquals(1, requirePictures(page));
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("0.500 | 14.0") && text.contains("0.250 | 28.0") && text.contains("– | 28.0"), text);
        assertEquals(rows, SweepTable.read(folder.resolve("report/depth/sweep.csv")));
    }

    /** Every chapter that reads a sweep, of data in three and in eight coordinates. */
    @ParameterizedTest
    @ValueSource(strings = {"swiss", "sphere"})
    void chaptersTakeDataInSpace(String dataset) throws Exception {
        DatasetSpec data = Datasets.defaults(dataset);
        TrainingConfig tiny = TrainingConfig.defaults().withDataset(data).withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(40, 32, 2e-3, Schedule.COSINE, 5, Precision.FLOAT)).withInstruments(new HistorySpec(10, 64, 16));
        Sweep sweep = new Sweep(tiny, List.of(Factor.paddings(List.of(Padding.none(), Padding.zero(2), Padding.gaussian(2)))), List.of(1L));
        assertEquals(7, report("padding").make(List.of(new PaddingReproduction(quick -> sweep))).size());
        assertEquals(7, requirePictures(parse(folder.resolve("padding/report.html"))));
        List<SweepRow> rows = SweepTable.read(folder.resolve("padding/padding/sweep/sweep.csv"));
        // A distance between samples in all of their coordinates, and that of the data beside it.
        assertTrue(rows.stream().allMatch(row -> row.get(Metric.SLICED_W2) > 0 && row.get(Metric.KAPPA_MEAN) >= 1), rows.toString());
        report("depth").make(List.of(new DepthReproduction(rows)));
        String text = parse(folder.resolve("depth/report.html")).getDocumentElement().getTextContent();
        assertTrue(text.contains(Datasets.info(dataset).title()), text);
        assertEquals(1, requirePictures(parse(folder.resolve("depth/report.html"))));
        List<Finding> findings = report("modes").make(List.of(new ModesReproduction(rows.subList(0, 1))));
        assertEquals(Verdict.UNDECIDED, findings.get(0).verdict());
        assertTrue(Files.readString(folder.resolve("modes/report.html")).contains("in " + RunData.dimension(data) + " dimensions"));
    }

    @Test
    void linearChapterShowsTheCliffAndTheLowerBound() throws Exception {
        FitSpec fit = FitSpec.of(1, 1).withSteps(300).withRestarts(2);
        LinearReproduction.Plan plan = new LinearReproduction.Plan(List.of(4), List.of(1, 4, 6), 2, fit, List.of(4), 2,
                fit.withSteps(1500).withRestarts(8), new TradeOffStudy.Plan(4, 2, List.of(5, 8), fit.withSteps(100).withRestarts(1)));
        List<Reproduction> reproductions = List.of(new LinearReproduction(plan, plan));
        List<Finding> findings = report("report").make(reproductions);
        assertEquals(List.of("fit-linear --size 4 --layers 6 --steps 300 --restarts 2 --out DIR",
                "factor --random gauss --size 4 --route lup --out DIR",
                "reproduce --out DIR --quick"), findings.stream().map(Finding::command).toList());
        assertEquals(List.of(Verdict.AGREE, Verdict.AGREE, Verdict.AGREE), findings.stream().map(Finding::verdict).toList(), findings.toString());
        Path file = folder.resolve("report/report.html");
        // Two optimisers on two ensembles, the roots of two witnesses, the price of five ensembles.
        assertEquals(2 * 2 + 2 + 5, requirePictures(parse(file)));
        // Three routes and two fits of each ensemble.
        assertEquals(5 * 5, CsvTable.read(folder.resolve("report/linear/quick/" + TradeOffStudy.TABLE)).rows().size());

        byte[] first = Files.readAllBytes(file);
        Files.delete(file);
        report("report").make(reproductions);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    @Slow("measures five constructions and a map of the plane")
    void scratchChapterHasAVerdictForEachConstruction() throws Exception {
        List<Finding> findings = report("report").make(List.of(new ScratchReproduction()));
        assertEquals(6, findings.size());
        findings.forEach(finding -> assertEquals(Verdict.AGREE, finding.verdict(), finding.toString()));
        assertTrue(findings.stream().allMatch(finding -> finding.command().startsWith("padded ") || finding.command().startsWith("splitting ")));
        assertEquals(2 * 6, requirePictures(parse(folder.resolve("report/report.html"))));
    }

    @Test
    @Slow("measures eleven constructions and paints a picture")
    void fewCouplingsChapterHasAVerdictForEachNumber() throws Exception {
        List<Finding> findings = report("report").make(List.of(new UniversalReproduction()));
        assertEquals(8, findings.size());
        // Two short trainings may come so near that 1,000 samples do not tell them from couplings that are written down.
        findings.forEach(finding -> assertTrue(finding.verdict() == Verdict.AGREE
                || finding.verdict() == Verdict.UNDECIDED && finding.command().contains(" --learned "), finding.toString()));
        assertTrue(findings.stream().allMatch(finding -> finding.command().startsWith("universal ")));
        assertEquals(3 * 6 + 3 + 1, requirePictures(parse(folder.resolve("report/report.html"))));
    }

    @Test
    void partitionChapterComparesAtEqualParametersAndCountsTimes() throws Exception {
        PartitionReproduction.Plan plan = new PartitionReproduction.Plan(20, 32, 1, List.of(2), List.of(4));
        // What makes them comparable.
        List<Integer> trained = plan.sweep().combinations().stream().filter(config -> config.flow().couplings() == 2)
                .map(config -> new FlowLayout(config.flow(), 8).trainedCount()).toList();
        assertEquals(3, trained.size());
        List<Reproduction> reproductions = List.of(new PartitionReproduction(quick -> plan));
        List<Finding> findings = report("report").make(reproductions);
        assertEquals(3, findings.size());
        double apart = Collections.max(trained) / (double) Collections.min(trained) - 1;
        Matcher said = Pattern.compile("parameters to within (\\d+) %").matcher(findings.get(0).measured());
        assertTrue(said.find() && Integer.parseInt(said.group(1)) == Math.ceil(100 * apart), findings.get(0).measured() + " of " + trained);
        assertTrue(findings.stream().allMatch(finding -> finding.verdict() == Verdict.UNDECIDED
                && finding.command().equals("sweep partition/quick/experiment.json --out DIR")), findings.toString());
        assertTrue(findings.get(2).measured().contains("that it is 47 at most is not tested, since no more than 2 times as many couplings"),
                findings.get(2).measured());
        Path file = folder.resolve("report/report.html");
        assertEquals(1, requirePictures(parse(file)));
        assertEquals(plan.sweep().runs(), SweepFile.read(folder.resolve("report/partition/quick/experiment.json")).runs());
        assertFalse(Files.exists(folder.resolve("report/partition/quick/runs/00001/density.png")));
        byte[] first = Files.readAllBytes(file);
        report("report").make(reproductions);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** Gaps of 8, 4, 2 with 2, 4, 8 couplings: a half for each twice. */
    @Test
    void timesAreReadBetweenDepths() {
        int[] halves = {2, 4, 8};
        double[] gaps = {8, 4, 2};
        assertEquals(1, PartitionReproduction.times(halves, gaps, 2, 9));
        assertEquals(1, PartitionReproduction.times(halves, gaps, 2, 8));
        assertEquals(2, PartitionReproduction.times(halves, gaps, 2, 4), 1e-12);
        assertEquals(Math.sqrt(8), PartitionReproduction.times(halves, gaps, 2, 4 / Math.sqrt(2)), 1e-12);
        assertEquals(4, PartitionReproduction.times(halves, gaps, 2, 2), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, PartitionReproduction.times(halves, gaps, 2, 1.9));
        assertEquals(1, PartitionReproduction.times(halves, gaps, 4, 5));
        assertTrue(Double.isNaN(PartitionReproduction.times(halves, gaps, 2, Double.NaN)));
        assertTrue(Double.isNaN(PartitionReproduction.times(halves, new double[] {8, Double.NaN, 2}, 2, 3)));
    }

    /** The Board's shipped pair has the law of the chapter on layers. */
    @Test
    void greedyLayersOfTheBoardLearnTheLawOfTheChapter() {
        TrainingConfig base = ShippedSweep.GREEDY_DEPTH.sweep().base();
        assertEquals(LayersReproduction.three(), base.dataset());
        assertEquals(FlowFamily.GREEDY, base.flow().family());
    }

    @Test
    void sweepsChapterIsTheShippedOnesInSmall() throws Exception {
        SweepsReproduction.Modes modes = new SweepsReproduction.Modes(List.of(4, 32), List.of(1), List.of(16, 8), 1);
        SweepsReproduction.Plan plan = new SweepsReproduction.Plan(12, 12, 1, 1, List.of(.3, .03, .003), List.of(100, 1_000), modes, modes);
        // But for its size each is what comes with the program.
        assertEquals(ShippedSweep.THIN_DATA.sweep().base().flow(), plan.thin().base().flow());
        assertEquals(ShippedSweep.SAMPLES_NEEDED.sweep().base().dataset().withCount(100), plan.samples().combinations().get(0).dataset());
        assertEquals(ShippedSweep.MODES_AND_DEPTH.sweep().base().flow().withCouplings(1), plan.onSphere().combinations().get(0).flow());
        assertEquals(ShippedSweep.MODES_IN_THE_PLANE.sweep().base().dataset(), plan.onWheel().base().dataset());
        assertEquals(List.of(.5, .0625), plan.onNarrowingWheel().combinations().stream().map(config -> config.dataset().noise()).distinct().toList());
        List<Reproduction> reproductions = List.of(new SweepsReproduction(quick -> plan));
        List<Finding> findings = report("report").make(reproductions);
        assertEquals(5, findings.size());
        assertEquals(List.of("thin-data", "samples-needed", "sphere-by-depth", "wheel", "narrowing-wheel").stream()
                .map(name -> "sweep sweeps/quick-" + name + "/experiment.json --out DIR").toList(), findings.stream().map(Finding::command).toList());
        // A pair or two decide nothing, and as little has been learned in twelve steps.
        assertTrue(findings.subList(1, 5).stream().allMatch(finding -> finding.verdict() == Verdict.UNDECIDED), findings.toString());
        assertTrue(findings.get(2).measured().contains(" of 2 pairs of runs (same seed, 1 couplings of width 16 or 8)"), findings.get(2).measured());
        Path file = folder.resolve("report/report.html");
        assertEquals(5, requirePictures(parse(file)));
        String text = parse(file).getDocumentElement().getTextContent();
        assertTrue(text.contains("comes with the program for k = 4, 8, 16, 32, L = 1, 2, 4, 8, 16, width 8, 16, 32, 2,000 steps and 5 seeds, here "
                + "for k = 4, 32, L = 1, width 8, 16, 12 steps and 1 seeds"), text);
        byte[] first = Files.readAllBytes(file);
        report("report").make(reproductions);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** The figure of the bound is of the numbers of modes and depths that the paper speaks of, and one coupling alone is never drawn as depth. */
    @Test
    void depthAgainstModesIsMadeLiveAtMoreThanOneCoupling() {
        for (boolean quick : new boolean[] {true, false}) {
            SweepsReproduction.Plan plan = SweepsReproduction.Plan.of(quick);
            assertEquals(2, plan.sharedCouplings());
            assertTrue(plan.sphere().modes().containsAll(List.of(4, 16)) && plan.sphere().couplings().containsAll(List.of(1, 2, 4)));
            // Seeds of the specification, and widths whose marks can be compared.
            assertTrue(quick || plan.sphere().seeds() == 5 && plan.sphere().widths().size() > 1, plan.sphere().toString());
            List<SweepRow> whole = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
            assertTrue(plan.sphere().modes().stream().allMatch(modes -> whole.stream().anyMatch(row -> row.config().dataset().modes() == modes)));
        }
    }

    @Test
    void modesChapterIsTheFigureOfTheShippedRuns() throws Exception {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
        List<Finding> findings = report("report").make(List.of(new ModesReproduction(rows)));
        assertEquals(List.of(Verdict.AGREE), findings.stream().map(Finding::verdict).toList());
        // Three steps from k to 2 k, five depths, three widths, five seeds.
        assertTrue(findings.get(0).measured().contains(" 221 of 225 pairs of runs"), findings.get(0).measured());
        // One coupling of wide nets is where the effect fails to show.
        assertTrue(findings.get(0).measured().contains("It is not so in most pairs with L = 1, width 32, k = 8 to 16 (1 of 5)."),
                findings.get(0).measured());
        Document page = parse(folder.resolve("report/report.html"));
        assertEquals(3 + 1, requirePictures(page));
        String text = page.getDocumentElement().getTextContent();
        for (String part : List.of("a clamp of 2, 2,000 steps", "300 runs", "0 of them diverged", "L = 16",
                "sweep assets/sweeps/modes-and-depth.json")) {
            assertTrue(text.contains(part), part + " is not in " + text);
        }
        assertEquals(rows, SweepTable.read(folder.resolve("report/modes/sweep.csv")));
    }

    /** That all pairs together lean one way is not what is claimed: an eighth of them that lean the other way is too much. */
    @Test
    void modesChapterDoesNotAgreeWhereADepthAndAWidthAreOtherwise() throws Exception {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow().stream().map(row -> {
            if (row.config().flow().couplings() > 1 || row.config().flow().hidden() == 32) {
                return row;
            }
            Map<Metric, Double> metrics = new LinkedHashMap<>(row.metrics());
            metrics.compute(Metric.GAP, (metric, gap) -> 1 / gap);
            return new SweepRow(row.run(), row.config(), row.diverged(), row.steps(), metrics);
        }).toList();
        Finding finding = report("report").make(List.of(new ModesReproduction(rows))).get(0);
        assertEquals(Verdict.UNDECIDED, finding.verdict(), finding.measured());
        for (String group : List.of("L = 1, width 8, k = 4 to 8 (", "L = 1, width 16, k = 16 to 32 (")) {
            assertTrue(finding.measured().contains(group), finding.measured());
        }
    }

    /** A run that diverged has no ratio, but is in the picture and counted. */
    @Test
    void modesChapterCountsWhatDiverged() throws Exception {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow().stream().map(row -> row.run() == 1
                ? new SweepRow(row.run(), row.config(), true, row.steps(), row.metrics()) : row).toList();
        List<Finding> findings = report("report").make(List.of(new ModesReproduction(rows)));
        assertTrue(findings.get(0).measured().contains(" of 224 pairs of runs"), findings.get(0).measured());
        assertTrue(parse(folder.resolve("report/report.html")).getDocumentElement().getTextContent().contains("1 of them diverged"));
    }

    @Test
    void theReportHasTheFigureOfTheBound() {
        List<String> ids = Report.reproductions().stream().map(Reproduction::id).toList();
        assertTrue(ids.containsAll(List.of("separation", "sweeps", "modes", "depth")), ids.toString());
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    @Test
    void designHasWhatTheTableNeeds() {
        for (boolean quick : new boolean[] {true, false}) {
            Sweep sweep = PaddingReproduction.sweep(quick);
            List<TrainingConfig> runs = sweep.combinations();
            assertEquals(18, runs.size());
            assertTrue(runs.stream().map(TrainingConfig::dataset).distinct().allMatch(dataset -> Datasets.create(dataset) != null));
            assertEquals(6, runs.stream().map(TrainingConfig::dataset).distinct().count());
            assertTrue(sweep.seeds().size() >= (quick ? 3 : 5));
        }
    }

    @Test
    void refusesAFolderOfOtherThings() throws IOException {
        Files.createDirectories(folder.resolve("thesis"));
        Files.writeString(folder.resolve("thesis/chapter.tex"), "");
        List<String> said = new ArrayList<>();
        Report report = new Report(folder.resolve("thesis"), true, 1, said::add);
        String message = assertThrows(InvalidInputException.class, () -> report.make(List.of(new Fake("one", Verdict.AGREE)))).getMessage();
        assertTrue(message.contains("holds other files"), message);
        assertEquals(List.of(), said);
    }
}
