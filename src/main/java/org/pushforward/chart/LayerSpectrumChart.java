package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.LayerSpectrum;
import org.pushforward.flow.Certificate;

/**
 * The singular values of the map from a layer to the data against the couplings that it passes, from none, which leaves the units, to all, which is
 * the flow: bands as in {@link SpectrumChart}, the geometric mean as a dashed line, and the clamp's rails as theory: of the volume (thin dashes),
 * which hold for the geometric mean whatever the shears do, and of scaling alone (dots), which shears can pass beyond. Where the layers have
 * certificates, long dashes show them.
 */
public final class LayerSpectrumChart extends CurveChart {

    /** Rails nearer to one another than this, relatively, are one line to the eye. */
    private static final double SAME = 0.02;

    private LayerSpectrum spectrum;
    private ClampRails rails;
    /** Empty where none is known. */
    private List<Certificate> certificates = List.of();
    /** Of rails that leave the chart. */
    private final List<EndLabelPlot.PointLabel> names = new ArrayList<>();

    public LayerSpectrumChart() {
        super("Singular values σ of layer → data", "layers passed, towards the data", true);
        restart(1);
    }

    /** Begins the axes of a new run. */
    public void restart(int couplings) {
        spectrum = null;
        begin(couplings);
    }

    /**
     * @param newRails        of the same flow
     * @param newCertificates of its stages, see {@link Certificate#stages}; empty where there are none
     */
    public void show(LayerSpectrum newSpectrum, ClampRails newRails, List<Certificate> newCertificates) {
        change(() -> {
            spectrum = newSpectrum;
            rails = newRails;
            certificates = newCertificates;
            setDomainEnd(spectrum.stages().size() - 1);
        });
    }

    @Override
    String valueTitle() {
        return "σ, data units per unit of the layer";
    }

    @Override
    Content content(Look look) {
        range().include(0.1);
        range().include(10);
        names.clear();
        plot().setPointLabels(names);
        // Of a flow that left the range of numbers the stages before it did are shown.
        int drawn = spectrum == null ? 0 : (int) spectrum.stages().stream().takeWhile(stage -> SigmaCurves.isFinite(stage.sigmaQuantiles())).count();
        if (drawn < 2) {
            return Content.NOTHING;
        }
        List<double[][]> quantiles = spectrum.stages().stream().limit(drawn).map(ConditionStatistics::sigmaQuantiles).toList();
        quantiles.forEach(stage -> SigmaCurves.include(stage, range()));
        double[] x = IntStream.range(0, spectrum.stages().size()).asDoubleStream().toArray();
        Content rail = rails(x, look);
        Content sigma = SigmaCurves.content(IntStream.range(0, drawn).asDoubleStream().toArray(), quantiles::get, quantiles.get(drawn - 1), look);
        List<StyledCurve> curves = new ArrayList<>(rail.curves());
        curves.addAll(certified(x, look));
        curves.addAll(sigma.curves());
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>(sigma.labels());
        double[] mean = spectrum.geometricMean();
        curves.add(new StyledCurve(CurveDataset.Curve.line("geometric mean", x, mean), look.colour(look.palette().ink()), null,
                look.dashed(1.5, 6, 4)));
        double end = mean[x.length - 1];
        String words = "mean " + Numbers.uncertain(end, spectrum.meanError()[x.length - 1]);
        labels.add(new EndLabelPlot.EndLabel("geometric " + words, words, end, look.colour(look.palette().ink()), false));
        labels.addAll(rail.labels());
        plot().setPointLabels(names);
        return new Content(curves, labels);
    }

