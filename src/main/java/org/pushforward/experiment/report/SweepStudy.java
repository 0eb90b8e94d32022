package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepRunner;

/**
 * A sweep that a chapter makes, as the command {@code sweep} does, but for the pictures of its runs; those that are there already are not made again.
 *
 * @param folder of the sweep
 * @param words  the arguments that repeat it, with the folder relative to the report's
 * @param rows   of all runs
 */
record SweepStudy(Path folder, String words, List<SweepRow> rows) {

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);

    /** @param name of the sweep's folder within that of the chapter */
    static SweepStudy make(Reproduction.Work work, String name, Sweep sweep) {
        Path folder = work.folder().resolve(name);
        SweepRunner runner = new SweepRunner(sweep, folder, work.jobs(), BETWEEN_CHECKPOINTS, progress -> work.progress().accept(progress.words()))
                .withoutPictures();
        return new SweepStudy(folder, "sweep " + Path.of(work.folder().getFileName().toString(), name, SweepFolder.EXPERIMENT) + " --out DIR",
                runner.run(true).rows());
    }

    /** The tables of the raw numbers. */
    List<Path> files() {
        return List.of(folder.resolve(SweepFolder.TABLE), folder.resolve(SweepFolder.SUMMARY));
    }

    /** A spread as a cell of a table: median, lower and upper quartile. */
    static String cell(Spread spread) {
        return spread.count() == 0 ? "–"
                : Numbers.brief(spread.median()) + " (" + Numbers.brief(spread.q1()) + " – " + Numbers.brief(spread.q3()) + ")";
    }
}
