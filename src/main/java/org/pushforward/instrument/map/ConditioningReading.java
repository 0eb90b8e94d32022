package org.pushforward.instrument.map;

import java.util.List;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.data.Window;
import org.pushforward.flow.Certificate;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.train.KappaUnits;

/**
 * What the conditioning lens shows.
 *
 * @param data       the condition number over data space; null before there is room for a picture
 * @param noise      over noise space; null as well
 * @param dataWindow what {@code data} shows
 * @param lowKappa   at the lower end of the colours, a power of ten
 * @param highKappa  at the upper end, a power of ten
 * @param notFinite  cells of both maps without a condition number
 * @param points     over which quantiles are taken: how many
 * @param origin     what these points are
 * @param spectrum   over these
 * @param rails      of the same flow
 * @param certificates of the stages of the flow; empty where the layers have none
 * @param sentences  what the numbers say
 * @param slice      of what the maps are slices, see {@link org.pushforward.instrument.LearnedData#wordsOfSlice}; empty for the whole plane
 * @param leak       what the flow leaves between two parts of its samples; empty while the run goes on
 * @param units      of the condition number in both maps and in the sentences
 */
public record ConditioningReading(SquarePicture data, SquarePicture noise, Window dataWindow, double lowKappa, double highKappa, int notFinite,
        int points, String origin, LayerSpectrum spectrum, ClampRails rails, List<Certificate> certificates, List<String> sentences, String slice,
        Content leak, KappaUnits units) {

    /** What the colours of both maps stand for. */
    public String quantity() {
        return units == KappaUnits.DATA ? "Condition number κ" : "κ in " + units.words();
    }
}
