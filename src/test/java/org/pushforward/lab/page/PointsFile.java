package org.pushforward.lab.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of 100 points in the plane, which a test may write again with others. */
public final class PointsFile {

    private PointsFile() {}

    /** @param stretch of the second coordinate, which tells one file from another */
    public static Path write(Path folder, double stretch) throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 100; i++) {
            text.append(Math.sin(i)).append(',').append(stretch * Math.cos(1.7 * i)).append('\n');
        }
        return Files.writeString(folder.resolve("points.csv"), text);
    }
}
