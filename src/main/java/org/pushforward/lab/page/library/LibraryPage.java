package org.pushforward.lab.page.library;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.lab.page.Info;
import org.pushforward.lab.page.Page;
import org.pushforward.train.TrainingConfig;

/** Puts the Library together. */
public final class LibraryPage implements Page {

    private final LibraryView view;
    private final ReadOnlyStringWrapper status =
            new ReadOnlyStringWrapper(this, "status", "Choose a preset, read, and open its good or its bad run in Train.");
    private final LibraryModel model;
    private final Region transport;
    private final Region content;
    private final Region settings;

    /** @param inTrain opens a run in Train */
    public LibraryPage(Consumer<TrainingConfig> inTrain) {
        model = new LibraryModel(PresetLibrary.read(), inTrain);
        view = new LibraryView(model);
        transport = view.buildTransport();
        content = view.build();
        settings = view.buildSettings();
    }

    public LibraryModel model() {
        return model;
    }

    @Override
    public Region transport() {
        return transport;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Region settings() {
        return settings;
    }

    @Override
    public Info info() {
        return LibraryInfo.INFO;
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    /** Nothing here is drawn: the style sheet does all. */
    @Override
    public void setTheme(Theme theme) {
    }

    /** Nothing here goes on while it is not seen. */
    @Override
    public void setSeen(boolean seen) {
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("G", "open the good run in Train"), new Key("B", "open the bad run in Train"));
    }

    @Override
    public boolean onKey(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        if (key.getCode() == KeyCode.G) {
            model.openGood();
        } else if (key.getCode() == KeyCode.B) {
            model.openBad();
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void focusFirst() {
        view.focusTree();
    }

    /** Nothing is left behind. */
    @Override
    public void end() {
    }
}
