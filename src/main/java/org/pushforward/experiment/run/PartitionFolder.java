package org.pushforward.experiment.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pushforward.chart.ImagePicture;
import org.pushforward.chart.PngImage;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.theory.image.ImageMap;
import org.pushforward.theory.image.ImageRun;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A map of pictures and the couplings that make it, as a folder: {@code factors.csv} with the entries that are not 0, {@code step_00.png} ... with
 * the picture after each number of couplings, {@code back_00.png} ... likewise on the way back, {@code direct.png} with the map's own image, and
 * {@code summary.json}.
 */
public final class PartitionFolder extends ClaimedFolder {

    private static final String SUMMARY = "summary.json";
    private static final Pattern NAMES = Pattern.compile("summary\\.json|factors\\.csv|direct\\.png|(step|back)_\\d{2,}\\.png");
    private static final int SIDE = 512;

    /**
     * What is said of it in {@code summary.json} and on standard output.
     *
     * @param size           coordinates of a vector that the map acts on
     * @param count          of couplings
     * @param difference     largest, between the map's own image and that of the couplings, in grey levels from 0 to 1
     * @param differenceBack likewise, between the picture and what comes back
     * @param logDet         of the whole picture, in nats, from the map's parameters
     * @param logDetCoupled  the same from the scales of the couplings
     */
    public record Summary(String map, int size, int count, double difference, double differenceBack, double logDet, double logDetCoupled) {
    }

    /**
     * Claims a folder before any work is done for it.
     *
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    public PartitionFolder(Path path) {
        super(path, SUMMARY, NAMES);
    }

    /** @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there */
    public Summary write(PartitionKind kind, ImageMap map) {
        List<LinearCoupling> factors = map.factors();
        ImageRun run = ImageRun.of(kind.picture(), map, factors);
        Summary summary = new Summary(Json.label(kind), map.size(), run.couplings(), run.difference(), run.back(), run.directLogDet(),
                run.coupledLogDet());
        folder.write(path -> {
            writeEntries(factors, path.resolve("factors.csv"));
            writePictures(run.steps(), "step", path);
            writePictures(run.backSteps(), "back", path);
            writePicture(run.direct(), path.resolve("direct.png"));
            WholeFile.write(path.resolve(SUMMARY), out -> writeSummary(summary, factors, out));
        });
        return summary;
    }

    /** Of the largest maps nearly all entries are 0. */
    private static void writeEntries(List<LinearCoupling> factors, Path file) {
        record Entry(int factor, int row, int column, double value) {
        }

        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < factors.size(); k++) {
            SquareMatrix matrix = factors.get(k).matrix();
            for (int i = 0; i < matrix.values().length; i++) {
                if (matrix.values()[i] != 0) {
                    entries.add(new Entry(k + 1, i / matrix.size() + 1, i % matrix.size() + 1, matrix.values()[i]));
                }
            }
        }
        CsvTable.write(file, List.of("factor", "row", "column", "entry"), entries.size(), (row, line) -> {
            Entry entry = entries.get(row);
            line.add((long) entry.factor()).add((long) entry.row()).add((long) entry.column()).add(entry.value());
        });
    }

    private static void writePictures(List<Picture> pictures, String name, Path path) {
        for (int i = 0; i < pictures.size(); i++) {
            writePicture(pictures.get(i), path.resolve(String.format(Locale.ROOT, "%s_%02d.png", name, i)));
        }
    }

    private static void writePicture(Picture picture, Path file) {
        byte[] png = PngImage.bytes(ImagePicture.pixels(picture, SIDE, Theme.LIGHT.palette()), SIDE, SIDE);
        WholeFile.write(file, out -> out.write(png));
    }

    private static void writeSummary(Summary summary, List<LinearCoupling> factors, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("map", summary.map());
            json.writeNumberField("size", summary.size());
            json.writeNumberField("count", summary.count());
            Json.writeNumber(json, "difference", summary.difference());
            Json.writeNumber(json, "difference_back", summary.differenceBack());
            Json.writeNumber(json, "log_det", summary.logDet());
            Json.writeNumber(json, "log_det_coupled", summary.logDetCoupled());
            json.writeArrayFieldStart("kinds");
            for (LinearCoupling factor : factors) {
                json.writeString(Json.label(factor.kind()));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }
}
