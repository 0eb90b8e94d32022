package org.pushforward.instrument.column;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

/**
 * What the flow of a column makes of the probe.
 *
 * @param config        of its run: the very one, so that what comes late is known as an older run's
 * @param z             the probe's image in the noise, padding included; nobody may write to it
 * @param kappa         condition number of dz/dx at the probe, in data units; NaN where the Jacobian is not finite
 * @param kappaStandard that of the flow in standard units
 */
public record ProbedColumn(TrainingConfig config, double[] z, double kappa, double kappaStandard) {

    private static final int DECIMALS = 2;

    /** In one line, for which a narrow column has room: further coordinates are left to {@link #explanation}. */
    public String words() {
        return "probe: z (" + coordinates(2) + (z.length > 2 ? ", …" : "") + "), κ " + Numbers.brief(inStandardUnits() ? kappaStandard : kappa);
    }

    /** All coordinates, and what the probe's own are. */
    public String explanation() {
        Padding padding = config.padding();
        String image = "z (" + coordinates(z.length) + ") is where this flow takes the probe in the noise; "
                + (inStandardUnits() ? "κ " + Numbers.brief(kappaStandard)
                + " is the condition number of the flow there in standard units; in data units "
                        + "that of the Jacobian ∂z/∂x is " + Numbers.brief(kappa) + "."
                        : "κ " + Numbers.brief(kappa) + " is the condition number of the Jacobian ∂z/∂x there.");
        return padding.dimensions() == 0 ? image
                : image + (padding.dimensions() == 1 ? " The probe's padding coordinate is 0." : " The probe's " + padding.dimensions()
                        + " padding coordinates are 0.");
    }

    private boolean inStandardUnits() {
        return KappaUnits.headline(config.dataset()) == KappaUnits.STANDARD;
    }

    private String coordinates(int count) {
        return Arrays.stream(z).limit(count).mapToObj(coordinate -> Numbers.rounded(coordinate, DECIMALS)).collect(Collectors.joining(", "));
    }
}
