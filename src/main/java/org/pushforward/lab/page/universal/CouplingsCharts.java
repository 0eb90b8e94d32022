package org.pushforward.lab.page.universal;

import java.util.List;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.UniversalCurves;
import org.pushforward.instrument.universal.CurvesReading;
import org.pushforward.lab.page.universal.CouplingsModel.Side;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;

/** The curves against epsilon, with the exponents that were fitted and the lines of theory: those of the command. */
final class CouplingsCharts {

    private final DecadeChart numbers = new DecadeChart("", "", "");
    private final DecadeChart second = new DecadeChart("", "", "");

    CouplingsCharts() {
        show(null, Side.LIKELIHOOD, Progress.NONE);
    }

    DecadeChart numbers() {
        return numbers;
    }

    DecadeChart second() {
        return second;
    }

    /** @param curves null for none yet */
    void show(CurvesReading curves, Side side, Progress learned) {
        Variant variant = curves == null ? Variant.TWO : curves.request().variant();
        Price price = curves == null ? Price.BOTH : curves.request().price();
        List<Measurement> rows = curves == null ? List.of() : curves.rows();
        String unit = curves == null ? Target.OWN : curves.unit();
        double entropy = curves == null ? Double.NaN : curves.entropy();
        numbers.show(UniversalCurves.together(variant, price, rows, unit));
        second.show(switch (side) {
            case LIKELIHOOD -> UniversalCurves.likelihood("−log p of the data, exact", variant, price, rows, unit, entropy);
            case BITS -> UniversalCurves.bits(variant, rows, unit);
            case LEARNED -> UniversalCurves.gaps(variant, rows, unit, entropy, learned.flows());
        });
    }
}
