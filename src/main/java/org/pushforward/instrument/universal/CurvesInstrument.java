package org.pushforward.instrument.universal;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Target;

/** Measures the couplings at one epsilon after the other, one with each reading. For one thread. */
public final class CurvesInstrument implements Instrument<CurvesRequest, CurvesReading> {

    public static final List<Double> EPSILONS = List.of(0.4, 0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125);

    private final List<Measurement> rows = new ArrayList<>();
    private final Targets targets;
    private CurvesRequest asked;
    private Target target;
    private String refusal = "";
    private Measurement.Sample sample;

    public CurvesInstrument() {
        this(new Targets());
    }

    /** @param targets shared with other instruments */
    public CurvesInstrument(Targets targets) {
        this.targets = targets;
    }

    @Override
    public CurvesReading read(CurvesRequest newest) {
        if (!newest.equals(asked)) {
            rows.clear();
            refusal = "";
            boolean same = asked != null && asked.target().equals(newest.target()) && asked.seed() == newest.seed() && target != null;
            asked = newest;
            if (!same) {
                target = null;
                try {
                    target = targets.of(newest.target());
                    sample = Measurement.Sample.of(target, CouplingsInstrument.POINTS, newest.seed());
                } catch (InvalidInputException e) {
                    refusal = e.getMessage();
                }
            }
        } else if (target != null && rows.size() < EPSILONS.size()) {
            measure(EPSILONS.get(rows.size()));
        }
        return target == null ? new CurvesReading(newest, refusal, rows, Target.OWN, Double.NaN, EPSILONS.size())
                : new CurvesReading(newest, refusal, rows, target.unit(), target.entropy(), EPSILONS.size());
    }

    private void measure(double epsilon) {
        try {
            rows.add(Measurement.of(Construction.of(target, asked.at(epsilon)), sample, () -> false));
        } catch (InvalidInputException e) {
            refusal = e.getMessage();
        }
    }

    @Override
    public boolean canRefine() {
        return refusal.isEmpty() && rows.size() < EPSILONS.size();
    }
}
