package org.pushforward.experiment.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.Json;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;

/**
 * An {@link Intervention} as a person says it on the command line: {@code 400:rate=0.001}, {@code 900:noise=0.5} or {@code 400:rate=0.001,noise=0.5}.
 * What is not said stays as it was.
 *
 * @param step  steps done when it is made
 * @param rate  null where it stays
 * @param noise standard deviation of the padding; null where it stays
 */
public record Change(long step, Double rate, Double noise) {

    public static final String OPTION = "--change";
    /** For the help of the command line. */
    public static final String PLACEHOLDER = "STEP:rate=R,noise=L";

    private static final String NUMBER = "([^,=]+)";
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):(?:rate=" + NUMBER + "(?:,noise=" + NUMBER + ")?|noise=" + NUMBER + ")");

    /** What is changed on the way of a run, said as briefly as it can be. */
    public static List<Change> of(TrainingConfig config) {
        List<Change> changes = new ArrayList<>();
        Intervention before = config.begun();
        for (Intervention next : config.interventions().list()) {
            boolean noisy = next.paddingNoise() != before.paddingNoise();
            changes.add(new Change(next.step(), !noisy || next.rate() != before.rate() ? (Double) next.rate() : null,
                    noisy ? (Double) next.paddingNoise() : null));
            before = next;
        }
        return changes;
    }

    /** @throws InvalidInputException one line, if it is none */
    public static Change parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        InvalidInputException.require(form.matches(), "%s is no change of a run: give %s, one of the two or both", OneLine.quoted(text), PLACEHOLDER);
        return new Change(Long.parseLong(form.group(1)), number(form.group(2)),
                number(form.group(3) == null ? form.group(4) : form.group(3)));
    }

    private static Double number(String text) {
        try {
            return text == null ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(OneLine.quoted(text) + " is not a number", e);
        }
    }

    /** Makes a run with these changes, in the place of those that it has. @throws InvalidInputException if they are not such that a run can have */
    public static TrainingConfig apply(List<Change> changes, TrainingConfig config) {
        List<Intervention> interventions = new ArrayList<>();
        Intervention before = config.begun();
        for (Change change : changes) {
            InvalidInputException.require(change.noise == null || config.padding().kind() != Padding.Kind.NONE,
                    "a run without padding has no padding noise to change: leave out noise in %s %s", OPTION, change.text());
            before = new Intervention(change.step, change.rate == null ? before.rate() : change.rate,
                    change.noise == null ? before.paddingNoise() : change.noise);
            interventions.add(before);
        }
        return config.withInterventions(new Interventions(interventions));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return step + ":" + (rate == null ? "" : "rate=" + Json.number(rate)) + (rate == null || noise == null ? "" : ",")
                + (noise == null ? "" : "noise=" + Json.number(noise));
    }
}
