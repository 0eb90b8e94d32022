package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.Datasets;
import org.pushforward.data.Distribution;
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
