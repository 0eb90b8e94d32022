package org.pushforward.lab.export;

import java.util.function.Consumer;
import java.util.prefs.Preferences;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.pushforward.chart.Figure;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.export.PngFile;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.FigureRequest;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.NumberSetting;

/** Asks how large a picture is to be, and in which colours. Scale and colours are remembered, and the size of each figure while the lab runs. */
final class PictureDialog {

    private static final String SCALE = "export-scale";
    private static final String LIGHT = "export-light";
    private static final int LEAST = 100;
    private static final int MOST = 4_000;
    private static final int[] SCALES = {1, 2, 3, 4};
    private static final int DEFAULT_SCALE = 2;
    /** A longer one is broken into lines. */
    private static final double MOST_TITLE = 360;

    private final Preferences store;

    /** @param store where the choices are kept */
    PictureDialog(Preferences store) {
        this.store = store;
    }

    /** What was chosen last, for a figure of this size. */
    PictureOptions last(Figure figure) {
        int scale = Math.max(SCALES[0], Math.min(SCALES[SCALES.length - 1], store.getInt(SCALE, DEFAULT_SCALE)));
        return new PictureOptions((int) Math.round(figure.width()), (int) Math.round(figure.height()), scale, store.getBoolean(LIGHT, true));
    }

    /**
     * Shows itself over a window.
     *
     * @param chosen takes what was chosen, unless the person thinks better of it
     */
    void ask(Scene owner, Figure figure, FigureRequest.Format format, Consumer<PictureOptions> chosen) {
        PictureOptions last = last(figure);
        boolean pixels = format == FigureRequest.Format.PNG;
        NumberSetting width = side("Width", last.width());
        NumberSetting height = side("Height", last.height());
        ComboBox<Integer> scale = new ComboBox<>();
        for (int each : SCALES) {
            scale.getItems().add(each);
        }
        scale.setValue(last.scale());
        scale.setId("export-scale");
        CheckBox light = new CheckBox("Light colours, for paper");
        light.setSelected(last.light());
        light.setId("export-light");
        Label size = new Label();
        size.setId("export-size");
        long most = PngFile.mostPixels();
        // Before a file is chosen: a picture that does not fit the memory is refused here.
        BooleanBinding tooLarge = Bindings.createBooleanBinding(() -> pixels && (long) width.getInt() * height.getInt()
                * scale.getValue() * scale.getValue() > most, width.valueProperty(), height.valueProperty(), scale.valueProperty());
        InvalidationListener refresh = observable -> size.setText(pixels
                ? Numbers.count((long) width.getInt() * scale.getValue()) + " × "
                + Numbers.count((long) height.getInt() * scale.getValue()) + " pixels"
                + (tooLarge.get() ? ": at most " + most / 1_000_000 + " million" : "")
                : Numbers.fixed(width.getInt() * 2.54 / 96, 1) + " × " + Numbers.fixed(height.getInt() * 2.54 / 96, 1) + " cm");
        width.valueProperty().addListener(refresh);
        height.valueProperty().addListener(refresh);
        scale.valueProperty().addListener(refresh);
        refresh.invalidated(null);
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        if (pixels) {
            grid.addRow(0, named("Pixels per unit", scale), scale);
        }
        grid.addRow(1, new Label("Size"), size);
        grid.add(light, 0, 2, 2, 1);
        Button save = new Button("Save…");
        save.setId("export-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(NumberSetting.isAnyRefused(width, height).or(tooLarge));
        Button cancel = Nodes.kept(new Button("Cancel"));
        cancel.setCancelButton(true);
        Label title = Nodes.wrapping(Nodes.label(figure.title(), "picture-title"));
        title.setMaxWidth(MOST_TITLE);
        Stage stage = Dialogs.of(owner, "Save as " + format.name(),
                Nodes.column("table-dialog", title, field("export-width", width), field("export-height", height),
                        grid, new HBox(Nodes.space(), cancel, save)));
        cancel.setOnAction(event -> stage.close());
        save.setOnAction(event -> {
            store.putInt(SCALE, scale.getValue());
            store.putBoolean(LIGHT, light.isSelected());
            stage.close();
            chosen.accept(new PictureOptions(width.getInt(), height.getInt(), scale.getValue(), light.isSelected()));
        });
        stage.show();
    }

    private static Label named(String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        return label;
    }

    private static NumberSetting side(String name, int value) {
        return NumberSetting.whole(name, "Of the picture, in units of the window's layout, 96 to the inch.", LEAST, MOST, Setting.Scale.LINEAR,
                Effect.NONE, Math.max(LEAST, Math.min(MOST, value)));
    }

    private static NumberField field(String id, NumberSetting setting) {
        NumberField field = new NumberField(setting);
        field.field().setId(id);
        return field;
    }
}
