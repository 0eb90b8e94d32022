package org.pushforward.instrument.universal;

import java.nio.file.Path;
import org.pushforward.chart.GreyImage;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Points;
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

        @Override
        public Target make() {
            return file == null ? Target.picture("picture", GreyImage.bundled(), ink)
                    : Target.picture(file.toString(), GreyImage.read(file), ink);
        }
    }

    /** Points that were painted by hand. */
    record Painted(Points points) implements TargetChoice {

        @Override
        public Target make() {
            return Target.points("painted points", points);
        }
    }

    /**
     * Takes up to some seconds.
     *
     * @throws org.pushforward.base.InvalidInputException in one line, if there is no such law
     */
    Target make();

    /** Whether it is a picture, to be drawn as one. */
    default boolean isImage() {
        return this instanceof Image;
    }
}
