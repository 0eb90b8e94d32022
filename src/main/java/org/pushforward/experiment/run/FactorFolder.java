package org.pushforward.experiment.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.Stage;
import org.pushforward.theory.linear.learn.FitResult;
import org.pushforward.theory.linear.learn.FitSpec;

/**
 * Couplings whose product is a matrix, as a folder: {@code target.csv}, {@code factor_01.csv} ... in the order of the product, {@code summary.json},
 * and after a fit {@code error.csv} with the error of each step.
 */
public final class FactorFolder extends ClaimedFolder {

    private static final String SUMMARY = "summary.json";
    private static final Pattern NAMES = Pattern.compile("summary\\.json|target\\.csv|error\\.csv|factor_\\d{2,}\\.csv");

    /**
     * What is said of a product in {@code summary.json} and on standard output.
     *
     * @param route          or null after a fit
     * @param bound          on the number of factors, or null after a fit
     * @param residual       relative, see {@link Factorization.Accuracy}
     * @param tolerance      above which the route refuses a product, or null after a fit
     * @param worstCondition of a factor; infinite beyond 1e300
     * @param conditionFloor what no product of so many couplings goes under, or null after a fit
     * @param condition      of the matrix
     * @param det            of the product of the factors; infinite where it overflows
     */
    public record Summary(String route, Integer bound, int size, int count, double residual, Double tolerance, double worstCondition,
            Double conditionFloor, double condition, double det, double logDet) {

        static Summary of(Factorization factorization, Factorization.Accuracy accuracy) {
            return new Summary(Json.label(factorization.route()), factorization.bound(), factorization.target().size(), factorization.count(),
                    accuracy.residual(), factorization.route().tolerance(), accuracy.worstCondition(), factorization.leastWorstCondition(),
                    factorization.target().condition(),
                    accuracy.determinant(), accuracy.logDet());
        }
    }

    /**
     * Claims a folder before any work is done for it.
     *
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    public FactorFolder(Path path) {
        super(path, SUMMARY, NAMES);
    }

    /** @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there */
    public Summary write(Factorization factorization) {
        Factorization.Accuracy accuracy = factorization.accuracy();
        Summary summary = Summary.of(factorization, accuracy);
        folder.write(path -> {
            writeFactors(factorization.target(), factorization.factors(), path);
            WholeFile.write(path.resolve(SUMMARY), out -> writeSummary(summary, factorization, accuracy, out));
        });
        return summary;
    }

    /**
     * @param result of fitting {@code spec} to {@code target}
     * @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there
     */
    public Summary write(SquareMatrix target, FitSpec spec, FitResult result) {
        Factorization.Accuracy accuracy = Factorization.accuracy(target, result.factors());
        Summary summary = new Summary(null, null, target.size(), result.factors().size(), accuracy.residual(), null,
                accuracy.worstCondition(), null, target.condition(), accuracy.determinant(), accuracy.logDet());
        folder.write(path -> {
            writeFactors(target, result.factors(), path);
            CsvTable.write(path.resolve("error.csv"), List.of("step", "error"), result.curve().length,
                    (step, line) -> line.add((long) step).add(result.curve()[step]));
            WholeFile.write(path.resolve(SUMMARY), out -> writeSummary(summary, spec, result, accuracy, out));
        });
        return summary;
    }

    private static void writeFactors(SquareMatrix target, List<LinearCoupling> factors, Path path) {
        MatrixFile.write(target, path.resolve("target.csv"));
        for (int k = 0; k < factors.size(); k++) {
            MatrixFile.write(factors.get(k).matrix(), path.resolve(String.format(Locale.ROOT, "factor_%02d.csv", k + 1)));
        }
    }

    private static void writeSummary(Summary summary, Factorization factorization, Factorization.Accuracy accuracy, OutputStream out)
            throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("route", summary.route);
            json.writeNumberField("bound", summary.bound);
            writeNumbers(summary, factorization.factors(), accuracy, json);
            json.writeNumberField("tolerance", summary.tolerance);
            Json.writeNumber(json, "condition_floor", summary.conditionFloor);
            json.writeArrayFieldStart("stages");
            for (Stage stage : factorization.stages()) {
                json.writeStartObject();
                json.writeStringField("name", stage.name());
                json.writeNumberField("first", stage.first() + 1);
                json.writeNumberField("last", stage.last() + 1);
                json.writeNumberField("unmerged", stage.unmerged());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void writeSummary(Summary summary, FitSpec spec, FitResult result, Factorization.Accuracy accuracy, OutputStream out)
            throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("optimizer", Json.label(spec.optimizer()));
            json.writeStringField("scales", Json.label(spec.scales()));
            json.writeNumberField("steps", spec.steps());
            json.writeNumberField("rate", spec.rate());
            json.writeNumberField("seed", spec.seed());
            Json.writeNumbers(json, "restart_errors", result.errors());
            writeNumbers(summary, result.factors(), accuracy, json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void writeNumbers(Summary summary, List<LinearCoupling> factors, Factorization.Accuracy accuracy, JsonGenerator json)
            throws IOException {
        json.writeNumberField("size", summary.size);
        json.writeNumberField("count", summary.count);
        Json.writeNumber(json, "residual", summary.residual);
        Json.writeNumber(json, "worst_condition", summary.worstCondition);
        Json.writeNumber(json, "condition", summary.condition);
        Json.writeNumber(json, "det", summary.det);
        Json.writeNumber(json, "log_det", summary.logDet);
        json.writeArrayFieldStart("kinds");
        for (LinearCoupling factor : factors) {
            json.writeString(Json.label(factor.kind()));
        }
        json.writeEndArray();
        Json.writeNumbers(json, "conditions", accuracy.conditions());
    }
}
