package org.pushforward.lab.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.lab.session.SessionStore;

/**
 * What a file or folder is that somebody brings.
 *
 * @param path of the file that is to be read; of a run its folder or file
 */
record BroughtFile(Kind kind, Path path) {

    private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt", ".npy");

    /** What can be brought. */
    enum Kind { RUN, EXPERIMENT, COMPARISON, SWEEP, POINTS, SESSION }

    /** Looks at it. @throws InvalidInputException one line, if it is nothing that the lab opens */
    static BroughtFile of(Path path) {
        InvalidInputException.require(Files.exists(path), "there is no file %s", path);
        return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    }

    private static BroughtFile ofFolder(Path folder) {
        if (SessionStore.isSession(folder)) {
            return new BroughtFile(Kind.SESSION, folder);
        }
        Path table = folder.resolve(SweepFolder.TABLE);
        if (Files.isRegularFile(table)) {
            return new BroughtFile(Kind.SWEEP, table);
        }
        InvalidInputException.require(!Files.exists(folder.resolve(SweepFolder.RUNS)),
                "%s is the folder of a sweep that is not finished: go on with it from the Board, or open one of its runs", folder);
        InvalidInputException.require(Files.exists(folder.resolve(RunFolder.EXPERIMENT)) || Files.exists(folder.resolve(RunFolder.MODEL)),
                "%s is not the folder of a run or of a sweep: it has no %s",
                folder, RunFolder.EXPERIMENT);
        return new BroughtFile(Kind.RUN, folder);
    }

    private static BroughtFile ofFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (RunFile.isNamed(file)) {
            return new BroughtFile(Kind.RUN, file);
        }
        if (name.endsWith(".json")) {
            return ofJson(file);
        }
        InvalidInputException.require(TABLES.stream().anyMatch(name::endsWith),
                "%s is nothing that the lab opens: a run (%s, its folder or model.json), an experiment (.json), a sweep's folder, or points (.csv or "
                        + ".npy)", file, RunFile.EXTENSION);
        boolean sweep = name.equals(SweepFolder.TABLE) && Files.exists(file.resolveSibling(SweepFolder.EXPERIMENT));
        return new BroughtFile(sweep ? Kind.SWEEP : Kind.POINTS, file);
    }

    private static BroughtFile ofJson(Path file) {
        String format = JsonFields.format(file);
        if (format.equals(ExperimentFile.FORMAT)) {
            boolean varies = JsonFields.read(file, ExperimentFile.MOST_BYTES).has("vary");
            return new BroughtFile(varies ? Kind.COMPARISON : Kind.EXPERIMENT, file);
        }
        InvalidInputException.require(format.equals(ModelFile.FORMAT), "%s is neither an experiment nor a model: the lab opens these", file);
        boolean ofRun = file.getFileName().toString().equals(RunFolder.MODEL) && file.getParent() != null
                && Files.exists(file.resolveSibling(RunFolder.CHECKPOINT)) && Files.exists(file.resolveSibling(RunFolder.EXPERIMENT));
        return new BroughtFile(Kind.RUN, ofRun ? file.getParent() : file);
    }
}
