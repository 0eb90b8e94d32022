package org.pushforward.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;

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
        chapter.files().forEach(file -> assertTrue(Files.exists(file), file.toString()));
        chapter.pictures().get(0).rows().get(0).pictures().forEach(file -> assertTrue(Files.exists(file), file.toString()));
    }
}
