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

    /** Those of the whole program. */
    static final Latest OF_THE_PROGRAM = new Latest(64);

    /** Keeps the latest, and forgets the oldest of more. */
    static final class Latest {

        /** @param points checksum of the training points: a file may be another one by now */
        private record Key(DatasetSpec dataset, long seed, long points) {
        }

        private final Map<Key, Yardsticks> kept;

        Latest(int most) {
            kept = new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Yardsticks> eldest) {
                    return size() > most;
                }
            };
        }

        /** For any thread. Where several runs ask for the same one, the first measures and the others wait. */
        synchronized Yardsticks of(RunData data) {
            Key key = new Key(data.dataset(), data.seed(), data.training().checksum());
            return kept.computeIfAbsent(key, absent -> new Yardsticks(SampleDistance.yardstick(data), TransportYardstick.Later.of(data)));
        }
    }
}