    /** What no singular value passes beyond at any point, from the layers as they are; of layer -> data, so the reciprocals. */
    private List<StyledCurve> certified(double[] x, Look look) {
        if (certificates.isEmpty()) {
            return List.of();
        }
        double[] least = certificates.stream().mapToDouble(each -> 1 / each.greatest()).toArray();
        double[] greatest = certificates.stream().mapToDouble(each -> 1 / each.least()).toArray();
        int colour = look.palette().ink();
        int last = x.length - 1;
        for (double[] bound : new double[][] {least, greatest}) {
            if (isSeen(bound[last])) {
                names.add(pointLabel("certified " + Numbers.brief(bound[last]), last, bound[last], 6, look.colour(colour), LabelLayout.ALONG, look));
            }
        }
        return List.of(new StyledCurve(CurveDataset.Curve.line("certified least", x, least), look.colour(colour), null, look.dashed(1.5, 8, 2)),
                new StyledCurve(CurveDataset.Curve.line("certified greatest", x, greatest), look.colour(colour), null, look.dashed(1.5, 8, 2)));
    }

    /** The range does not widen for rails: those of many couplings are far away, and only the beginning of their fans is seen. */
    private Content rails(double[] x, Look look) {
        List<StyledCurve> curves = new ArrayList<>();
        List<EndLabelPlot.EndLabel> labels = new ArrayList<>();
        int last = x.length - 1;
        addRails("least", x, rails.meanLow(), rails.low(), curves, labels, look);
        if (!same(rails.meanHigh()[last], rails.meanLow()[last])) {
            addRails("most", x, rails.meanHigh(), rails.high(), curves, labels, look);
        }
        return new Content(curves, labels);
    }

    /** @param end which of the two rails */
    private void addRails(String end, double[] x, double[] volume, double[] scaling, List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels,
            Look look) {
        int ink = look.palette().ink();
        int muted = look.palette().muted();
        curves.add(new StyledCurve(CurveDataset.Curve.line(end + " by scaling", x, scaling), look.colour(muted), null, look.dashed(1.5, 1.5, 3)));
        curves.add(new StyledCurve(CurveDataset.Curve.line(end + " mean by volume", x, volume), look.colour(ink), null, look.dashed(1, 4, 4)));
        int last = x.length - 1;
        if (!isSeen(volume[last])) {
            names.add(whereItLeaves(x, volume, scaling[last], look));
        } else if (same(volume[last], scaling[last])) {
            labels.add(label("rail of volume, of scaling ", volume[last], ink, look));
        } else {
            labels.add(label("rail of volume ", volume[last], ink, look));
            if (isSeen(scaling[last])) {
                labels.add(label("rail of scaling ", scaling[last], muted, look));
            }
        }
    }

    /** Names two rails that end beyond the chart at the point where that of the volume leaves it. */
    private EndLabelPlot.PointLabel whereItLeaves(double[] x, double[] volume, double scaling, Look look) {
        int last = x.length - 1;
        boolean below = volume[last] < range().low();
        double edge = below ? range().low() : range().high();
        int beyond = 1;
        while (isSeen(volume[beyond])) {
            beyond++;
        }
        double share = Math.log(edge / volume[beyond - 1]) / Math.log(volume[beyond] / volume[beyond - 1]);
        String ends = same(volume[last], scaling) ? Numbers.brief(scaling)
                : Numbers.brief(volume[last]) + " (volume) and " + Numbers.brief(scaling) + " (scaling)";
        return pointLabel("rails end at " + ends, beyond - 1 + share, edge, 6, look.colour(look.palette().ink()), LabelLayout.ALONG, look);
    }

    private boolean isSeen(double value) {
        return value >= range().low() && value <= range().high();
    }

    private static boolean same(double a, double b) {
        return Math.abs(Math.log(a / b)) < SAME;
    }

    private static EndLabelPlot.EndLabel label(String name, double value, int colour, Look look) {
        return new EndLabelPlot.EndLabel(name + Numbers.brief(value), "rail " + Numbers.brief(value), value, look.colour(colour), false);
    }

    @Override
    String promise() {
        return "What each layer adds to the stretch of the map will appear here.";
    }
}
