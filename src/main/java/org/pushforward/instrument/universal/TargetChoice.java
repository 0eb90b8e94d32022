package org.pushforward.instrument.universal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.pushforward.chart.PictureReader;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.theory.image.RingedPlanet;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Target.Ink;

/** What a person wants to have painted, as a value: to be compared, and made on a worker. */
public sealed interface TargetChoice {

    /** A dataset, or the points of a CSV file. */
    record Data(DatasetSpec spec) implements TargetChoice {

        @Override
        public Target make() {
            return Target.of(spec);
        }
    }

    /** A picture as a density. @param file null for the one that comes with the program */
    record Image(Path file, Ink ink) implements TargetChoice {

        private static final int PIXELS = 256;

        @Override
        public Target make() {
            return file == null ? Target.picture("planet", RingedPlanet.picture(PIXELS), ink)
                    : Target.picture(file.getFileName().toString(), PictureReader.grey(file), ink);
        }
    }

    /** Points that were painted by hand, in the units of {@link #WINDOW}. Those of the same numbers are equal: each request makes them anew. */
    record Painted(Points points) implements TargetChoice {

        /** What is painted on. */
        public static final Window WINDOW = new Window(-2, 2, -2, 2);

        @Override
        public Target make() {
            return Target.painted("painted points", points);
        }

        @Override
        public Optional<Window> window() {
            return Optional.of(WINDOW);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Painted painted && Arrays.equals(points.values(), painted.points.values());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(points.values());
        }
    }

    /**
     * Takes up to some seconds.
     *
     * @throws org.pushforward.base.InvalidInputException in one line, if there is no such law
     */
    Target make();

    /** Where its picture is shown, whatever there is of it; empty where it is the box that it fills. */
    default Optional<Window> window() {
        return Optional.empty();
    }

    /** Whether it is a picture, to be drawn as one. */
    default boolean isImage() {
        return this instanceof Image;
    }
}
