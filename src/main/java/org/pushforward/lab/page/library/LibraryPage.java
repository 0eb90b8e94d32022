package org.pushforward.lab.page.library;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCode;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.page.Page;
import org.pushforward.train.TrainingConfig;

/** Puts the Library together. */
public final class LibraryPage implements Page {

    private final LibraryView view;
    private final LibraryModel model;
    private final Face face;

    /** @param inTrain opens a run in Train */
    public LibraryPage(Consumer<TrainingConfig> inTrain) {
        model = new LibraryModel(PresetLibrary.read(), inTrain);
        view = new LibraryView(model);
        face = new Face(view.buildTransport(), view.build(), view.buildSettings(), "library",
                new ReadOnlyStringWrapper("Choose a preset, read, and open its good or its bad run in Train."),
                List.of(Key.of(KeyCode.G, "open the good run in Train", model::openGood),
                        Key.of(KeyCode.B, "open the bad run in Train", model::openBad)));
    }

    public LibraryModel model() {
        return model;
    }

    @Override
    public Face face() {
        return face;
    }

    @Override
    public void focusFirst() {
        view.focusTree();
    }
}
