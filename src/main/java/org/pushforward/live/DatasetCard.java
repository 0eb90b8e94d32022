package org.pushforward.live;

import java.util.List;
import java.util.Locale;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.train.WithoutData;

/**
 * A dataset in the picker: a built-in distribution, or a cloud of points.
 *
 * @param title       for people
 * @param description one sentence
 * @param preset      its settings at first; the name in it is the dataset's own
 * @param noise       what may be chosen; nothing where both bounds agree
 * @param modes       likewise
 * @param dimension   likewise
 * @param isCloud     whether it is a fixed cloud of points, to which noise and number of points mean nothing
 * @param points      that were read of a file; 0 where that is not known, and of all else
 */
public record DatasetCard(String title, String description, DatasetSpec preset, Bounds noise, Bounds modes, Bounds dimension,
        boolean isCloud, int points) {

    /** From least to most, both included. */
    public record Bounds(double least, double most) {

        static final Bounds NOTHING = new Bounds(0, 0);

        public boolean leavesChoice() {
            return least < most;
        }
    }

    static DatasetCard ofCloud(String title, String description, String name) {
        return ofCloud(title, description, new DatasetSpec(name, 0, 0, 0, 0));
    }

    private static DatasetCard ofCloud(String title, String description, DatasetSpec preset) {
        return new DatasetCard(title, description, preset, Bounds.NOTHING, Bounds.NOTHING, Bounds.NOTHING, true, 0);
    }

    /** Whether its points lie in the plane, whatever is chosen. */
    public boolean isPlanar() {
        return RunData.dimension(preset) == 2 && !dimension.leavesChoice();
    }

    /** @param path of a CSV file; empty for data that nobody knows */
    public static DatasetCard ofFile(String path, TableChoice table) {
        if (path.isEmpty()) {
            return ofCloud("unknown", "The data of a model that came alone", WithoutData.UNKNOWN);
        }
        String title = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        return ofCloud(title, path, new DatasetSpec(path, 0, 0, 0, 0, table));
    }

    /** The card of a file of which so many points were read. */
    public DatasetCard withPoints(int count) {
        return new DatasetCard(title, description, preset, noise, modes, dimension, isCloud, count);
    }

    /** What of a file is used, in one line; empty where its points are not known. */
    public String use() {
        int heldOut = RunData.heldOutOf(points);
        return points == 0 ? "" : String.format(Locale.ROOT, "%s: %s points%s. Runs train on %s of them and are judged by the other %s.", title,
                Numbers.count(points), columns().isEmpty() ? "" : ", columns " + columns(), Numbers.count(points - heldOut), Numbers.count(heldOut));
    }

    /** The columns of the CSV file that are learned, in words; empty for what is no file. */
    public String columns() {
        List<String> columns = preset.table().columns();
        return columns.size() <= 2 ? String.join(" and ", columns)
                : columns.get(0) + ", " + columns.get(1) + " and " + (columns.size() - 2) + " more";
    }

    public String name() {
        return preset.name();
    }
}
