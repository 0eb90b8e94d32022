package org.pushforward.instrument.separation;

import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Separation;

/**
 * What is shown.
 *
 * @param refusal    why there is nothing to show, in one line; empty if there is
 * @param separation what was drawn and measured; null if refused, as are the rest, and for the counting, which draws nothing
 * @param summary    its numbers, those of the command; null likewise
 * @param sizes      of the counting
 * @param words      what there is to see of the part, in sentences
 * @param left       chart of the part, {@code right} likewise
 * @param isFinal    whether no further reading would show more
 */
public record SeparationReading(SeparationRequest request, String refusal, Separation separation, Summary summary, Sizes sizes, String words,
        Content left, Content right, boolean isFinal) {

    /** Both sides of the counting, as in {@link Summary}. */
    public record Sizes(double logFamily, double logNet, double crossing, double missedBy) {

        static Sizes of(DepthBound bound, double sigma) {
            return new Sizes(bound.logFamily(), bound.logNet(), bound.crossing(), bound.missedBy(sigma));
        }
    }

    static SeparationReading refused(SeparationRequest request, String why) {
        return new SeparationReading(request, why, null, null, null, "", null, null, true);
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }
}
