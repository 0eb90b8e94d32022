package org.pushforward.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.TableChoice;
import picocli.CommandLine.Option;

/** Options that shape a dataset; null where not given. */
final class DatasetOptions {

    @Option(names = "--noise", description = "Noise of a built-in dataset.")
    private Double noise;

    @Option(names = "--modes", description = "Number of components of a built-in dataset that has such.")
    private Integer modes;

    @Option(names = "--rotation", description = "Rotation about the origin, in degrees counter-clockwise.")
    private Double rotation;

    /**
     * @param base what holds where nothing is given; its noise and modes only for its own dataset, its columns for every file
     * @param name of the dataset, null for that of {@code base}
     * @throws InvalidInputException if an option is out of range or has no meaning for the dataset
     */
    DatasetSpec apply(DatasetSpec base, String name, Integer count) {
        DatasetSpec start = name == null || name.equals(base.name()) ? base : fresh(name, base.table());
        DatasetSpec spec = new DatasetSpec(start.name(), noise == null ? start.noise() : noise, modes == null ? start.modes() : modes,
                rotation == null ? start.rotation() : rotation, count == null ? start.count() : count, start.table());
        InvalidInputException.require(Double.isFinite(spec.rotation()), "the rotation is a number of degrees, not %s", spec.rotation());
        if (Datasets.contains(spec.name())) {
            DatasetInfo info = Datasets.info(spec.name());
            InvalidInputException.require(modes == null || info.hasModes(), "%s has no modes to choose: leave out --modes", info.name());
            // Cheap, and refuses what is out of range.
            Datasets.create(spec);
        } else {
            InvalidInputException.require(noise == null && modes == null && count == null,
                    "%s is no built-in dataset: noise, modes and count have no meaning for a cloud of points", spec.name());
        }
        return spec;
    }

    /** @param table how a file is read, if it is one */
    private static DatasetSpec fresh(String name, TableChoice table) {
        if (Datasets.contains(name)) {
            return Datasets.defaults(name);
        }
        boolean bundled = BundledCsv.find(name).isPresent();
        return new DatasetSpec(bundled ? name : absolute(name), 0, 0, 0, 0, bundled ? TableChoice.DEFAULT : table);
    }

    /**
     * A file's absolute path, so that the settings hold in any folder; what is no file stays, to be refused under the name that was given.
     */
    private static String absolute(String name) {
        try {
            Path path = Path.of(name);
            return Files.exists(path) && !name.isEmpty() ? path.toAbsolutePath().normalize().toString() : name;
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
