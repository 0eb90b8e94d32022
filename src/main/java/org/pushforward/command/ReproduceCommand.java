package org.pushforward.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pushforward.base.OneLine;
import org.pushforward.engine.Team;
import org.pushforward.experiment.report.Finding;
import org.pushforward.experiment.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures anew what the paper and its blog post say. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Makes the figures and tables of the paper and its blog post anew and says for each claim whether the numbers agree with it, "
                + "disagree, or leave it open. Writes a folder: report.html (all in one file), and the raw tables, runs and pictures behind it.",
            "Interrupt it whenever you like; the same command goes on from there. Without --quick it takes some minutes."})
final class ReproduceCommand implements Callable<Integer> {

    private static final int MOST_JOBS = 4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The report's folder: new, empty, or of a report to go on with.")
    private Path out;

    @Option(names = "--quick", description = "Fewer seeds and shorter runs, for a look: under two minutes.")
    private boolean quick;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Commands.requireMemoryToTrain();
        ProgressPrinter printer = new ProgressPrinter(spec.commandLine().getErr());
        List<Finding> findings = new Report(out, quick, Team.threadsFor(MOST_JOBS), words -> printer.report(words, false)).make();
        PrintWriter result = spec.commandLine().getOut();
        if (json) {
            Output.printJson(result, findings);
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("verdict", "claim"));
            findings.forEach(finding -> rows.add(List.of(finding.verdict().word(), finding.claim())));
            Output.printTable(result, rows);
            result.println("report: " + OneLine.of(out.resolve(Report.PAGE).toString()));
        }
        return 0;
    }
}
