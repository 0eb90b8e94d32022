package org.pushforward.experiment.setting;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.data.DatasetSpec;
import org.pushforward.train.TrainingConfig;

/** What was different in an earlier run, in words. */
public final class SettingsChange {

    private static final int MOST_NAMED = 3;
    /** What tells most, in this order; all else comes behind. */
    private static final List<String> TELLING = List.of("dataset.name", "padding.kind", "padding.dimensions", "padding.noise_level", "flow.family",
            "flow.couplings", "flow.partition", "flow.coupling", "flow.clamp", "flow.hidden", "flow.depth", "flow.activation", "dataset.noise",
            "dataset.modes", "dataset.dimension", "dataset.rotation", "dataset.count", "optimization.rate", "optimization.schedule");

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
        return one.name().equals(other.name()) && one.noise() == other.noise() && one.modes() == other.modes() && one.dimension() == other.dimension()
                && one.rotation() == other.rotation() && one.table().equals(other.table());
    }

    private void compare() {
        for (Setting setting : Setting.ordered(TELLING)) {
            if (isTold(setting)) {
                if (setting.name().equals("dataset.count") && !before.dataset().table().equals(now.dataset().table())) {
                    words.add("columns " + String.join(" and ", before.dataset().table().columns()));
                }
                if (!setting.of(before).equals(setting.of(now))) {
                    setting.words(before).ifPresent(words::add);
                }
            }
        }
    }

    /** What belongs to another kind of padding, or to other data, says nothing more. */
    private boolean isTold(Setting setting) {
        return switch (setting.name()) {
            case "dataset.name", "padding.kind" -> true;
            default -> switch (setting.group()) {
                case "padding" -> before.padding().kind() == now.padding().kind();
                case "flow" -> setting.applies(before) || setting.applies(now);
                case "dataset" -> before.dataset().name().equals(now.dataset().name());
                default -> true;
            };
        };
    }
}
