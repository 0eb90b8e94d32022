package org.pushforward.experiment.sweep;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.train.TrainingConfig;

/** What the runs of a sweep learn, as its files hold it now: read once for all seeds. */
final class SweepData {

    private final Map<DatasetSpec, DatasetSpec> read = new HashMap<>();
    private final Map<DatasetSpec, CsvCloud> clouds = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    /** Of the points that train, by dataset and seed. */
    private final Map<List<Object>, Long> checksums = new HashMap<>();

    /** @throws InvalidInputException one line, if the data of a run cannot be had */
    SweepData(Sweep sweep) {
        for (DatasetSpec dataset : sweep.runs().stream().map(TrainingConfig::dataset).distinct().toList()) {
            RunData data = RunData.of(dataset, sweep.seeds().get(0));
            read.put(dataset, data.dataset());
            data.cloud().ifPresent(cloud -> clouds.put(data.dataset(), cloud));
            if (!data.note().isEmpty()) {
                notes.add(data.note());
            }
        }
    }

    /** What was chosen among several possibilities when files were read, one line each. */
    Set<String> notes() {
        return notes;
    }

    /** Settings of a run with the columns that are taken of its file. */
    TrainingConfig resolved(TrainingConfig config) {
        return config.withDataset(read.get(config.dataset()));
    }

    /** Checksum of all points of files, by which parts that were made on different machines know that they learned the same; null without files. */
    Long checksum() {
        if (clouds.isEmpty()) {
            return null;
        }
        CRC32 checksum = new CRC32();
        clouds.values().forEach(cloud -> checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, cloud.points().checksum())));
        return checksum.getValue();
    }

    /**
     * Refuses a finished run that learned other points of its file than those that are there now: its row would stand beside rows of other data.
     *
     * @param config of the run, {@link #resolved}
     * @throws InvalidInputException one line
     */
    void requireTrainedOnThis(TrainingConfig config, RunFolder run) {
        CsvCloud cloud = clouds.get(config.dataset());
        if (cloud == null) {
            return;
        }
        long now = checksums.computeIfAbsent(List.of(config.dataset(), config.seed()),
                key -> RunData.of(config.dataset(), cloud, config.seed()).training().checksum());
        InvalidInputException.require(run.dataChecksum() == now, "%s has changed since the run in %s was made: put it back as it was, or begin the "
                + "sweep in a new folder", config.dataset().name(), run.path());
    }
}
