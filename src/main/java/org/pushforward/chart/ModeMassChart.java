package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.fit.ModeMass;

/**
 * How samples share themselves out among the modes of the truth: a bar for each mode, and across it what the truth expects, with the band of two
 * standard errors in which as many samples of the truth would lie.
 */
public final class ModeMassChart extends CurveChart {

    private static final double BAR = 0.36;
    private static final double MARK = 0.45;
    private static final double ERRORS = 2;
    private static final double PERCENT = 100;

    private ModeMass masses;

    public ModeMassChart() {
        super("Samples in each mode, % (lines: data ± 2 s.e.)", "mode", false);
    }

    /** Begins the axes of a new run. */
    public void restart() {
        masses = null;
        begin(1);
    }

    public void show(ModeMass newMasses) {
        change(() -> {
            masses = newMasses;
            setDomain(0.5, masses.expected().length + 0.5);
        });
    }

    @Override
    String valueTitle() {
        return "share of the samples, %";
    }

    /** One row for each mode. */
    @Override
    List<DataTable> tables(String domain, String value) {
        int count = masses == null ? 0 : masses.expected().length;
        double[] modes = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
        double[] observed = Arrays.stream(masses == null ? new double[0] : masses.observed()).map(mass -> PERCENT * mass).toArray();
        double[] expected = Arrays.stream(masses == null ? new double[0] : masses.expected()).map(mass -> PERCENT * mass).toArray();
        double[] errors = Arrays.stream(masses == null ? new double[0] : masses.standardError()).map(error -> PERCENT * error).toArray();
        return List.of(new DataTable("modes", List.of(DataTable.Column.of(domain, modes), DataTable.Column.of("samples: " + value, observed),
                DataTable.Column.of("data: " + value, expected), DataTable.Column.of("standard error of the samples' share, %", errors))));
    }

    @Override
    Content content(Look look) {
        if (masses == null) {
            return Content.NOTHING;
        }
        Palette palette = look.palette();
        List<StyledCurve> curves = new ArrayList<>();
        range().include(0);
        for (int mode = 0; mode < masses.expected().length; mode++) {
            double expected = PERCENT * masses.expected()[mode];
            double spread = ERRORS * PERCENT * masses.standardError()[mode];
            range().include(expected + spread);
            CurveDataset.Curve mark = level("expected " + mode, mode + 1, MARK, expected - spread, expected, expected + spread);
            curves.add(new StyledCurve(mark, look.colour(palette.ink()), look.faded(palette.ink(), 60), look.solid(1.5)));
        }
        // The renderer draws later ones below earlier ones.
        for (int mode = 0; mode < masses.observed().length; mode++) {
            double observed = PERCENT * masses.observed()[mode];
            range().include(observed);
            CurveDataset.Curve bar = level("observed " + mode, mode + 1, BAR, 0, observed, observed);
            curves.add(new StyledCurve(bar, look.colour(palette.model()), look.faded(palette.model(), 150), look.solid(1)));
        }
        return new Content(curves, List.of());
    }

    /** A level piece about a position, with a band from {@code low} to {@code high}. */
    private static CurveDataset.Curve level(String key, double at, double half, double low, double value, double high) {
        return new CurveDataset.Curve(key, new double[] {at - half, at + half}, new double[] {low, low}, new double[] {value, value},
                new double[] {high, high});
    }

    @Override
    String promise() {
        return "How the samples share themselves out among the modes will appear here.";
    }
}
