package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.train.TrainingConfig;

/**
 * Runs to make: every combination of the factors' levels, with every seed.
 *
 * @param base    the settings of all runs, but for what varies
 * @param factors what varies; the first one slowest
 * @param seeds   one or more, distinct
 */
public record Sweep(TrainingConfig base, List<Factor> factors, List<Long> seeds) {

    public static final int MOST_RUNS = 100_000;

    /** @throws InvalidInputException one line, if a combination is no valid settings, two are the same, or there are too many */
    public Sweep {
        InvalidInputException.require(!seeds.isEmpty(), "there are no seeds: one or more are needed");
        // Before anything is done for each of them; a double counts as far as any product goes.
        double runs = seeds.size();
        for (Factor factor : factors) {
            runs *= factor.levels().size();
        }
        InvalidInputException.require(runs <= MOST_RUNS, "these are %,.0f runs: a sweep has at most %,d", runs, MOST_RUNS);
        factors = List.copyOf(factors);
        seeds = List.copyOf(seeds);
        Set<Long> different = new HashSet<>();
        for (long seed : seeds) {
            InvalidInputException.require(different.add(seed), "a seed is there twice: %d", seed);
        }
        base = base.withSeed(seeds.get(0));
        Set<String> known = known();
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            InvalidInputException.require(known.contains(factor.setting()), "there is no setting %s to vary: choose among %s", factor.setting(),
                    String.join(", ", known));
            for (Factor earlier : factors.subList(0, i)) {
                InvalidInputException.require(!factor.overlaps(earlier), "%s and %s vary the same", earlier.words(), factor.words());
            }
        }
        // Refuses what is no run, or one twice.
        combinations(base, factors);
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (String name : Settings.names()) {
            known.add(name.substring(0, name.indexOf('.')));
            known.add(name);
        }
        return known;
    }

    /** The sweep of one run. */
    public static Sweep of(TrainingConfig config) {
        return new Sweep(config, List.of(), List.of(config.seed()));
    }

    /** Every combination of the levels, with the first seed; the last factor fastest. */
    public List<TrainingConfig> combinations() {
        return combinations(base, factors);
    }

    /** All runs, in the order in which they are numbered: combination by combination, the seeds fastest. */
    public List<TrainingConfig> runs() {
        return combinations().stream().flatMap(settings -> seeds.stream().map(settings::withSeed)).toList();
    }

    private static List<TrainingConfig> combinations(TrainingConfig base, List<Factor> factors) {
        Set<TrainingConfig> combinations = new LinkedHashSet<>();
        combine(base, Settings.tree(base), factors, "the run", combinations);
        return List.copyOf(combinations);
    }

    private static void combine(TrainingConfig base, ObjectNode tree, List<Factor> factors, String words, Set<TrainingConfig> combinations) {
        if (factors.isEmpty()) {
            InvalidInputException.require(combinations.add(Settings.read(JsonFields.of(words, tree), base.seed())),
                    "%s is there twice: take one of the values away", words);
            return;
        }
        Factor factor = factors.get(0);
        for (JsonNode level : factor.levels()) {
            ObjectNode changed = tree.deepCopy();
            if (factor.field() == null) {
                changed.set(factor.group(), level);
            } else {
                ((ObjectNode) changed.get(factor.group())).set(factor.field(), level);
            }
            String more = words + (words.contains(" with ") ? ", " : " with ") + factor.words() + " = " + level;
            combine(base, changed, factors.subList(1, factors.size()), more, combinations);
        }
    }
}
