package org.pushforward.data;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The real point clouds that come with Pushforward, in the folder {@code datasets} and packed into the jar; see its PROVENANCE.md. */
public enum BundledCsv {

    OLD_FAITHFUL("old-faithful", "Old Faithful", "Duration of 272 eruptions of the geyser and the wait for the next, in minutes."),
    PENGUINS("penguins", "Palmer penguins", "Bill length and depth of 342 penguins of three species, in millimetres."),
    IRIS("iris", "Iris petals", "Petal length and width of 150 iris flowers of three species, in centimetres."),
    EARTHQUAKES("earthquakes", "Earthquakes", "Longitude and latitude of 1,707 earthquakes of one week in 2018, in degrees.");

    private static final String FOLDER = "/org/pushforward/datasets/";

    private final String id;
    private final String title;
    private final String description;

    BundledCsv(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /** As in {@link DatasetSpec#name()}. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** One sentence. */
    public String description() {
        return description;
    }

    public Points read() {
        return cloud().points();
    }

    CsvCloud cloud() {
        String resource = FOLDER + id + ".csv";
        return CsvPoints.read(new TextSource(id, () -> {
            InputStream stream = BundledCsv.class.getResourceAsStream(resource);
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return stream;
        }), TableChoice.DEFAULT);
    }

    public static Optional<BundledCsv> find(String id) {
        return Arrays.stream(values()).filter(cloud -> cloud.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(BundledCsv::id).toList();
    }
}
