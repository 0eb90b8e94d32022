package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.TrainingConfig;

/**
 * Something that a sweep varies.
 *
 * @param setting the name of a setting, such as {@code flow.couplings}, or of a whole group of them, such as {@code padding}; see {@link Settings}
 * @param levels  the values that it takes, one or more; of a group whole objects
 */
public record Factor(String setting, List<JsonNode> levels) {

    public Factor {
        levels = List.copyOf(levels);
        InvalidInputException.require(!levels.isEmpty(), "%s is to vary, but has no values", setting);
    }

    /** @param levels numbers, or texts as they stand in a file */
    public static Factor of(String setting, Object... levels) {
        return new Factor(setting, Arrays.stream(levels).<JsonNode>map(Json.MAPPER::valueToTree).toList());
    }

    public static Factor datasets(List<DatasetSpec> levels) {
        return group("dataset", levels.stream().map(TrainingConfig.defaults()::withDataset));
    }

    public static Factor paddings(List<Padding> levels) {
        return group("padding", levels.stream().map(TrainingConfig.defaults()::withPadding));
    }

    public static Factor flows(List<FlowSpec> levels) {
        return group("flow", levels.stream().map(TrainingConfig.defaults()::withFlow));
    }

    private static Factor group(String name, Stream<TrainingConfig> levels) {
        return new Factor(name, levels.map(level -> Settings.tree(level).get(name)).toList());
    }

    /** The name of the group that the setting belongs to, or is. */
    String group() {
        return setting.contains(".") ? setting.substring(0, setting.indexOf('.')) : setting;
    }

    /** The name within its group; null for a whole group. */
    String field() {
        return setting.contains(".") ? setting.substring(setting.indexOf('.') + 1) : null;
    }

    /** What a person knows it by: the name in the settings; of a whole group that in files. */
    String words() {
        return field() == null ? setting : Setting.of(setting).label();
    }

    boolean overlaps(Factor other) {
        return setting.equals(other.setting) || group().equals(other.group()) && (field() == null || other.field() == null);
    }
}
