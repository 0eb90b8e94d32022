package org.pushforward.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.flow.CouplingKind;
import org.pushforward.train.TrainingConfig;

/** What was different in an earlier run, in words. */
public final class SettingsChange {

    private static final int MOST_NAMED = 3;

    private final TrainingConfig before;
    private final TrainingConfig now;
    private final List<String> words = new ArrayList<>();

    private SettingsChange(TrainingConfig before, TrainingConfig now) {
        this.before = before;
        this.now = now;
    }

    /** @return the earlier settings that are no more, such as "zero padding, 6 couplings" */
    public static String words(TrainingConfig before, TrainingConfig now) {
        SettingsChange change = new SettingsChange(before, now);
        change.compare();
        List<String> all = change.words;
        String named = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.isEmpty() ? "the same settings" : all.size() > MOST_NAMED ? named + " and more" : named;
    }

    /** Whether points of the two are drawn alike, be they as many or not. */
    public static boolean isSameDistribution(DatasetSpec one, DatasetSpec other) {
        return one.name().equals(other.name()) && one.noise() == other.noise() && one.modes() == other.modes() && one.rotation() == other.rotation()
                && one.table().equals(other.table());
    }

    private void compare() {
        add(config -> config.dataset().name(), name -> name.substring(name.lastIndexOf('/') + 1));
        add(config -> kind(config.padding()), Function.identity());
        if (before.padding().kind() == now.padding().kind()) {
            add(config -> config.padding().dimensions(), count -> count + " padding dimensions");
            add(config -> config.padding().noiseLevel(), level -> "padding noise " + Numbers.brief(level));
        }
        add(config -> config.flow().couplings(), count -> count == 1 ? "1 coupling" : count + " couplings");
        add(config -> config.flow().partition(), partition -> switch (partition) {
            case HALVES -> "fixed halves";
            case PERMUTATIONS -> "permutations";
            case LINEAR -> "1×1 layers";
        });
        add(config -> config.flow().coupling(), kind -> kind == CouplingKind.AFFINE ? "affine couplings" : "additive couplings");
        add(config -> config.flow().clamp(), clamp -> "clamp " + Numbers.brief(clamp));
        add(config -> config.flow().hidden(), width -> "width " + width);
        add(config -> config.flow().depth(), depth -> "net depth " + depth);
        add(config -> config.flow().activation(), activation -> activation.name().toLowerCase(Locale.ROOT));
        if (before.dataset().name().equals(now.dataset().name())) {
            add(config -> config.dataset().noise(), noise -> "noise " + Numbers.brief(noise));
            add(config -> config.dataset().modes(), modes -> modes + " modes");
            add(config -> config.dataset().rotation(), rotation -> "rotation " + Numbers.brief(rotation) + "°");
            add(config -> config.dataset().table(), table -> "columns " + String.join(" and ", table.columns()));
            add(config -> config.dataset().count(), count -> Numbers.count(count) + " points");
        }
        add(config -> config.optimization().rate(), rate -> "rate " + Numbers.brief(rate));
        add(config -> config.optimization().schedule(), schedule -> schedule.name().toLowerCase(Locale.ROOT) + " rate");
        add(config -> config.optimization().batch(), batch -> "batch " + batch);
        add(config -> config.optimization().precision(), precision -> precision.name().toLowerCase(Locale.ROOT) + " precision");
        add(TrainingConfig::seed, seed -> "seed " + seed);
        add(config -> config.optimization().steps(), steps -> Numbers.count(steps) + " steps");
    }

    private static String kind(Padding padding) {
        return switch (padding.kind()) {
            case NONE -> "no padding";
            case ZERO -> "zero padding";
            case GAUSSIAN -> "Gaussian padding";
        };
    }

    private <T> void add(Function<TrainingConfig, T> setting, Function<? super T, String> name) {
        T value = setting.apply(before);
        if (!Objects.equals(value, setting.apply(now))) {
            words.add(name.apply(value));
        }
    }
}
