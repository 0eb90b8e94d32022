package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.setting.ExperimentFile;

/**
 * What of a sweep a folder holds, as its file {@value SweepFolder#SHARDS} tells: {@code {"format": "pushforward shards", "version": 1, "shards":
 * ["2/4"]}}, with {@code "points"}, a checksum of the points that were read, where they come from files. The folder of a whole sweep, a merged one
 * too, has no such file.
 *
 * @param shards that were asked for there; none where all was
 * @param made   how many runs are there
 * @param toMake how many runs of the shards are not; 0 where all was asked for
 * @param runs   of the whole sweep
 */
public record SweepPart(List<Shard> shards, int made, int toMake, int runs) {

    private static final String FORMAT = "pushforward shards";
    private static final int VERSION = 1;

    /**
     * Of a folder.
     *
     * @param rows of its table
     * @throws InvalidInputException one line, if its file of shards is none
     */
    public static SweepPart of(Path folder, Sweep sweep, List<SweepRow> rows) {
        List<Shard> shards = shards(folder);
        int runs = sweep.runs().size();
        Set<Integer> made = rows.stream().map(SweepRow::run).collect(Collectors.toSet());
        int toMake = (int) IntStream.rangeClosed(1, runs)
                .filter(number -> !made.contains(number) && Shard.anyHolds(shards, number)).count();
        return new SweepPart(shards, made.size(), toMake, runs);
    }

    /** Which shards a folder was asked for; none where it was the whole sweep. @throws InvalidInputException one line, if its file is none */
    public static List<Shard> shards(Path folder) {
        return read(folder).shards();
    }

    /** Checksum of the points that were read from files for it; null where that is not known. @throws InvalidInputException as {@link #shards} */
    static Long points(Path folder) {
        return read(folder).points();
    }

    private record Noted(List<Shard> shards, Long points) {
    }

    private static Noted read(Path folder) {
        Path file = folder.resolve(SweepFolder.SHARDS);
        if (!Files.exists(file)) {
            return new Noted(List.of(), null);
        }
        JsonFields fields = JsonFields.read(file, FORMAT, VERSION, ExperimentFile.MOST_BYTES);
        List<String> shards = fields.texts("shards");
        Long points = fields.isAbsent("points") ? null : fields.longInteger("points");
        fields.finish();
        return fields.make(() -> new Noted(shards.stream().map(Shard::parse).toList(), points));
    }

    /**
     * Writes down that shards are made in a folder, beside others perhaps, or the whole sweep.
     *
     * @param points checksum of those that were read from files; null if there are none
     */
    static void note(List<Shard> shards, Long points, Path folder) {
        Path file = folder.resolve(SweepFolder.SHARDS);
        if (shards.contains(Shard.WHOLE)) {
            delete(file);
            return;
        }
        Noted before = read(folder);
        Set<Shard> all = new LinkedHashSet<>(before.shards());
        if (all.addAll(shards) || !Objects.equals(points, before.points())) {
            ResultFiles.write(file, String.format(Locale.ROOT, "{\n  \"format\": \"%s\",\n  \"version\": %d,\n  \"shards\": [%s]%s\n}\n", FORMAT,
                    VERSION, all.stream().map(each -> '"' + each.words() + '"').collect(Collectors.joining(", ")),
                    points == null ? "" : ",\n  \"points\": " + points));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InvalidInputException("cannot delete " + file + ": " + OneLine.reason(e), e);
        }
    }

    public boolean isWhole() {
        return made == runs;
    }

    /** As in "Part 2 of 4", "Parts 1, 3 of 4"; empty where they are the whole sweep, or of several divisions. */
    public static String which(List<Shard> shards) {
        boolean alike = !shards.contains(Shard.WHOLE) && shards.stream().map(Shard::of).distinct().count() == 1;
        String numbers = shards.stream().map(shard -> Integer.toString(shard.index())).collect(Collectors.joining(", "));
        return alike ? (shards.size() == 1 ? "Part " : "Parts ") + numbers + " of " + shards.get(0).of() : "";
    }

    /** As in "Part 2 of 4, 3 of the sweep's 16 runs, 1 to be made"; empty where it is whole. */
    public String words() {
        if (isWhole()) {
            return "";
        }
        String which = which(shards);
        return which + (which.isEmpty() ? "" : ", ") + made + " of the sweep's " + runs + " runs" + (toMake > 0 ? ", " + toMake + " to be made" : "");
    }
}
