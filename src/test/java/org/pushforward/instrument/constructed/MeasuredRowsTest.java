package org.pushforward.instrument.constructed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.chart.DecadeChart;
import org.pushforward.instrument.constructed.MeasuredRows.Study;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;

/** Which curves stand above and below, and where the data are. */
class MeasuredRowsTest {

    private static ConstructionRequest request(Construction construction, int couplings) {
        return new ConstructionRequest(construction, PaddedTarget.SQRT5, 1, couplings, PlaneMap.CUBIC, Scheme.STRANG, 8);
    }

    @ParameterizedTest
    @CsvSource({
        "TWO, kappa gap w2 sigma_min, kappa gap sigma_min w2",
        "KINETIC, kappa gap w2 sigma_min, kappa gap sigma_min w2",
        "SCRATCH, kappa gap w2 sigma_min nll, kappa nll sigma_min w2",
        "SPLITTING, kappa error, kappa error kappa error",
    })
    void eachStudyHasItsCurves(Construction construction, String there, String shown) {
        Map<String, DecadeChart.Content> curves = Stream.of(there.split(" ")).collect(Collectors.toMap(Function.identity(),
                name -> new DecadeChart.Content(name, "", "", List.of(), List.of())));
        MeasuredRows rows = new MeasuredRows(Study.of(request(construction, 2)), List.of(), curves, "");
        assertEquals(shown, Stream.of(rows.upper(false), rows.lower(false), rows.upper(true), rows.lower(true))
                .map(DecadeChart.Content::title).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({"TWO, 2, 1", "SCRATCH, 2, 1", "SCRATCH, 4, 0", "KINETIC, 2, 0", "KINETIC, 8, 0"})
    void theDataAreWhereTheFlowHasThem(Construction construction, int couplings, int start) {
        ConstructionRequest request = request(construction, couplings);
        assertEquals(start, new ConstructionReading(request, "", List.of(), 1).dataStart());
        assertEquals(start, new PaddedFlow(request.spec()).dataStart());
    }

    @Test
    void withoutPaddingAllAreData() {
        assertEquals(0, new ConstructionReading(request(Construction.SPLITTING, 2), "", List.of(), 1).dataStart());
    }
}
