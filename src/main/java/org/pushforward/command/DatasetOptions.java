package org.pushforward.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.setting.Implied;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.train.TrainingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Options that shape a dataset. */
final class DatasetOptions {

    static final List<String> SHAPE = List.of("dataset.noise", "dataset.modes", "dataset.dimension", "dataset.rotation");

    @Mixin
    private final CommandSpec options = SettingOptions.of(setting -> SHAPE.contains(setting.name()));

    /**
     * @param base what holds where nothing is given; its noise, modes and dimension only for its own dataset, its columns for every file
     * @param name of the dataset, null for that of {@code base}
     * @throws InvalidInputException if an option is out of range or has no meaning for the dataset
     */
    DatasetSpec apply(DatasetSpec base, String name, Integer count) {
        DatasetSpec start = name == null || name.equals(base.name()) ? base : fresh(name, base.table());
        Map<String, Object> given = SettingOptions.given(options);
        Object noise = given.get("dataset.noise");
        Object modes = given.get("dataset.modes");
        Object dimension = given.get("dataset.dimension");
        if (count != null) {
            given.put("dataset.count", count);
        }
        DatasetSpec spec = Settings.with(TrainingConfig.defaults().withDataset(start), given).dataset();
        InvalidInputException.require(Double.isFinite(spec.rotation()), "the rotation is a number of degrees, not %s", spec.rotation());
        if (Datasets.contains(spec.name())) {
            DatasetInfo info = Datasets.info(spec.name());
            InvalidInputException.require(modes == null || info.hasModes(), "%s has no modes to choose: leave out --modes", info.name());
            InvalidInputException.require(dimension == null || info.hasDimension(), "%s has %d dimensions: leave out --dimension", info.name(),
                    info.dimension());
            // Cheap, and refuses what is out of range.
            Datasets.create(spec);
        } else if (noise != null || modes != null || count != null || dimension != null) {
            RunData.requireKnown(spec);
            throw new InvalidInputException(String.format(Locale.ROOT,
                    "%s is no built-in dataset: noise, modes, dimension and count have no meaning for a cloud of points", spec.name()));
        }
        return spec;
    }

    /** @param table how a file is read, if it is one */
    private static DatasetSpec fresh(String name, TableChoice table) {
        if (Datasets.contains(name) || BundledCsv.find(name).isPresent()) {
            return Implied.dataset(name);
        }
        return Implied.dataset(absolute(name)).withTable(table);
    }

    /**
     * A file's absolute path, so that the settings hold in any folder; what is no file stays, to be refused under the name that was given.
     */
    private static String absolute(String name) {
        try {
            Path path = Path.of(name);
            return Files.exists(path) && !name.isEmpty() ? InputFile.absolute(path).toString() : name;
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
