package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.pushforward.fit.OptimalTransport.Measured;
import org.pushforward.theory.universal.learn.LearnedCouplings.Distance;
import org.pushforward.theory.universal.learn.LearnedFlow;

/** A verdict changes sides with the numbers, stays open within their errors, and nothing comes of nothing. */
class VerdictTest {

    /** Couplings that are written down: samples do not tell them from the data. */
    private static final Map<Long, Distance> WRITTEN = Map.of(1L, new Distance(new Measured(.104, .1, .01), .008));

    private static LearnedFlow flow(double gap, double w2) {
        return new LearnedFlow(2, 16, 1, gap, .01, w2, .1, 4, 9, 8, .5, .02, .01);
    }

    private static Verdict learned(LearnedFlow... flows) {
        return UniversalReproduction.learnedVerdict(List.of(flows), WRITTEN, 100);
    }

    @Test
    void aNumberIsBelowALimitByThreeOfItsErrors() {
        assertEquals(Verdict.AGREE, Verdict.below(.5, .1, 1));
        assertEquals(Verdict.UNDECIDED, Verdict.below(.8, .1, 1));
        assertEquals(Verdict.UNDECIDED, Verdict.below(1.2, .1, 1));
        assertEquals(Verdict.DISAGREE, Verdict.below(1.4, .1, 1));
        assertEquals(Verdict.UNDECIDED, Verdict.below(Double.NaN, .1, 1));
        assertEquals(Verdict.UNDECIDED, Verdict.below(0, Double.NaN, 1));
    }

    @Test
    void allPartsMustAgree() {
        assertEquals(Verdict.AGREE, Verdict.all(Verdict.AGREE, Verdict.AGREE));
        assertEquals(Verdict.UNDECIDED, Verdict.all(Verdict.AGREE, Verdict.UNDECIDED));
        assertEquals(Verdict.DISAGREE, Verdict.all(Verdict.UNDECIDED, Verdict.DISAGREE));
        assertEquals(Verdict.UNDECIDED, Verdict.all());
    }

    /** W2 of samples is never below their floor, and so always above the bound by the formula: that decides nothing. */
    @Test
    void aLearnedFlowThatSamplesDoNotTellFromTheDataDecidesNothing() {
        assertEquals(Verdict.AGREE, learned(flow(.3, .3)));
        assertEquals(Verdict.UNDECIDED, learned(flow(.3, Double.NaN)));
        assertEquals(Verdict.UNDECIDED, learned(flow(.3, .15)));
        assertEquals(Verdict.UNDECIDED, learned(flow(.3, .3), flow(.3, Double.NaN)));
        assertEquals(Verdict.UNDECIDED, learned(flow(.02, .3)));
        assertEquals(Verdict.DISAGREE, learned(flow(101, .3)));
        assertEquals(Verdict.UNDECIDED, learned());
    }

    @Test
    void noRowsAreNoAgreement() {
        assertEquals(Verdict.UNDECIDED, UniversalReproduction.roundTrips(new DoubleSummaryStatistics()));
        assertEquals(Verdict.AGREE, UniversalReproduction.roundTrips(DoubleStream.of(.9, 1.1).summaryStatistics()));
        assertEquals(Verdict.DISAGREE, UniversalReproduction.roundTrips(DoubleStream.of(.9, 2.1).summaryStatistics()));
    }
}
