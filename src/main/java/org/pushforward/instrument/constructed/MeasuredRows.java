package org.pushforward.instrument.constructed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.pushforward.chart.ConstructionCurves;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.splitting.Splitting;

/**
 * The rows that the commands print for a construction, over what varies: sigma, or the number of steps.
 *
 * @param study  whose they are
 * @param padded with padding; else empty
 * @param curves by name
 * @param words  how the condition number and what it is weighed against went
 */
public record MeasuredRows(Study study, List<PaddedRow> padded, Map<String, DecadeChart.Content> curves, String words) {

    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final long SEED = 1;

    /** What is measured together. What varies in it is left out of the request. */
    public record Study(ConstructionRequest request) {

        public static Study of(ConstructionRequest request) {
            return new Study(switch (request.construction()) {
                case TWO, SCRATCH -> new ConstructionRequest(request.construction(), request.target(), 0, request.couplings(), null, null, 0);
                case KINETIC -> new ConstructionRequest(request.construction(), request.target(), request.sigma(), 0, null, null, 0);
                case SPLITTING -> new ConstructionRequest(request.construction(), null, 0, 0, request.map(), request.scheme(), 0);
            });
        }

        /** The noise that varies, or does not. */
        public List<Double> sigmas() {
            return request.construction() == Construction.KINETIC ? List.of(request.sigma()) : request.construction().variant().sigmas(null);
        }

        public List<Integer> couplings() {
            return request.construction() == Construction.KINETIC ? request.construction().variant().couplings() : List.of(request.couplings());
        }

        public List<Integer> steps() {
            return STEPS;
        }
    }

    /** The curves above. @param distance whether beside the distance to the data, not beside the likelihood; without padding it is one */
    public DecadeChart.Content upper(boolean distance) {
        return curves.get(distance && study.request().isPadded() ? "sigma_min" : "kappa");
    }

    /** The curves below: the gap or, where the padding is constant, the likelihood; or a distance. @param distance as above */
    public DecadeChart.Content lower(boolean distance) {
        return curves.get(!study.request().isPadded() ? "error" : distance ? "w2"
                : study.request().construction() == Construction.SCRATCH ? "nll" : "gap");
    }

    /** Those with padding, to stand beside others; its name says what tells it from the same construction in other settings. */
    public Family family() {
        ConstructionRequest request = study.request();
        String which = switch (request.construction()) {
            case KINETIC -> ", σ " + request.sigma();
            case SCRATCH -> ", " + request.couplings();
            default -> "";
        };
        return Family.of(request.target().title() + ", " + request.construction().title() + which, padded);
    }

    /**
     * Measures them all, as the commands do.
     *
     * @param goOn told which share is done; false ends the work
     * @throws java.util.concurrent.CancellationException if it was ended
     */
    public static MeasuredRows of(Study study, DoublePredicate goOn) {
        ConstructionRequest request = study.request();
        if (request.isPadded()) {
            List<PaddedSpec> specs = PaddedSpec.all(request.target(), request.construction().variant(), study.sigmas(), study.couplings());
            List<PaddedRow> rows = new ArrayList<>();
            for (PaddedSpec spec : specs) {
                int done = rows.size();
                rows.add(PaddedRow.of(new PaddedFlow(spec), PaddedRow.POINTS, SEED, share -> goOn.test((done + share) / specs.size())));
            }
            PaddedRow first = rows.get(0);
            PaddedRow last = rows.get(rows.size() - 1);
            return new MeasuredRows(study, List.copyOf(rows), ConstructionCurves.padded(request.target(), rows),
                    words(Estimate.of(first.kappaMedian(), first.kappaMedianError()), Estimate.of(last.kappaMedian(), last.kappaMedianError()))
                            + (request.construction() == Construction.SCRATCH
                            ? goes(", the NLL of data and padding", Numbers.uncertain(first.nll(), first.nllError()),
                                    Numbers.uncertain(last.nll(), last.nllError())) + " nats"
                                    + goes(", the median of σ_min", Numbers.uncertain(first.sigmaMinMedian(), first.sigmaMinMedianError()),
                                    Numbers.uncertain(last.sigmaMinMedian(), last.sigmaMinMedianError())) + "."
                            : goes(", the gap", Numbers.uncertain(first.gap(), first.gapError()), Numbers.uncertain(last.gap(), last.gapError()))
                                    + " nats."));
        }
        Splitting splitting = Splitting.of(request.map(), null, null);
        List<Splitting.Row> rows = new ArrayList<>();
        for (int steps : STEPS) {
            int done = rows.size();
            rows.add(splitting.measure(request.scheme(), steps, share -> goOn.test((done + share) / STEPS.size())));
        }
        return new MeasuredRows(study, List.of(), ConstructionCurves.splitting(splitting, rows),
                words(of(rows.get(0)), of(rows.get(rows.size() - 1))) + goes(", the distance from the map", Numbers.brief(rows.get(0).error()),
                        Numbers.brief(rows.get(rows.size() - 1).error())) + ".");
    }

    /** Over a grid: nothing is sampled. */
    private static Estimate of(Splitting.Row row) {
        return Estimate.exact(Numbers.brief(row.kappaMedian()));
    }

    private static String words(Estimate first, Estimate last) {
        return goes("The median of κ", first.text(), last.text()) + (first.error().isEmpty() ? "" : " (± is one standard error)");
    }

    private static String goes(String what, String first, String last) {
        return what + " goes from " + first + " to " + last;
    }
}
