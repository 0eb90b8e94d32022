package org.pushforward.experiment.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.PictureReader;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.theory.image.RingedPlanet;
import org.pushforward.theory.universal.Target;

/**
 * What a target of few couplings may be called: a dataset, bundled points, the picture that comes with the program, or the path of a CSV or picture.
 */
public final class TargetSource {

    /** The picture that comes with the program. */
    public static final String PLANET = "planet";
    private static final int PLANET_PIXELS = 256;

    private TargetSource() {}

    /** All names that are no files, in the order in which a picker shows them. */
    public static List<String> names() {
        return Stream.of(List.of(PLANET), Datasets.planarNames(), BundledCsv.ids()).flatMap(List::stream).toList();
    }

    /** The picture file that a name is the path of; empty for all other names. */
    public static Optional<Path> pictureFile(String name) {
        try {
            return PictureReader.isNamedLikeOne(name) ? Optional.of(Path.of(name)) : Optional.empty();
        } catch (InvalidPathException e) {
            throw new InvalidInputException("there is no file " + OneLine.quoted(name), e);
        }
    }

    /** Whether a name is that of a picture, so that there is a choice of which end of its scale has the mass. */
    public static boolean isPicture(String name) {
        return name.equals(PLANET) || PictureReader.isNamedLikeOne(name);
    }

    /**
     * Makes a target; up to a few seconds.
     *
     * @param spec of a dataset or points; its name may also be {@value #PLANET} or the path of a picture
     * @param ink  of a picture
     * @throws InvalidInputException one line, if there is none of that name or it cannot be used
     */
    public static Target read(DatasetSpec spec, Target.Ink ink) {
        String name = spec.name();
        InvalidInputException.require(names().contains(name) || !name.matches("[\\w-]*") || Files.exists(Path.of(name)),
                "there is no target %s: choose one of %s, or give the path of a CSV, PNG or JPEG file", name.isEmpty() ? "without a name" : name,
                String.join(", ", names()));
        if (name.equals(PLANET)) {
            return Target.picture(PLANET, RingedPlanet.picture(PLANET_PIXELS), ink);
        }
        Optional<Path> picture = pictureFile(spec.name());
        return picture.isPresent() ? Target.picture(picture.get().getFileName().toString(), PictureReader.grey(picture.get()), ink) : Target.of(spec);
    }
}
