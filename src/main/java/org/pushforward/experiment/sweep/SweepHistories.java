package org.pushforward.experiment.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.experiment.run.HistoryFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * The histories of a sweep's runs, as far as their files are there.
 *
 * @param ofRuns by the numbers of the runs
 */
public record SweepHistories(Map<Integer, List<HistoryRow>> ofRuns) {

    public static final SweepHistories NONE = new SweepHistories(Map.of());

    public SweepHistories {
        ofRuns = Map.copyOf(ofRuns);
    }

    /**
     * Reads those of ended runs.
     *
     * @param folder of the sweep
     * @param known  read before from the same folder, and not read again
     * @throws org.pushforward.base.InvalidInputException one line naming the file, if one that is there cannot be read
     */
    public static SweepHistories read(Path folder, List<SweepRow> rows, SweepHistories known) {
        Map<Integer, List<HistoryRow>> all = new HashMap<>(known.ofRuns());
        for (SweepRow row : rows) {
            Path file = SweepFolder.run(folder, row.run()).finished(RunFolder.HISTORY);
            if (!all.containsKey(row.run()) && Files.isRegularFile(file)) {
                all.put(row.run(), HistoryFile.read(file, row.config().padding()));
            }
        }
        return new SweepHistories(all);
    }

    /** In the order of the steps; empty where it is not known. */
    public List<HistoryRow> of(SweepRow row) {
        return ofRuns.getOrDefault(row.run(), List.of());
    }

    /** The condition number against the fit along a run; empty of one that diverged. */
    public EqualFit.Path path(SweepRow row, FitMeasure measure, HistoryMetric kappa) {
        return EqualFit.Path.of(row.diverged() ? List.of() : of(row), measure, reading -> reading.get(kappa), row.yardstick().error());
    }
}
