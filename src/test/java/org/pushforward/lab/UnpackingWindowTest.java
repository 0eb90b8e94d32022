package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.TrainingConfig;

/** The first start where no libraries lie unpacked says in the status bar that they are being unpacked; the next one has nothing to say. */
@OwnDisplay
@Slow("two windows are started, and the first of them unpacks 400 MB")
class UnpackingWindowTest {

    private static final String WORDS = "Native libraries are unpacked into ";

    @TempDir
    Path folder;

    private LabProcess start(Path libraries) throws IOException {
        Path experiment = folder.resolve("defaults.json");
        ExperimentFile.write(TrainingConfig.defaults(), experiment);
        return LabProcess.start(folder, List.of("-Dorg.bytedeco.javacpp.cachedir=" + libraries), experiment.toString());
    }

    @Test
    void theFirstStartSaysThatItUnpacksAndTheNextDoesNot() throws IOException, InterruptedException {
        Path libraries = folder.toRealPath().resolve("libraries");
        try (LabProcess lab = start(libraries)) {
            lab.await(LabProcess.Said::rests);
            lab.tell(LabProcess.PLAY);
            LabProcess.Said told = lab.await(said -> said.notice().startsWith(WORDS));
            assertTrue(told.notice().startsWith(WORDS + libraries + ","), told.notice());
            lab.await(said -> said.millis() > told.millis() && !said.notice().startsWith(WORDS));
            lab.await(LabProcess.Said::trains);
            lab.tell(LabProcess.CLOSE);
            lab.requireEnded();
        }
        try (LabProcess lab = start(libraries)) {
            lab.await(LabProcess.Said::rests);
            lab.tell(LabProcess.PLAY);
            lab.await(LabProcess.Said::trains);
            assertEquals(List.of(), lab.said().stream().filter(said -> said.notice().startsWith(WORDS)).toList());
        }
    }
}
