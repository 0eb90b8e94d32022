package org.pushforward.instrument.separation;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.SeparationCurves;
import org.pushforward.data.Points;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.separation.SeparationReading.Sizes;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Separation;

/** Draws and measures what the depth bound counts, and keeps that while other parts of it are looked at. For one thread. */
public final class SeparationInstrument implements Instrument<SeparationRequest, SeparationReading> {

    private static final double LEAST_LIPSCHITZ = 0.05;
    private static final double MOST_LIPSCHITZ = 5;
    private static final int CONSTANTS = 20;
    private static final double[] LIPSCHITZ = IntStream.range(0, CONSTANTS)
            .mapToDouble(n -> LEAST_LIPSCHITZ * Math.pow(MOST_LIPSCHITZ / LEAST_LIPSCHITZ, n / (CONSTANTS - 1.0))).toArray();

    private Separation separation;
    /** Of the mixture; drawn with the separation. */
    private Points priced;
    /** By constant, as far as they were asked for: one more with each reading. */
    private final Map<Double, Double> prices = new TreeMap<>();
    private boolean refining;

    @Override
    public SeparationReading read(SeparationRequest newest) {
        refining = false;
        try {
            return compose(newest);
        } catch (InvalidInputException e) {
            return SeparationReading.refused(newest, e.getMessage());
        }
    }

    private SeparationReading compose(SeparationRequest request) {
        DepthBound bound = request.bound();
        Sizes sizes = Sizes.of(bound);
        if (request.part() == Part.COUNTING) {
            return new SeparationReading(request, "", null, null, sizes, SeparationWords.of(request, null, null, sizes),
                    SeparationCurves.netAgainstFamily(bound), SeparationCurves.crossings(bound), true);
        }
        Separation.Spec spec = request.spec();
        if (separation == null || !separation.spec().equals(spec)) {
            separation = Separation.of(spec);
            priced = separation.priced();
            prices.clear();
        }
        Summary summary = Summary.of(separation, bound, request.part() == Part.LIPSCHITZ ? price(request.flowLipschitz()) : Double.NaN);
        String words = SeparationWords.of(request, separation, summary, sizes);
        Content left = switch (request.part()) {
            case DISTANCES -> SeparationCurves.distances(separation);
            case CODEBOOKS -> SeparationCurves.matched(separation);
            case GENERATOR -> {
                request.requireCoordinates();
                yield SeparationCurves.ramps(separation, request.first() - 1, request.second() - 1);
            }
            case LIPSCHITZ -> prices(request, summary);
            case COUNTING, DEPTH -> null;
        };
        Content right = switch (request.part()) {
            case DISTANCES -> SeparationCurves.concentration(separation);
            case CODEBOOKS -> SeparationCurves.codebookSizes(separation);
            case GENERATOR -> SeparationCurves.samples(separation, request.first() - 1, request.second() - 1);
            case LIPSCHITZ -> SeparationCurves.parts(separation, priced);
            case COUNTING, DEPTH -> null;
        };
        return new SeparationReading(request, "", separation, summary, sizes, words, left, right, !refining);
    }

    private double price(double lipschitz) {
        Separation.requireLipschitz(lipschitz);
        return prices.computeIfAbsent(lipschitz, constant -> separation.price(priced, constant));
    }

    /** Those of the constants of the curve that are known, after one more is. */
    private Content prices(SeparationRequest request, Summary summary) {
        Arrays.stream(LIPSCHITZ).filter(constant -> !prices.containsKey(constant)).findFirst().ifPresent(this::price);
        double[] known = Arrays.stream(LIPSCHITZ).filter(prices::containsKey).toArray();
        refining = known.length < CONSTANTS;
        return SeparationCurves.prices(known, Arrays.stream(known).map(prices::get).toArray(), request.flowLipschitz(), summary.filamentPrice());
    }

    @Override
    public boolean canRefine() {
        return refining;
    }
}
