package org.pushforward.benchmark;

import java.util.Arrays;
import org.pushforward.benchmark.TrainingBenchmark.Case;

/** JMH's parameters are text. */
final class Cases {

    private Cases() {}

    /** @param text "dimension couplings hidden batch", as the peer's script takes them */
    static Case parse(String text) {
        int[] n = Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Case(n[0], n[1], n[2], n[3]);
    }
}
