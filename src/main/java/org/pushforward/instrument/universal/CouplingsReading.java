package org.pushforward.instrument.universal;

import java.util.List;
import java.util.Optional;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Window;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.NumberLine;

/**
 * The couplings at one epsilon.
 *
 * @param request      that it answers
 * @param refusal      why there is nothing to show, in one line; then all else is empty or null
 * @param construction the couplings
 * @param panels       the noise, and what is after each coupling
 * @param numbers      measured in double precision, whatever the bits
 * @param rounded      what the bits of the mantissa do: the same bound and the misread digits in that arithmetic
 * @param lines        the coordinates that carry digits, in the order in which they are written
 * @param probe        the followed point at each stage
 * @param isFinal      whether nothing finer follows by itself
 */
public record CouplingsReading(CouplingsRequest request, String refusal, Construction construction, List<Panel> panels, Measurement numbers,
        Rounded rounded, List<DigitLine> lines, List<Step> probe, boolean isFinal) {

    /** A picture of a stage. @param pixels null without a side */
    public record Panel(String title, String across, String up, Window window, int[] pixels, int side, PictureContent content) {
    }

    /**
     * In the arithmetic of few bits.
     *
     * @param w2     bound of W2
     * @param misread share of points of which a coupling reads other digits than were written
     * @param points measured
     * @param w2Error standard error of the bound
     * @param misreadError of the share
     */
    public record Rounded(double w2, double misread, int points, double w2Error, double misreadError) {
    }

    /**
     * A coordinate with digits.
     *
     * @param coupling that writes it, from 0
     * @param name     y or a
     * @param values   of points that were sent through, in ascending order
     */
    public record DigitLine(int coupling, String name, NumberLine line, double[] values) {
    }

    /** The followed point after a coupling. @param digits of the coordinate that it has written, in words; empty for none */
    public record Step(String name, double first, double second, Optional<Double> written, String digits) {
    }

    static CouplingsReading refused(CouplingsRequest request, String why) {
        return new CouplingsReading(request, why, null, List.of(), null, null, List.of(), List.of(), true);
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }
}
