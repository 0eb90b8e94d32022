package org.pushforward.lab.page.library;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCode;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.instrument.library.PresetInstrument;
import org.pushforward.instrument.library.PresetReading;
import org.pushforward.instrument.library.PresetRequest;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.StudyPage;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;

/** Puts the Library together: model, view, and the worker that paints its pictures. */
public final class LibraryPage extends StudyPage {

    private final LibraryView view;
    private final LibraryModel model;
    private final InstrumentWorker<PresetRequest, PresetReading> painter = worker("pushforward-library", new PresetInstrument(), this::show);
    private Theme theme = Theme.LIGHT;
    private PresetReading shown;

    /** @param exits where the exhibits of presets are opened */
    public LibraryPage(LibraryModel.Exits exits) {
        model = new LibraryModel(PresetLibrary.read(), exits);
        view = new LibraryView(model);
        stand(new Face(view.buildTransport(), view.build(), view.buildSettings(), "library",
                new ReadOnlyStringWrapper("Choose a preset, read, and open its good or its bad configuration on its page."),
                List.of(Key.of(KeyCode.G, "open the good configuration", model::openGood),
                        Key.of(KeyCode.B, "open the bad configuration", model::openBad))), Kept.of(new Cells(), model.views()));
        InvalidationListener ask = observable -> ask();
        model.presetProperty().addListener(ask);
        view.pictureSideProperty().addListener(ask);
    }

    private void ask() {
        int side = view.pictureSideProperty().get();
        if (side > 0) {
            painter.offer(new PresetRequest(model.getPreset(), side, theme, view.pictureScale() * theme.scale()));
        }
    }

    private void show(PresetReading reading) {
        shown = reading;
        view.show(reading);
    }

    /** Whether the pictures of the preset that is read are shown. */
    public boolean isSettled() {
        return shown != null && shown.request().preset() == model.getPreset() && shown.request().theme() == theme
                && shown.request().side() == view.pictureSideProperty().get();
    }

    public LibraryModel model() {
        return model;
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(copy("good", true), copy("bad", false));
    }

    private PageAction copy(String which, boolean good) {
        return PageAction.copy("Copy the " + which + " one as command", "Copies a command line that makes the " + which + " configuration", null,
                () -> model.command(good), null);
    }

    @Override
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        view.setTheme(newTheme);
        ask();
    }

    @Override
    public void focusFirst() {
        view.focusTree();
    }
}
