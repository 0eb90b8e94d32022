package org.pushforward.instrument.gradient;

import java.util.List;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;

/**
 * What the lens on gradients shows.
 *
 * @param run       whose history it is
 * @param history   rows so far
 * @param norms     null where no row has any
 * @param sentences what there is to understand
 */
public record GradientsReading(TrainingConfig run, List<HistoryRow> history, GradientNorms norms, List<String> sentences) {
}
