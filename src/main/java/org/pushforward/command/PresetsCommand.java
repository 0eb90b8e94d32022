package org.pushforward.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Team;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.experiment.preset.PresetPictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the presets of the library, or makes their pictures. */
@Command(name = "presets", mixinStandardHelpOptions = true,
        description = "Lists the presets of the library: their folder in assets/presets, and what they are about.")
final class PresetsCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(names = "--pictures", paramLabel = "DIR",
            description = "Train both runs of each preset, or make its couplings, which takes some minutes, and write what comes of it as pictures "
                + "into this folder.")
    private Path pictures;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Of these presets alone, such as basics/two-moons.")
    private List<String> ids = List.of();

    private record Entry(String id, String section, String title) {
    }

    @Override
    public Integer call() {
        List<Entry> entries = new ArrayList<>();
        List<Preset> presets = new ArrayList<>();
        for (PresetLibrary.Section section : PresetLibrary.read()) {
            section.presets().stream().filter(preset -> ids.isEmpty() || ids.contains(preset.id())).forEach(preset -> {
                presets.add(preset);
                entries.add(new Entry(preset.id(), section.title(), preset.title()));
            });
        }
        ids.forEach(id -> Commands.fromOptions(spec.commandLine(), () -> {
            InvalidInputException.require(presets.stream().anyMatch(preset -> preset.id().equals(id)),
                    "there is no preset %s: the command without names lists them", id);
            return id;
        }));
        PrintWriter out = spec.commandLine().getOut();
        if (pictures != null) {
            Commands.requireMemoryToTrain();
            ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
            PresetPictures.write(presets, pictures, Team.threadsFor(MOST_THREADS), file -> printer.report(file.toString(), false));
        }
        if (json) {
            Output.printJson(out, entries);
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("id", "section", "title"));
            entries.forEach(entry -> rows.add(List.of(entry.id, entry.section, entry.title)));
            Output.printTable(out, rows);
        }
        return 0;
    }
}
