package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Level;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.splitting.Splitting;

/** The curves of constructions, as commands, the report and the window draw them. By the names of their files. */
public final class ConstructionCurves {

    /** Titles of axes. */
    public static final String NOISE = "noise of the padding, σ (no unit)";
    public static final String KAPPA = "κ (no unit)";

    private static final List<Hue> HUES = List.of(Hue.MODEL, Hue.DATA, Hue.GAUSSIAN, Hue.ZERO, Hue.NOISE, Hue.INK);

    /** Nats: what differs less is rounding. */
    private static final double SAME = 1e-9;

    private ConstructionCurves() {}

    /** Rows of one target and variant: against the noise if that varies more, else against the number of couplings. */
    public static Map<String, Content> padded(PaddedTarget target, List<PaddedRow> rows) {
        boolean bySigma = rows.stream().map(PaddedRow::sigma).distinct().count() >= rows.stream().map(PaddedRow::couplings).distinct().count();
        boolean kinetic = rows.stream().anyMatch(row -> row.variant().equals("kinetic"));
        String across = bySigma ? NOISE : kinetic ? "momentum steps, K" : "couplings";
        String of = ", " + target.title();
        Map<String, Content> curves = new LinkedHashMap<>();
        List<Series> gaps = new ArrayList<>();
        add(gaps, rows, bySigma, "gap", PaddedRow::gap);
        if (gaps.size() == 1 && !kinetic) {
            gaps.set(0, named("matched", gaps.get(0)));
            // On the line two couplings make the padding standard: then the encoders are one.
            if (rows.stream().anyMatch(row -> Math.abs(row.gap() - number(row.gapStandard())) > SAME)) {
                add(gaps, rows, bySigma, "one Gaussian", row -> number(row.gapAverage()));
                add(gaps, rows, bySigma, "N(0, I)", row -> number(row.gapStandard()));
            }
            add(gaps, rows, bySigma, "data alone", row -> number(row.gapMarginal()));
        }
        curves.put("gap", new Content("Gap" + of, across, "nats", gaps, List.of()));
        List<Series> distances = new ArrayList<>();
        add(distances, rows, bySigma, "W₂ at most", PaddedRow::w2);
        curves.put("w2", new Content("W₂ to the data, of samples" + of, across, "data units", distances,
                rows.stream().limit(1).map(row -> new Level("samples tell from here", row.w2Limit())).toList()));
        List<Series> kappas = new ArrayList<>();
        add(kappas, rows, bySigma, "median", PaddedRow::kappaMedian);
        add(kappas, rows, bySigma, "largest", PaddedRow::kappaMax);
        curves.put("kappa", new Content("Condition number" + of, across, KAPPA, kappas,
                rows.stream().anyMatch(row -> row.variant().equals("two"))
                        ? target.statedKappa().map(bound -> new Level("√5, the limit's bound", bound)).stream().toList() : List.of()));
        List<Series> sigmas = new ArrayList<>();
        add(sigmas, rows, bySigma, "least", PaddedRow::sigmaMin);
        add(sigmas, rows, bySigma, "median", PaddedRow::sigmaMinMedian);
        curves.put("sigma_min", new Content("Smallest singular value" + of, across, "σ min (no unit)", sigmas, List.of()));
        if (rows.stream().anyMatch(row -> row.variant().equals("scratch"))) {
            List<Series> likelihoods = new ArrayList<>();
            add(likelihoods, rows, bySigma, "NLL", PaddedRow::nll);
            curves.put("nll", new Content("NLL of data and padding" + of, across, "nats", true, likelihoods, List.of()));
        }
        return curves;
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }

    private static Series named(String name, Series series) {
        return new Series(name, series.x(), series.y(), series.hue(), series.mark());
    }

    /** A line for each value of what does not run along the axis. */
    private static void add(List<Series> series, List<PaddedRow> rows, boolean bySigma, String name, ToDoubleFunction<PaddedRow> value) {
        Map<Object, List<PaddedRow>> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(bySigma ? (Object) row.couplings() : (Object) row.sigma(), key -> new ArrayList<>()).add(row));
        lines.forEach((other, line) -> {
            List<PaddedRow> sorted = line.stream().sorted(Comparator.comparingDouble(row -> bySigma ? row.sigma() : row.couplings()))
                    .toList();
            String words = lines.size() == 1 ? name : name + (bySigma ? ", " + other + " couplings" : String.format(Locale.ROOT, ", σ %s", other));
            series.add(new Series(words, sorted.stream().mapToDouble(row -> bySigma ? row.sigma() : row.couplings()).toArray(),
                    sorted.stream().mapToDouble(value).toArray(), HUES.get(series.size() % HUES.size()), Mark.of(series.size())));
        });
    }

    /** Rows of one map: error and conditioning against the number of steps. */
    public static Map<String, Content> splitting(Splitting splitting, List<Splitting.Row> rows) {
        Map<Scheme, List<Splitting.Row>> lines = new LinkedHashMap<>();
        rows.stream().sorted(Comparator.comparingInt(Splitting.Row::steps))
                .forEach(row -> lines.computeIfAbsent(Scheme.valueOf(row.scheme().toUpperCase(Locale.ROOT)), key -> new ArrayList<>()).add(row));
        List<Series> errors = new ArrayList<>();
        List<Series> kappas = new ArrayList<>();
        String of = ", " + splitting.map().title();
        lines.forEach((scheme, line) -> {
            double[] steps = line.stream().mapToDouble(Splitting.Row::steps).toArray();
            Hue hue = HUES.get(scheme.ordinal());
            errors.add(new Series(scheme.title(), steps, line.stream().mapToDouble(Splitting.Row::error).toArray(), hue, Mark.of(scheme.ordinal())));
            Splitting.Row last = line.get(line.size() - 1);
            if (line.size() > 1 && last.ownError() > 0) {
                double[] rule = Arrays.stream(steps).map(k -> last.ownError() * Math.pow(last.steps() / k, scheme.order())).toArray();
                errors.add(new Series("slope " + scheme.order(), steps, rule, Hue.INK, null));
            }
            kappas.add(new Series(scheme.title(), steps, line.stream().mapToDouble(Splitting.Row::kappaMax).toArray(), hue,
                    Mark.of(scheme.ordinal())));
        });
        Map<String, Content> curves = new LinkedHashMap<>();
        curves.put("error", new Content("Distance from the map" + of, "steps, K", "rms, data units", errors,
                splitting.floor() > 0 ? List.of(new Level("floor for any K", splitting.floor())) : List.of()));
        curves.put("kappa", new Content("Largest condition number" + of, "steps, K", KAPPA, kappas, List.of()));
        return curves;
    }
}
