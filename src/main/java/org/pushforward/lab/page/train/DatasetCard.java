package org.pushforward.lab.page.train;

import org.pushforward.data.DatasetSpec;

/**
 * A dataset in the picker: built in, or a file of points.
 *
 * @param title   for people
 * @param preset  its settings at first; the name in it is the dataset's own
 * @param hasModes whether the number of modes means something
 * @param isFile   whether it is a CSV file, whose points are as they are
 */
public record DatasetCard(String title, DatasetSpec preset, boolean hasModes, boolean isFile) {

    public String name() {
        return preset.name();
    }
}
