package org.pushforward.lab.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.Info;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.page.Page;

/** The panel at the right of the window: the settings of the page that is shown, or its explanation. */
final class SidePanel extends VBox {

    private static final double WIDTH = 312;

    private final ToggleButton settings = new ToggleButton("Settings");
    private final ToggleButton info = new ToggleButton("Info");
    private final ScrollPane scroll = Nodes.scrolling(null);
    private Page.Face face;

    SidePanel() {
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton tab : new ToggleButton[] {settings, info}) {
            tab.getStyleClass().setAll("panel-tab");
            tab.setToggleGroup(group);
        }
        settings.setOnAction(event -> setExplaining(false));
        info.setOnAction(event -> setExplaining(true));
        Nodes.arrowsPress(settings, () -> false);
        Nodes.arrowsPress(info, () -> false);
        HBox tabs = new HBox(settings, info);
        tabs.getStyleClass().add("panel-tabs");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(tabs, scroll);
        getStyleClass().add("side-panel");
    }

    void setTheme(Theme theme) {
        double width = WIDTH * theme.scale();
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    /** Shows the settings of another page. */
    void show(Page.Face newFace) {
        if (newFace != face) {
            face = newFace;
            setExplaining(false);
        }
    }

    /** Whether the page's explanation is shown, and not its settings. */
    boolean isExplaining() {
        return info.isSelected();
    }

    void setExplaining(boolean explains) {
        if (explains) {
            show(info, Nodes.column("info", Nodes.article(Info.ofPage(face.info())).toArray(Node[]::new)));
        } else {
            show(settings, face.settings());
        }
    }

    private void show(ToggleButton tab, Region content) {
        tab.setSelected(true);
        scroll.setContent(content);
        scroll.setVvalue(0);
    }
}
