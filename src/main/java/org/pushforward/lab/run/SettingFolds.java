package org.pushforward.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.pushforward.base.Choice;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.MenuField;
import org.pushforward.lab.control.NumberField;

/** The controls of all settings, a fold for each group. Seed and last step are apart: they stand in the {@link TransportBar}. */
public final class SettingFolds {

    private static final Map<String, String> TITLES = titles();
    private static final Set<String> IN_THE_BAR = Set.of("seed", "optimization.steps");

    /** Beside each other there is room for so many; more are a menu. */
    private static final int MOST_SEGMENTS = 3;

    private final TrainSettings settings;
    private final DatasetPicker picker;

    public SettingFolds(TrainSettings settings, DatasetPicker picker) {
        this.settings = settings;
        this.picker = picker;
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("dataset", "Data");
        titles.put("padding", "Padding");
        titles.put("flow", "Flow");
        titles.put("optimization", "Training");
        return titles;
    }

    /** Of a page on which what goes on with its run says so. */
    public List<Fold> build() {
        return folds(true, setting -> true, null);
    }

    /**
     * Of a page on which every change restarts.
     *
     * @param isShown whether the control of a setting is there
     * @param change  upon which that may be otherwise
     */
    public List<Fold> build(Predicate<Setting> isShown, ObservableValue<?> change) {
        return folds(false, isShown, change);
    }

    private List<Fold> folds(boolean live, Predicate<Setting> isShown, ObservableValue<?> change) {
        List<Fold> folds = new ArrayList<>();
        TITLES.forEach((group, title) -> {
            List<Setting> members = Setting.ALL.stream()
                    .filter(setting -> setting.group().equals(group) && !IN_THE_BAR.contains(setting.name())).toList();
            List<Node> controls = new ArrayList<>();
            for (Setting setting : members) {
                Node control = control(setting);
                if (control != null) {
                    controls.add(control);
                    if (change != null) {
                        control.visibleProperty().bind(Bindings.createBooleanBinding(() -> isShown.test(setting), change));
                        control.managedProperty().bind(control.visibleProperty());
                    }
                }
            }
            folds.add(new Fold(title, live ? effect(members) : "restarts", controls.toArray(Node[]::new)));
        });
        return folds;
    }

    /** "all but the rate restart"; the control that goes on says so by itself as well. */
    private static String effect(List<Setting> members) {
        String live = members.stream().filter(Setting::goesOn).map(setting -> setting.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
        return live.isEmpty() ? "restarts" : "all but " + live + " restart";
    }

    /** Null where the window has none. */
    private Node control(Setting setting) {
        if (setting.name().equals("dataset.name")) {
            return picker;
        }
        if (setting.kind() instanceof Setting.Kind.Number) {
            return new NumberField(settings.number(setting.name()));
        }
        if (!(setting.kind() instanceof Setting.Kind.Constant)) {
            return null;
        }
        ChoiceSetting<Choice> choice = settings.choice(setting.name());
        return setting.choices().size() > MOST_SEGMENTS ? new MenuField(choice) : new ChoiceField(choice);
    }
}
