package org.pushforward.lab.page.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.control.Refusal;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.ExperimentButtons;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.SettingFolds;

/** The settings of the Compare page, for the side panel: what is varied, and what the columns have in common. */
final class CompareSettingsView {

    private final CompareModel model;
    private final CompareController actions;
    private final PathChoosers choosers;
    private final Supplier<List<PageAction>> sharing;
    /** Has the editor of the levels show those of the model. */
    private Runnable refreshLevels = () -> { };

    /** @param sharing what may be taken away from the page or brought to it */
    CompareSettingsView(CompareModel model, CompareController actions, PathChoosers choosers, Supplier<List<PageAction>> sharing) {
        this.sharing = sharing;
        this.model = model;
        this.actions = actions;
        this.choosers = choosers;
    }

    Region build() {
        VBox panel = new VBox(new Fold("Compare", "restarts", factor(), levels(), files()));
        DatasetPicker picker = new DatasetPicker(model.shelf(), model.settings(), model.notice(), choosers.points());
        panel.getChildren().addAll(new SettingFolds(model.settings(), picker)
                .build(setting -> !model.factorProperty().get().replaces(setting), model.factorProperty()));
        panel.getStyleClass().add("settings");
        return panel;
    }

    private Node factor() {
        ChoiceBox<VariedFactor> box = new ChoiceBox<>(FXCollections.observableArrayList(VariedFactor.all()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(VariedFactor factor) {
                return factor == null ? "" : factor.title();
            }

            @Override
            public VariedFactor fromString(String title) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.valueProperty().bindBidirectional(model.factorProperty());
        box.setId("factor");
        box.setAccessibleText("What the columns differ in");
        box.setTooltip(new Tooltip("What the columns differ in; all else they have in common"));
        box.setMaxWidth(Double.MAX_VALUE);
        return row("Vary", box);
    }

    private static Node row(String words, Node control) {
        Label name = Nodes.label(words, "setting-name");
        name.setLabelFor(control);
        HBox row = Nodes.row("setting", name, Nodes.growing(control));
        row.getStyleClass().add("setting-row");
        return row;
    }

    /** Buttons to press or a field to type in, as the factor asks for. */
    private Node levels() {
        VBox editor = new VBox();
        Runnable rebuild = () -> editor.getChildren().setAll(model.factorProperty().get().isNominal() ? choices() : field());
        model.factorProperty().addListener(observable -> rebuild.run());
        // Not rebuilt: whoever chooses goes on where the focus is.
        model.levelsProperty().addListener(observable -> refreshLevels.run());
        rebuild.run();
        return editor;
    }

    private Node choices() {
        VariedFactor factor = model.factorProperty().get();
        List<String> shown = model.levelsProperty().get();
        Map<String, ToggleButton> buttons = new LinkedHashMap<>();
        FlowPane row = new FlowPane();
        row.getStyleClass().addAll("setting", "compare-levels");
        for (String level : factor.defaults()) {
            ToggleButton button = new ToggleButton(factor.name(level));
            button.setSelected(shown.contains(level));
            button.setAccessibleText("Column " + factor.heading(level));
            button.setTooltip(new Tooltip("A column of it or none; there are two at least"));
            button.setOnAction(event -> {
                List<String> before = model.levelsProperty().get();
                List<String> wanted = new ArrayList<>(factor.defaults());
                wanted.removeIf(other -> other.equals(level) ? !button.isSelected() : !before.contains(other));
                model.setLevels(wanted);
                button.setSelected(model.levelsProperty().get().contains(level));
            });
            buttons.put(level, button);
            // A control for the mark of what is refused.
            Refusal.mark(button, Bindings.createStringBinding(() -> button.isFocused() ? model.levelsNoticeProperty().get() : "",
                    model.levelsNoticeProperty(), button.focusedProperty()));
        }
        row.getChildren().setAll(buttons.values());
        refreshLevels = () -> buttons.forEach((level, button) -> button.setSelected(model.levelsProperty().get().contains(level)));
        return row;
    }

    private Node field() {
        EntryField field = new EntryField(() -> String.join(", ", model.levelsProperty().get()), model::enterLevels, model::forgetRefusedLevels,
                model.levelsNoticeProperty());
        field.takeBlanks();
        field.setId("levels");
        field.setAccessibleText("Values, one for each column");
        field.setTooltip(new Tooltip("Two to four numbers with blanks between them, one for each column"));
        refreshLevels = field::refresh;
        return row("Values", field);
    }

    private Node files() {
        return new ExperimentButtons(choosers,
                new ExperimentButtons.Task("Opens an experiment: a JSON file of the command sweep that varies one factor", actions::openExperiment),
                new ExperimentButtons.Task("Saves the comparison as an experiment; the command sweep makes the same runs, to the bit",
                        actions::saveExperiment), sharing);
    }
}
