package org.pushforward.instrument.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.LayerPosition;

/** Places among the layers in words. People count couplings from the noise, the way that points go; files and parameters count from the data. */
public final class LayersWords {

    private LayersWords() {
    }

    /** @param coupling counted from the data. @return counted from the noise, 1 for the first */
    public static int number(int coupling, int couplings) {
        return couplings - coupling;
    }

    /** @param family of the layers */
    public static String place(LayerPosition position, FlowFamily family) {
        String brief = brief(position, family);
        if (position.passed() == 0) {
            return brief;
        }
        if (position.passed() == position.couplings()) {
            return brief + ", after " + position.couplings() + " of " + position.couplings() + " " + family.layer() + "s";
        }
        return brief + (position.fraction() == 1 ? " " + family.layer() + "s" : String.format(Locale.ROOT, ", %.0f %%", 100 * position.fraction()));
    }

    /** Without what is counted, and without how far into a layer. */
    public static String brief(LayerPosition position, FlowFamily family) {
        if (position.passed() == 0) {
            return "noise";
        }
        if (position.passed() == position.couplings()) {
            return "data";
        }
        return (position.fraction() == 1 ? "after" : family.layer()) + " " + number(position.coupling(), position.couplings()) + " of "
                + position.couplings();
    }

    /** Shorter, for a headline. */
    public static String title(LayerPosition position, FlowFamily family) {
        int number = number(position.coupling(), position.couplings());
        if (position.passed() == 0) {
            return "Noise";
        }
        if (position.passed() == position.couplings()) {
            return "Data";
        }
        return position.fraction() == 1 ? "After " + number + " of " + position.couplings() : name(family) + " " + number;
    }

    /** With a capital letter. */
    public static String name(FlowFamily family) {
        return OneLine.capital(family.layer());
    }

    public static String atWork(LayerPosition position, LayersReading.AtWork atWork, FlowFamily family) {
        int number = number(position.coupling(), position.couplings());
        return atWork.stretch() == null ? name(family) + " " + number + " moves " + atWork.moved() + " given " + atWork.given()
                : "Layer " + number + " maps all coordinates at once";
    }

    /** What the curves of a coupling mean, or what a leaky layer does, which has none. */
    public static String formula(LayersReading.AtWork atWork) {
        if (atWork.stretch() != null) {
            LayersReading.Stretch stretch = atWork.stretch();
            String bends = stretch.hard()
                    ? "sharply, with a slope of " + Numbers.brief(stretch.slope()) + " or 1: its log-det jumps where a point meets a kink, the "
                    + "gradient does not see that, and so it does not learn."
                    : "with a slope between " + Numbers.brief(stretch.slope()) + " and 1.";
            return "Data → noise: it turns, stretches the axes by " + Numbers.brief(stretch.least()) + " to " + Numbers.brief(stretch.greatest())
                    + ", turns again, shifts, and bends each coordinate " + bends
                    + " It has no net, so there are no curves of a condition to be drawn.";
        }
        return atWork.logScale() == null
                ? "Data → noise: it adds t; it has no scale and keeps the volume."
                : "Data → noise: it multiplies by exp(s) and adds t; the s of its outputs add up to its log-det.";
    }

    /** What is to be known of a picture. */
    public static String note(LayersReading reading) {
        LayersReading.Picture picture = reading.picture();
        List<String> words = new ArrayList<>();
        if (!picture.origin().isEmpty()) {
            words.add("density: " + picture.origin());
        }
        if (picture.outside() > 0) {
            words.add(Numbers.count(picture.outside()) + " of " + Numbers.count(reading.samples().count()) + " samples outside");
        }
        if (reading.blends() && reading.position().passed() == 0) {
            words.add("noise as the linear layers leave it");
        }
        if (reading.probe() != null) {
            boolean inside = picture.window().contains(reading.probe()[0], reading.probe()[1]);
            words.add(inside ? "ring: the probe" : "the probe is outside");
        }
        return String.join("; ", words);
    }

    /** What a coupling that is switched off did. */
    public static String ablation(LayersReading.Ablation ablation, FlowFamily family, int number) {
        String name = switch (ablation.padding()) {
            case NONE -> "the NLL";
            case GAUSSIAN -> "the NLL (upper bound)";
            case ZERO -> "the NLL (unbounded)";
        };
        String without = "Without " + family.layer() + " " + number + " " + name + " is ";
        String points = " at step " + Numbers.count(ablation.step()) + " (" + ablation.points() + ", ± one standard error).";
        if (!Double.isFinite(ablation.rise())) {
            return without + "not finite" + points;
        }
        return without + Numbers.uncertain(Math.abs(ablation.rise()), ablation.error()) + " nats " + (ablation.rise() < 0 ? "lower" : "higher")
                + points;
    }
}
