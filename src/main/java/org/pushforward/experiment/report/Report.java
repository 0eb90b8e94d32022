package org.pushforward.experiment.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.sweep.ShippedSweep;

/**
 * Every figure and table of the paper and its blog post that the program covers, in a folder: {@value #PAGE}, which holds all in one file, and a
 * folder for each {@link Reproduction} with its raw numbers.
 */
public final class Report {

    public static final String PAGE = "report.html";

    private static final String LOCK = ".lock";

    /** The one place where reproductions are registered, in the order of the report. */
    static List<Reproduction> reproductions() {
        List<Reproduction> reproductions = new ArrayList<>(List.of(new PaddingReproduction(), new LinearReproduction(),
                new UniversalReproduction(), new ScratchReproduction(), new SeparationReproduction(), new LayersReproduction(),
                new PartitionReproduction(), new SweepsReproduction()));
        ShippedSweep.MODES_AND_DEPTH.rows().ifPresent(rows -> reproductions.add(new ModesReproduction(rows)));
        ShippedSweep.DEPTH_BOARD.rows().ifPresent(rows -> reproductions.add(new DepthReproduction(rows)));
        return reproductions;
    }

    private final Path folder;
    private final boolean quick;
    private final int jobs;
    private final Consumer<String> progress;

    /**
     * @param folder   new, empty, or that of a report to go on with
     * @param quick    fewer seeds and shorter runs, for a look
     * @param jobs     runs at once
     * @param progress told in a few words how things stand, by one thread at a time
     */
    public Report(Path folder, boolean quick, int jobs, Consumer<String> progress) {
        this.folder = ResultFiles.followed(folder);
        this.quick = quick;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * Makes what is not there yet and writes the page.
     *
     * @return the findings of all chapters
     * @throws InvalidInputException one line, if the folder holds something else or another report, or something cannot be written
     */
    public List<Finding> make() {
        // Before tables of the program's own are read for the chapters.
        ResultFiles.requireWritableFolder(folder);
        return make(reproductions());
    }

    List<Finding> make(List<Reproduction> reproductions) {
        ResultFiles.requireWritableFolder(folder);
        requireOwn(reproductions);
        Claim claim = Claim.of(folder.resolve(LOCK), "the report in " + folder + " is being made by another process: wait for it, or end it");
        try {
            return makeClaimed(reproductions);
        } finally {
            claim.close();
        }
    }

    private List<Finding> makeClaimed(List<Reproduction> reproductions) {
        List<Chapter> chapters = new ArrayList<>();
        for (Reproduction reproduction : reproductions) {
            progress.accept(reproduction.title());
            Path own = folder.resolve(reproduction.id());
            ResultFiles.createFolder(own);
            chapters.add(reproduction.run(new Reproduction.Work(own, quick, jobs, progress)));
        }
        page(reproductions, chapters).write("Pushforward: reproduction report", folder.resolve(PAGE));
        return chapters.stream().flatMap(chapter -> chapter.findings().stream()).toList();
    }

    private void requireOwn(List<Reproduction> reproductions) {
        if (!Files.exists(folder)) {
            return;
        }
        List<String> own = Stream.concat(Stream.of(PAGE, LOCK), reproductions.stream().map(Reproduction::id)).toList();
        try {
            InvalidInputException.require(FolderEntries.of(folder).stream()
                            .allMatch(entry -> own.contains(entry.getFileName().toString()) || WholeFile.isUnfinished(entry)),
                    "the folder %s holds other files than a report's: choose a new or an empty one", folder);
        } catch (IOException e) {
            throw WholeFile.unreadable(folder, e);
        }
    }

    private HtmlPage page(List<Reproduction> reproductions, List<Chapter> chapters) {
        HtmlPage page = new HtmlPage();
        page.heading(1, "What the paper says, measured anew", null);
        page.paragraph("F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021. "
                + "Made by Pushforward" + (quick ? ", the quick version: fewer seeds and shorter runs, for a look rather than for a judgement."
                : "."));
        page.command("To repeat it:", HtmlPage.PROGRAM + "reproduce --out DIR" + (quick ? " --quick" : ""));
        for (int i = 0; i < chapters.size(); i++) {
            if (!chapters.get(i).findings().isEmpty()) {
                page.findings(chapters.get(i).findings(), reproductions.get(i).id());
            }
        }
        for (int i = 0; i < chapters.size(); i++) {
            write(reproductions.get(i), chapters.get(i), page);
        }
        return page;
    }

    private void write(Reproduction reproduction, Chapter chapter, HtmlPage page) {
        page.heading(2, reproduction.title(), reproduction.id());
        chapter.setUp().forEach(page::paragraph);
        part("Claims", chapter.findings().isEmpty() ? List.of() : List.of(chapter.findings()), findings -> page.findings(findings, null), page);
        part("Figures", chapter.pictures(), page::pictures, page);
        part("Tables", chapter.tables(), page::table, page);
        part("To bear in mind", chapter.notes(), page::paragraph, page);
        page.command("Raw numbers:", chapter.files().stream().map(file -> folder.relativize(file).toString()).collect(Collectors.joining(", ")));
        page.command("To repeat this chapter alone:", HtmlPage.PROGRAM + chapter.command());
    }

    private static <T> void part(String title, List<T> content, Consumer<T> writer, HtmlPage page) {
        if (!content.isEmpty()) {
            page.heading(3, title, null);
            content.forEach(writer);
        }
    }
}
