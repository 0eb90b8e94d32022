package org.pushforward.experiment.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.fit.SampleDistance;
import org.pushforward.fit.TransportYardstick;

/**
 * What the samples of a run are read against: functions of its data and their seed alone, which take more than half a second. The runs of a
 * sweep have the same few, so the latest are kept.
 */
record Yardsticks(Supplier<SampleDistance.Yardstick> distance, TransportYardstick.Later transport) {

    static final int KEPT = 64;

    /** @param points checksum of the training points: a file may be another one by now */
    private record Key(DatasetSpec dataset, long seed, long points) {
    }

    private static final Map<Key, Yardsticks> LATEST = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Yardsticks> eldest) {
            return size() > KEPT;
        }
    };

    /** For any thread. Where several runs ask for the same one, the first measures and the others wait. */
    static Yardsticks of(RunData data) {
        Key key = new Key(data.dataset(), data.seed(), data.training().checksum());
        synchronized (LATEST) {
            return LATEST.computeIfAbsent(key, absent -> new Yardsticks(SampleDistance.yardstick(data), TransportYardstick.Later.of(data)));
        }
    }
}
