package org.pushforward.experiment.preset;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.ToneFile;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.RunPictures;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** What the runs of the presets come to: pictures of their density, shipped beside their settings as {@code good.png} and {@code bad.png}. */
public final class PresetPictures {

    private PresetPictures() {}

    /**
     * The density of a finished run, over the window of its data.
     *
     * @param good whether that of the good run, or of the bad one
     * @return roots of densities, 1 for the largest of the data's own, on a square grid, row by row from the bottom
     * @throws InvalidInputException one line, if the library has no such picture
     */
    public static double[] tones(Preset preset, boolean good) {
        return new PackedFiles("library of presets", PresetLibrary.SHIPPED).read(file(preset, good), ToneFile::read);
    }

    private static String file(Preset preset, boolean good) {
        return preset.id() + (good ? "/good.png" : "/bad.png");
    }

    /**
     * Trains both runs of each preset and writes their pictures.
     *
     * @param folder   gets a folder for each preset, as {@code assets/presets} has them
     * @param progress told of each file that is written
     */
    public static void write(List<Preset> presets, Path folder, int threads, Consumer<Path> progress) {
        for (Preset preset : presets) {
            for (boolean good : new boolean[] {true, false}) {
                Path file = folder.resolve(file(preset, good));
                ResultFiles.createFolder(file.getParent());
                ResultFiles.write(file, picture((good ? preset.good() : preset.bad()).experiment().runs().get(0), threads));
                progress.accept(file);
            }
        }
    }

    /** Of a run that diverges, as it stood at its last good step. */
    private static byte[] picture(TrainingConfig config, int threads) {
        try (Trainer trainer = new Trainer(config, threads)) {
            while (!trainer.isFinished() && trainer.advance()) {
                // All of it.
            }
            return RunPictures.tones(trainer.snapshot(0), trainer.data());
        }
    }
}
