package org.pushforward.instrument.universal;

import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Variant;

/** The couplings at every epsilon of {@link CurvesInstrument#EPSILONS}. */
public record CurvesRequest(TargetChoice target, Variant variant, Price price, long seed) {

    ConstructionSpec at(double epsilon) {
        return ConstructionSpec.of(variant, epsilon).withPrice(price);
    }
}
