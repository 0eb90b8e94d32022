package org.pushforward.instrument.point;

import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.data.Window;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.SquarePicture;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.train.KappaUnits;

/**
 * What the probe lens shows.
 *
 * @param pass        the point through the flow
 * @param placed      whether a person put it where it is; else it is a stand-in
 * @param padding     what the data are padded with
 * @param switchedOff the coupling that is left out, counted from the data; -1 for none
 * @param pictures    of both ends; null while the view has no size
 * @param radius      of the circle about the point, data units
 * @param units       of the condition number that is told first
 * @param shrink      by how much smaller than it is the circle's image is drawn, 1 or more
 * @param slice       where the coordinates stand that pictures do not show; empty where there are none
 * @param determinants of the layer that the lenses are turned to, and of the flow
 */
public record ProbeReading(ProbePass pass, boolean placed, Padding padding, int switchedOff, Pictures pictures, double radius, KappaUnits units,
        double shrink, String slice, Determinants determinants) {

    private static final double AGREEMENT = 1e-9;

    /**
     * Pictures of both ends of the flow.
     *
     * @param dataWindow what the data's picture shows
     */
    public record Pictures(Window dataWindow, SquarePicture data, SquarePicture noise) {
    }

    /** What there is to understand, in sentences. */
    public String words() {
        String begin = (placed ? "" : "Drag the ring, or click where it is to be. ") + shown();
        String off = switchedOff < 0 ? "" : LayersWords.name(pass.terms().family()) + " "
                + LayersWords.number(switchedOff, pass.terms().couplings().length) + " is switched off. ";
        double kappa = kappa();
        if (!(kappa > 0)) {
            return begin + off + "The map is not finite here.";
        }
        String plane = slice.isEmpty() ? "" : " in " + pass.ends().axes().words();
        double elongation = pass.ellipse().semiMajor() / pass.ellipse().semiMinor();
        return begin + off + outside() + "Here the flow turns a small circle into an ellipse " + Numbers.brief(elongation)
                + " times as long as wide" + plane + "; κ is " + Numbers.brief(kappa) + (units == KappaUnits.DATA ? "" : " in " + units.words())
                + "; a linear map with this κ loses at most " + Numbers.fixed(Math.log10(kappa), 1) + " digits when it is inverted."
                + " There and back in float64 this point has lost " + Numbers.fixed(pass.digitsLost(), 1) + ".";
    }

    /** Names and values: what a linear map with this condition number may lose when it is inverted, and what this point has lost. */
    public List<List<String>> digits() {
        return List.of(List.of("digits lost, at most (linear)", Numbers.fixed(Math.log10(kappa()), 1)),
                List.of("digits lost there and back", Numbers.fixed(pass.digitsLost(), 1)));
    }

    /** The condition number that is told first. */
    public double kappa() {
        return units == KappaUnits.DATA ? pass.kappa() : pass.kappaStandard();
    }

    /** Names and values: one where it is that of the whole map, both where units would hide that of the flow. */
    public List<List<String>> conditionNumbers() {
        return units == KappaUnits.DATA ? List.of(List.of("condition number κ", Numbers.brief(pass.kappa())))
                : List.of(List.of("κ, " + KappaUnits.STANDARD.words(), Numbers.brief(pass.kappaStandard())),
                        List.of("κ, " + KappaUnits.DATA.words(), Numbers.brief(pass.kappa())));
    }

    /** Which coordinates of data of more than two the ring moves. */
    private String shown() {
        return pass.dimension() - padding.dimensions() == 2 ? "" : "The ring moves " + pass.ends().axes().words() + "; " + slice + ". ";
    }

    private String outside() {
        if (pictures == null) {
            return "";
        }
        double[] x = pass.ends().in(ProbePoint.Space.DATA);
        double[] z = pass.ends().in(ProbePoint.Space.NOISE);
        if (!pictures.dataWindow().contains(x[0], x[1])) {
            return "In the data it lies outside the picture, at " + place(x) + ". ";
        }
        return ProbeInstrument.NOISE_WINDOW.contains(z[0], z[1]) ? "" : "In the noise it lies outside the picture, at " + place(z) + ". ";
    }

    private static String place(double[] point) {
        return "(" + Numbers.brief(point[0]) + ", " + Numbers.brief(point[1]) + ")";
    }

    /** What the log-det is made of, and whether the terms and the Jacobian's singular values add up to it. */
    public String sumCheck() {
        ProbeTerms terms = pass.terms();
        StringBuilder words = new StringBuilder("Standardisation " + Numbers.fixed(terms.standardization(), 3));
        if (terms.mixing() != 0) {
            words.append(", 1×1 layers ").append(Numbers.fixed(terms.mixing(), 3));
        }
        words.append(" and " + terms.family().layer() + "s ").append(Numbers.fixed(terms.couplingSum(), 3)).append(" add up, data → noise, to ")
                .append(Numbers.fixed(terms.sum(), 3));
        double worst = Math.max(Math.abs(terms.sum() - pass.logDet()), Math.abs(pass.logDetOfJacobian() - pass.logDet()));
        if (worst <= AGREEMENT * Math.max(1, Math.abs(pass.logDet()))) {
            return words.append(", the log-det; the logarithms of the Jacobian's singular values do as well.").toString();
        }
        return words.append("; the log-det is ").append(Numbers.fixed(pass.logDet(), 3)).append(", and ")
                .append(Numbers.fixed(pass.logDetOfJacobian(), 3)).append(" by the Jacobian's singular values.").toString();
    }

    /** What the log density is of. */
    public String densityWords() {
        if (padding.dimensions() == 0) {
            return "log density, nats";
        }
        return padding.hasDensity() ? "joint log density, nats" : "joint log density, no bound";
    }
}
