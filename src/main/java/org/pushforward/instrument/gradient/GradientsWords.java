package org.pushforward.instrument.gradient;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.flow.FlowFamily;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.train.GradientNorms;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingSnapshot;

/** What the norms of the gradient say, in sentences. */
final class GradientsWords {

    private GradientsWords() {}

    /** @param norms null where no row has any */
    static List<String> of(TrainingSnapshot run, GradientNorms norms) {
        FlowFamily family = run.config().flow().family();
        if (!family.descends()) {
            return List.of("Greedy layers are fitted one after the other and never trained again. They follow no gradient, so there are no norms to "
                    + "be shown: choose couplings or leaky layers.");
        }
        if (norms == null) {
            return List.of(run.step() == 0 ? "The gradient's norm of each layer will appear here: press Space."
                    : "The rows of this run do not have the gradient's norms of its layers. They come with the next row of the history.");
        }
        List<String> sentences = new ArrayList<>();
        List<HistoryRow> measured = GradientNorms.measured(run.history(), norms.layers());
        double all = measured.get(measured.size() - 1).get(HistoryMetric.GRADIENT_NORM);
        int last = norms.layers() - 1;
        String name = LayersWords.name(family);
        String whole = "At step " + Numbers.count(norms.to()) + " the norm of the whole gradient is " + Numbers.brief(all);
        if (last == 0) {
            sentences.add(whole + ", all of it that of the only " + family.layer() + ".");
        } else {
            sentences.add(whole + ". " + name + " 1, next to the noise, has " + Numbers.brief(norms.newest()[last]) + ", and "
                    + family.layer() + " " + norms.layers() + ", next to the data, " + Numbers.brief(norms.newest()[0])
                    + "; the squares of all " + family.layer() + "s add up to its square.");
            sentences.add(spread(norms, family));
        }
        sentences.add(clipped(measured, run.config().optimization().clip()));
        if (family == FlowFamily.LEAKY_HARD) {
            sentences.add("The gradient of a hard unit leaves out every jump of its log-det: a small norm does not mean that the likelihood is at "
                    + "its greatest.");
        }
        if (run.isDiverged()) {
            sentences.add("The run stopped when loss or gradient was no number any more. That gradient is in no row: the last one is of a step "
                    + "before.");
        }
        return sentences;
    }

    private static String spread(GradientNorms norms, FlowFamily family) {
        int largest = norms.largest();
        int smallest = norms.smallest();
        String steps = norms.rows() == 1 ? "At this step"
                : "By the medians of steps " + Numbers.count(norms.from()) + " to " + Numbers.count(norms.to());
        double ratio = norms.median(largest) / norms.median(smallest);
        String most = LayersWords.number(largest, norms.layers()) + " (" + Numbers.brief(norms.median(largest)) + ")";
        String least = LayersWords.number(smallest, norms.layers()) + " (" + Numbers.brief(norms.median(smallest)) + ")";
        return steps + " " + family.layer() + " " + most + " has the largest gradient and " + family.layer() + " " + least + " the smallest: "
                + (Double.isFinite(ratio) ? Numbers.brief(ratio) + " times." : "no finite factor lies between them.");
    }

    private static String clipped(List<HistoryRow> measured, double clip) {
        if (Double.isInfinite(clip)) {
            return "No clip: each step takes the gradient as it is.";
        }
        long longer = measured.stream().filter(row -> row.get(HistoryMetric.GRADIENT_NORM) > clip).count();
        return "The clip of " + Numbers.chosen(clip) + " made the gradient shorter in " + Numbers.count(longer) + " of "
                + Numbers.count(measured.size()) + " rows of the history; all norms here are those before it.";
    }
}
