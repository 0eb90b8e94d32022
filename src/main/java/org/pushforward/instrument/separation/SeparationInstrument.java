package org.pushforward.instrument.separation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.LeakCurves;
import org.pushforward.chart.SeparationCurves;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.data.Points;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.separation.SeparationReading.Sizes;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.SampledW1;
import org.pushforward.theory.separation.Separation;

/** Draws and measures what the depth bound counts, and keeps that while other parts of it are looked at. For one thread. */
public final class SeparationInstrument implements Instrument<SeparationRequest, SeparationReading> {

    private static final double LEAST_LIPSCHITZ = 0.05;
    private static final double MOST_LIPSCHITZ = 5;
    private static final int CONSTANTS = 60;
    private static final double[] LIPSCHITZ = IntStream.range(0, CONSTANTS)
            .mapToDouble(n -> LEAST_LIPSCHITZ * Math.pow(MOST_LIPSCHITZ / LEAST_LIPSCHITZ, n / (CONSTANTS - 1.0))).toArray();

    private Separation separation;
    /** Of the mixture; drawn with the separation. */
    private Points priced;
    /** Of them: parts for one more constant with each reading. Null until they are asked for. */
    private FilamentPrices prices;
    private boolean refining;
    /** Of the separation; null until its codebooks have been shown without. */
    private SampledW1 sampled;
    private boolean codebooksShown;

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
        Sizes sizes = Sizes.of(bound, request.sigma());
        if (request.part() == Part.COUNTING) {
            return new SeparationReading(request, "", null, null, sizes, SeparationWords.of(request, null, null, null, sizes),
                    SeparationCurves.netAgainstFamily(bound), SeparationCurves.crossings(bound), true);
        }
        Separation.Spec spec = request.spec();
        if (separation == null || !separation.spec().equals(spec)) {
            separation = Separation.of(spec);
            priced = separation.priced();
            prices = null;
            sampled = null;
            codebooksShown = false;
        }
        FilamentPrice price = request.part() == Part.LIPSCHITZ ? price(request.flowLipschitz()) : null;
        SampledW1 samples = request.part() == Part.CODEBOOKS ? samples() : null;
        Summary summary = Summary.of(separation, bound, price, samples);
        String words = price == null ? SeparationWords.of(request, separation, samples, summary, sizes) : SeparationWords.ofPrice(request, price);
        Content left = switch (request.part()) {
            case DISTANCES -> SeparationCurves.distances(separation);
            case CODEBOOKS -> SeparationCurves.matched(separation, samples);
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
            case LIPSCHITZ -> leak(request, price);
            case COUNTING, DEPTH -> null;
        };
        return new SeparationReading(request, "", separation, summary, sizes, words, left, right, !refining);
    }

    /** Takes longer than all else of its part, so the first reading of a separation goes without. */
    private SampledW1 samples() {
        if (sampled == null && codebooksShown) {
            sampled = separation.sampledW1();
        }
        codebooksShown = true;
        refining = sampled == null;
        return sampled;
    }

    /** Of a flow with a constant, after one more pair of parts is known. */
    private FilamentPrice price(double lipschitz) {
        Separation.requireLipschitz(lipschitz);
        prices = prices == null ? separation.prices(priced) : prices;
        prices.refine(lipschitz);
        refining = !prices.isComplete();
        return prices.at(lipschitz);
    }

    private Content prices(SeparationRequest request, Summary summary) {
        double[] nats = Arrays.stream(LIPSCHITZ).map(constant -> prices.at(constant).nats()).toArray();
        return SeparationCurves.prices(LIPSCHITZ, nats, request.flowLipschitz(), summary.filamentPrice());
    }

    /** For the parts whose price is told; where nothing is owed, for those that the stiffest flow of the charts pays for. */
    private Content leak(SeparationRequest request, FilamentPrice price) {
        return LeakCurves.ofData(LIPSCHITZ, price.nats() > 0 ? price : prices.at(LIPSCHITZ[0]), request.flowLipschitz());
    }

    @Override
    public boolean canRefine() {
        return refining;
    }
}
