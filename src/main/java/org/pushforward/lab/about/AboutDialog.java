package org.pushforward.lab.about;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.pushforward.base.Version;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.PageAction;

/** Version, log, how to cite, and the licences of what the program is made of. */
public final class AboutDialog {

    private static final double WIDTH = 660;
    private static final double HEIGHT = 470;

    private AboutDialog() {}

    /**
     * @param log    null while it is not known yet whether there is one
     * @param folder shows a folder outside the window
     */
    public static void show(Scene owner, WindowLog log, Consumer<Path> folder) {
        TabPane tabs = new TabPane(tab("About", about(log, folder)), tab("Cite", cite()), tab("Licences", licences()));
        tabs.setId("about-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Button close = Nodes.kept(new Button("Close"));
        close.setDefaultButton(true);
        VBox root = Nodes.column("about", Nodes.rising(tabs), new HBox(Nodes.space(), close));
        root.setPrefSize(WIDTH, HEIGHT);
        Stage stage = Dialogs.of(owner, "About Pushforward", root);
        close.setOnAction(event -> stage.close());
        stage.show();
        close.requestFocus();
    }

    private static Tab tab(String title, Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("panel-scroll");
        return new Tab(title, scroll);
    }

    private static Region about(WindowLog log, Consumer<Path> folder) {
        Label version = Nodes.label("Pushforward " + Version.words(), "about-title");
        version.setId("about-version");
        Label system = Nodes.sentences(Version.system() + "; JavaFX " + System.getProperty("javafx.version") + ".");
        return Nodes.column("about-page", version,
                Nodes.sentences("A desktop lab for depth, conditioning and representational power of normalizing flows, after the paper by "
                        + "Koehler, Mehta and Risteski (ICML 2021). It may be used, changed and passed on under the Apache License 2.0."),
                system, Nodes.label("Log", "info-title"), log(log, folder));
    }

    private static Node log(WindowLog log, Consumer<Path> folder) {
        Optional<Path> place = log == null ? Optional.empty() : log.folder();
        if (place.isEmpty()) {
            Label none = Nodes.sentences(log == null ? "No log is kept." : log.problem());
            none.setId("about-log");
            return none;
        }
        Label where = Nodes.sentences("When something fails that should not, what led to it is in the files of this folder; they can be sent with "
                + "a report. They hold no data. " + place.get());
        where.setId("about-log");
        Button open = Nodes.button("Open the folder", "fth-folder", "Shows the files of the log", () -> folder.accept(place.get()));
        open.setId("about-open-log");
        return Nodes.column("about-page", where, open);
    }

    private static Region cite() {
        return Nodes.column("about-page", entry("This program", "program", Facts.programBib()), entry("The paper", "paper", Facts.paperBib()));
    }

    private static Region entry(String title, String id, String bib) {
        TextArea text = new TextArea(bib.strip());
        text.setId("cite-" + id);
        text.setEditable(false);
        text.setPrefRowCount((int) bib.strip().lines().count());
        text.getStyleClass().add("notice-trace");
        Button copy = Nodes.button("Copy", "fth-copy", "Puts this entry of BibTeX on the clipboard", () -> PageAction.put(bib));
        copy.setId("copy-" + id);
        return Nodes.column("about-entry", Nodes.row("about-entry-head", Nodes.growing(Nodes.label(title, "info-title")), copy), text);
    }

    private static Region licences() {
        List<Facts.Library> libraries = Facts.libraries();
        Region inside = Nodes.column("about-page", Nodes.sentences("With the native libraries of ND4J and OpenBLAS come these besides, each in a "
                + "file of its own that may be replaced by another build of it:"), table(Facts.natives()));
        if (libraries.isEmpty()) {
            return Nodes.column("about-page", Nodes.sentences("The list of the libraries is made with the package; these classes do not come from "
                    + "one."), inside);
        }
        return Nodes.column("about-page", Nodes.sentences("Pushforward itself: Apache License 2.0. The font Inter: SIL Open Font License 1.1. With "
                + "it come " + libraries.size() + " libraries, each with the licence that it tells of itself:"), table(libraries), inside);
    }

    private static Region table(List<Facts.Library> libraries) {
        GridPane table = new GridPane();
        table.getStyleClass().add("about-table");
        for (int i = 0; i < libraries.size(); i++) {
            Facts.Library library = libraries.get(i);
            table.addRow(i, Nodes.kept(new Label(library.name())), Nodes.kept(new Label(library.version())),
                    Nodes.sentences(String.join(" or ", library.licences())));
        }
        return table;
    }
}
