package org.pushforward.instrument;

import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;

/**
 * The condition number as it is shown under a picture. For built-in data it is that of the whole map; for a point cloud, whose coordinates may have
 * unlike units, that of the flow in standard units, and that in data units is told beside it.
 *
 * @param median of the one that is told first
 * @param tail   its 95 % quantile
 * @param note   which of the two is told, and the median of the other one; empty where there is nothing to tell apart at first sight
 * @param help   what a person who asks is told
 */
public record KappaFigures(Estimate median, Estimate tail, String note, String help) {

    private static final String NOT_MEASURED = "not measured";

    /** Before anything was read. */
    public static KappaFigures before(DatasetSpec data) {
        return of(data, Padding.none(), KappaSummary.NOT_MEASURED, KappaSummary.NOT_MEASURED);
    }

    /** @param padding that the run began with */
    public static KappaFigures of(DatasetSpec data, Padding padding, HistoryRow row) {
        KappaFigures figures = of(data, padding, row.kappa(), row.kappaStandard());
        KappaUnits units = KappaUnits.headline(data);
        KappaErrors errors = units.errorsOf(row);
        if (Double.isNaN(errors.p50())) {
            return figures;
        }
        Estimate median = Estimate.of(units.of(row).p50(), errors.p50());
        Estimate tail = Estimate.of(units.of(row).p95(), errors.p95());
        return new KappaFigures(median, tail, figures.note, " At step " + Numbers.count(row.step()) + ": median " + median.text() + ", 95 % "
                + tail.text() + "; ± is one standard error over the held-out points." + figures.help);
    }

    private static KappaFigures of(DatasetSpec data, Padding padding, KappaSummary whole, KappaSummary standard) {
        boolean read = !whole.equals(KappaSummary.NOT_MEASURED);
        if (KappaUnits.headline(data) == KappaUnits.DATA) {
            String other = !read || padding.kind() == Padding.Kind.NONE ? ""
                    : " In standard units, with the data divided by one common scale and the padding as it is: " + pair(standard) + ".";
            return new KappaFigures(alone(whole.p50()), alone(whole.p95()), "", mean(whole) + other);
        }
        String note = "κ in standard units" + (read && standard.equals(KappaSummary.NOT_MEASURED) ? ": " + NOT_MEASURED : "")
                + " (data units: " + Numbers.brief(whole.p50()) + ")";
        return new KappaFigures(alone(standard.p50()), alone(standard.p95()), note,
                mean(standard) + " In standard units it is that of the flow behind the standardisation, which divides each coordinate by its "
                        + "standard deviation; "
                + "in data "
                        + "units it is that of the whole map and changes with the units" + (read ? ": " + pair(whole) : "") + ".");
    }

    private static Estimate alone(double value) {
        return Estimate.exact(Numbers.brief(value));
    }

    /** How the mean, the paper's statistic, stands to the median now: mostly above it, but that is no law. */
    private static String mean(KappaSummary kappa) {
        if (kappa.equals(KappaSummary.NOT_MEASURED)) {
            return "";
        }
        if (!Double.isFinite(kappa.mean())) {
            return " There is no finite mean: at one point at least κ is not finite.";
        }
        String mean = Numbers.brief(kappa.mean());
        String where = kappa.mean() > kappa.p95() ? "above the 95 % quantile"
                : mean.equals(Numbers.brief(kappa.p50())) ? "at the median" : kappa.mean() > kappa.p50() ? "above the median" : "below the median";
        return " The mean, " + mean + ", lies " + where + ".";
    }

    private static String pair(KappaSummary kappa) {
        return kappa.equals(KappaSummary.NOT_MEASURED) ? NOT_MEASURED : "median " + Numbers.brief(kappa.p50()) + ", 95 % "
                + Numbers.brief(kappa.p95());
    }

    /** For a screen reader, to follow other sentences. */
    public String sentence() {
        return "Condition number " + median.text() + " in the median, " + tail.text() + " at 95 %." + (note.isEmpty() ? "" : " " + note + ".");
    }
}
