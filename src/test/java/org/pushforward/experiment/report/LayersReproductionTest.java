package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.data.Datasets;
import org.pushforward.data.Distribution;
import org.pushforward.data.RunData;
import org.pushforward.flow.FlowFamily;
import org.pushforward.theory.padded.PaddedTarget;

class LayersReproductionTest {

    @TempDir
    private Path folder;

    /** The quick chapter: its certificates hold in every run, and nothing that it says is contradicted by its numbers. */
    @Test
    @Slow("trains a dozen small flows")
    void everyFlowKeepsItsCertificateAndPaysForItsFilament() {
        Chapter chapter = new LayersReproduction().run(new Reproduction.Work(folder, true, 1, words -> { }));
        for (Finding finding : chapter.findings()) {
            assertNotEquals(Verdict.DISAGREE, finding.verdict(), finding.claim() + " " + finding.measured());
            assertTrue(finding.command().startsWith("train --"), finding.command());
        }
        assertEquals(4, chapter.findings().size());
        assertEquals(Verdict.AGREE, chapter.findings().get(1).verdict(), chapter.findings().get(1).measured());
        // The last one compares greedy layers with kinetic couplings on one law, and by the couplings that each has.
        assertTrue(chapter.findings().get(3).measured().startsWith("Three Gaussians, the same law up to scale. Greedy, depths 1, 2, 4, 8, 16, 32: "),
                chapter.findings().get(3).measured());
        assertTrue(chapter.findings().get(3).measured().contains("Kinetic, with padding, 27, 99 couplings: "), chapter.findings().get(3).measured());
        assertTrue(chapter.findings().get(3).command().contains(" --dataset gaussians "), chapter.findings().get(3).command());
        assertTrue(chapter.pictures().get(0).caption().contains("of the two couplings by the median"), chapter.pictures().get(0).caption());
        chapter.files().forEach(file -> assertTrue(Files.exists(file), file.toString()));
        chapter.pictures().get(0).rows().get(0).pictures().forEach(file -> assertTrue(Files.exists(file), file.toString()));
    }

    private static LayersReproduction.Row row(String family, long seed, double gap) {
        return new LayersReproduction.Row(family, "moons", 8, seed, 54, gap, .02, .9, 2, 3, .5, .4, 2, .3, 4, 1, 0, 0, 9, 0);
    }

    private static Finding verdict(double smooth, double hard) {
        return LayersReproduction.hard(List.of(row("leaky", 1, smooth), row("leaky-hard", 1, hard), row("leaky", 2, .5), row("leaky-hard", 2, 1.4)),
                List.of(new LayersReproduction.Agreement("leaky", 1, 1), new LayersReproduction.Agreement("leaky-hard", 1, .1)), 600);
    }

    /** That one is ahead of the other says nothing of whether the other learns. */
    @Test
    void notToLearnIsToComeNoNearerThanASingleGaussian() {
        assertEquals(Verdict.AGREE, verdict(.5, 1.4).verdict(), verdict(.5, 1.4).measured());
        // As near as a single Gaussian to within three standard errors.
        assertEquals(Verdict.AGREE, verdict(.5, .85).verdict());
        // Behind the smooth unit, but it has learned.
        Finding both = verdict(.5, .7);
        assertEquals(Verdict.UNDECIDED, both.verdict(), both.measured());
        assertTrue(both.measured().contains("2 of 2 runs with the smooth unit came nearer than that, 1 of 2 with the leaky ReLU"), both.measured());
        // Ahead of the leaky ReLU, but neither learned.
        assertEquals(Verdict.UNDECIDED, verdict(.95, 1.4).verdict());
    }

    /** That of Info and of the preset on leaky layers: by the moments of half circles of radius 1 at (0, 0) and (1, 1/2), with noise of .1. */
    @Test
    void theBestSingleGaussianIsAsFarFromTwoMoonsAsInfoSays() {
        double variance = .5 + .25 + .01;
        double height = .5 - 4 / (Math.PI * Math.PI) + .01 + Math.pow(2 / Math.PI - .25, 2);
        double together = -.5 * (2 / Math.PI - .25);
        RunData data = RunData.of(Datasets.defaults("moons"), 1);
        double exact = Math.log(2 * Math.PI * Math.E) + .5 * Math.log(variance * height - together * together) - data.floor();
        assertEquals(.90, exact, .005);
        assertEquals(exact, LayersReproduction.gaussianGap(data), .01);
    }

    /** In three and in eight coordinates, too, singular values lie in the certificate and the price below the gap. */
    @Slow("trains two flows")
    @ParameterizedTest
    @ValueSource(strings = {"swiss", "sphere"})
    void aFlowInSpaceIsMeasuredInAllOfItsCoordinates(String dataset) {
        LayersReproduction.Row row = LayersReproduction.train(LayersReproduction.config(Datasets.defaults(dataset), FlowFamily.LEAKY, 3, 200, 1));
        assertTrue(row.sigmaMin() >= row.certifiedLeast() && row.sigmaMaxSeen() <= row.certifiedMost(), row.toString());
        assertTrue(row.seen() > 0 && row.seen() <= row.certifiedMost(), row.toString());
        assertTrue(row.price() <= row.gap() + 4 * Math.hypot(row.gapError(), row.priceError()), row.toString());
        // No Gaussian is nearer than the best one, and the floor is below it.
        assertTrue(row.gaussianGap() > 0, row.toString());
    }

    /** Turned by a quarter and scaled, densities agree everywhere. */
    @Test
    void greedyLayersAndKineticCouplingsHaveTheSameLaw() {
        Distribution three = Datasets.create(LayersReproduction.three());
        double scale = 2 * Math.sqrt(2) / 1.2;
        for (double[] x : new double[][] {{0, 0}, {0, 1.2}, {1, -.7}, {-2, .4}, {.3, 3}}) {
            assertEquals(PaddedTarget.MIXTURE3.logDensity(x), three.logDensity(new double[] {scale * x[1], -scale * x[0]}, 0) + 2 * Math.log(scale),
                    1e-9);
        }
    }
}
