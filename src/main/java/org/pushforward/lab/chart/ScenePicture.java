package org.pushforward.lab.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.PngImage;

/** Pictures of a whole window. */
public final class ScenePicture {
    private ScenePicture() {}

    /**
     * Writes what the scene shows as PNG. For the JavaFX thread.
     *
     * @throws InvalidInputException if the file cannot be written
     */
    public static void save(Scene scene, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, PngImage.bytes(SwingFXUtils.fromFXImage(scene.snapshot(null), null)));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the picture " + file + ": " + OneLine.reason(e), e);
        }
    }
}
