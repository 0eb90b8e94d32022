package org.pushforward.lab.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.pushforward.base.InvalidInputException;

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
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the picture " + file + ": choose a folder that can be written to", e);
        }
    }
}
