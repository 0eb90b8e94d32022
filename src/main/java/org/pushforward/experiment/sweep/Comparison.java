package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.train.TrainingConfig;

/**
 * Two to four runs that differ in one factor: the same dataset, and the same stream of data, initial weights and points to be judged by, since
 * those are functions of the seed; unless the seed is what is varied.
 *
 * @param base   the settings of all; with Gaussian padding where the factor needs padding, its dimensions and noise level are those of the columns
 * @param factor what is varied
 * @param levels its values, one for each column, distinct
 */
public record Comparison(TrainingConfig base, VariedFactor factor, List<String> levels) {

    public static final int LEAST = 2;
    /** More runs than this beside each other can neither be told apart nor trained at a rate to be watched. */
    public static final int MOST = 4;

    /** @throws InvalidInputException one line, if there are too few or too many levels, or one is there twice or cannot be */
    public Comparison {
        levels = List.copyOf(levels);
        InvalidInputException.require(levels.size() >= LEAST && levels.size() <= MOST,
                "a comparison has two to four columns, not %d", levels.size());
        InvalidInputException.require(new HashSet<>(levels).size() == levels.size(), "%s: the same value is there twice", factor.title());
        levels.forEach(factor::require);
    }

    /** The same runs as a sweep, which {@code SweepFile} writes and the command line makes. */
    public Sweep sweep() {
        if (factor == VariedFactor.SEED) {
            return new Sweep(base, List.of(), levels.stream().map(level -> factor.number(level).longValue()).toList());
        }
        return new Sweep(base, List.of(varied()), List.of(base.seed()));
    }

    private Factor varied() {
        if (factor == VariedFactor.PADDING) {
            return Factor.paddings(levels.stream()
                    .map(VariedFactor::kind)
                    .map(kind -> kind == Padding.Kind.GAUSSIAN ? base.padding() : Padding.of(kind, base.padding().dimensions(), 0))
                    .toList());
        }
        return Factor.of(factor.setting(), factor.isNominal() ? levels.toArray() : levels.stream().map(factor::number).toArray());
    }

    /** The settings of each column. */
    public List<TrainingConfig> runs() {
        return sweep().runs();
    }

    /**
     * The comparison that a sweep is.
     *
     * @throws InvalidInputException if it varies more than one factor, or one that the page does not vary, has too many runs, or changes something on
     *         the way
     */
    public static Comparison of(Sweep sweep) {
        int varied = sweep.factors().size() + (sweep.seeds().size() > 1 ? 1 : 0);
        InvalidInputException.require(varied == 1, "the page Compare varies one factor, this experiment %s: give it to the command sweep",
                varied == 0 ? "none" : Integer.toString(varied));
        InvalidInputException.require(sweep.base().interventions().list().isEmpty(),
                "the page Compare changes nothing on the way, this experiment does: give it to the command sweep");
        if (sweep.factors().isEmpty()) {
            return new Comparison(sweep.base(), VariedFactor.SEED, sweep.seeds().stream().map(String::valueOf).toList());
        }
        Factor only = sweep.factors().get(0);
        VariedFactor factor = VariedFactor.of(only.setting());
        if (factor != VariedFactor.PADDING) {
            return new Comparison(sweep.base(), factor, only.levels().stream().map(JsonNode::asText).toList());
        }
        List<Padding> paddings = sweep.combinations().stream().map(TrainingConfig::padding).toList();
        Padding widest = paddings.stream().filter(padding -> padding.kind() != Padding.Kind.NONE).findFirst()
                .orElse(Padding.gaussian(Padding.USUAL_DIMENSIONS));
        Padding gaussian = paddings.stream().filter(padding -> padding.kind() == Padding.Kind.GAUSSIAN).findFirst()
                .orElse(Padding.gaussian(widest.dimensions()));
        Comparison comparison = new Comparison(sweep.base().withPadding(gaussian), factor,
                only.levels().stream().map(level -> level.path("kind").asText()).toList());
        InvalidInputException.require(comparison.runs().stream().map(TrainingConfig::padding).toList().equals(paddings),
                "the page Compare shows paddings of one number of dimensions, each kind once: give this experiment to the command sweep");
        return comparison;
    }
}
