package org.pushforward.instrument.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.chart.Numbers;
import org.pushforward.flow.LayerPosition;

/** Places among the layers in words. People count couplings from the noise, the way that points go; files and parameters count from the data. */
public final class LayersWords {

    private LayersWords() {
    }

    /** @param coupling counted from the data. @return counted from the noise, 1 for the first */
    public static int number(int coupling, int couplings) {
        return couplings - coupling;
    }

    public static String place(LayerPosition position) {
        int couplings = position.couplings();
        if (position.passed() == 0) {
            return "noise";
        }
        if (position.passed() == couplings) {
            return "data, after " + couplings + " of " + couplings + " couplings";
        }
        if (position.fraction() == 1) {
            return "after " + number(position.coupling(), couplings) + " of " + couplings + " couplings";
        }
        return String.format(Locale.ROOT, "coupling %d of %d, %.0f %%", number(position.coupling(), couplings), couplings, 100 * position.fraction());
    }

    /** Shorter, for a headline. */
    public static String title(LayerPosition position) {
        int number = number(position.coupling(), position.couplings());
        if (position.passed() == 0) {
            return "Noise";
        }
        if (position.passed() == position.couplings()) {
            return "Data";
        }
        return position.fraction() == 1 ? "After " + number + " of " + position.couplings() : "Coupling " + number;
    }

    public static String atWork(LayerPosition position, LayersReading.AtWork atWork) {
        return "Coupling " + number(position.coupling(), position.couplings()) + " moves " + atWork.moved() + " given " + atWork.given();
    }

    /** What the curves of a coupling mean. */
    public static String formula(LayersReading.AtWork atWork) {
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
    public static String ablation(LayersReading.Ablation ablation, int number) {
        String name = switch (ablation.padding()) {
            case NONE -> "the NLL";
            case GAUSSIAN -> "the NLL (upper bound)";
            case ZERO -> "the NLL (unbounded below)";
        };
        return "Without coupling " + number + " " + name + " of " + ablation.points() + " is "
                + Numbers.brief(ablation.without()) + " instead of " + Numbers.brief(ablation.nll()) + " nats.";
    }
}
