package org.pushforward.lab.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.pushforward.chart.Palette;
import org.pushforward.chart.Theme;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.NoticeBar;
import org.pushforward.lab.page.Info;
import org.pushforward.lab.page.Page;

/** The frame of the lab: navigation at the left, the page in the middle, its settings and explanation at the right, the state of things below. */
public final class Shell {

    private static final String ASSETS = "/org/pushforward/assets/";
    private static final List<String> STYLE_SHEETS = List.of("lab.css", "compare.css", "linear.css", "board.css", "library.css", "lens-fit.css");
    private static final int[] ICON_SIZES = {32, 64, 256};
    /** At first; then what it was left at. JavaFX paints in software where there is no graphics card, by the pixel, at the cost of the training. */
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double PANEL_WIDTH = 300;
    private static final double RAIL_WIDTH = 72;

    private final Stage stage;
    private final Preferences preferences;
    private final List<PageSlot<?>> pages;
    private final ToggleGroup railPages = new ToggleGroup();
    private final BorderPane root = new BorderPane();
    private final BorderPane body = new BorderPane();
    private final StatusBar status = new StatusBar();
    private final ScrollPane panelScroll = new ScrollPane();
    private final VBox panel = new VBox();
    private final ToggleButton settingsTab = tab("Settings");
    private final Button panelButton = railButton("fth-sidebar", "Fold or unfold the side panel (S)");
    private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final BooleanProperty panelOpen = new SimpleBooleanProperty(this, "panelOpen", true);
    private Theme themeBeforeProjector = Theme.LIGHT;
    /** The pages that have been looked at, which are the ones that know the theme. */
    private final Set<Page> opened = new LinkedHashSet<>();
    private PageSlot<?> slot;
    private Page page;
    private Scene scene;

    Shell(Stage stage, Preferences preferences, List<PageSlot<?>> pages) {
        this.stage = stage;
        this.preferences = preferences;
        this.pages = List.copyOf(pages);
        loadFonts();
    }

    private static void loadFonts() {
        for (String style : List.of("Regular", "Bold")) {
            Font.loadFont(Shell.class.getResourceAsStream(ASSETS + "fonts/PushforwardSans-" + style + ".ttf"), 13);
        }
    }

    private static Image icon(int size) {
        return new Image(Shell.class.getResourceAsStream(ASSETS + "icon/pushforward-" + size + ".png"));
    }

    /** Builds the window's scene and shows the first page. */
    public Scene build() {
        root.getStyleClass().add("lab");
        body.setRight(sidePanel());
        root.setLeft(rail());
        root.setCenter(body);
        VBox bottom = new VBox(new NoticeBar(notice, () -> setNotice("")), status);
        bottom.setAlignment(Pos.CENTER);
        bottom.getStyleClass().add("lab-bottom");
        root.setBottom(bottom);
        status.getStyleClass().add("lab-status");
        panelOpen.addListener((property, was, is) -> body.setRight(is ? panel : null));
        setTheme(preferences.theme());
        applyTheme();
        open(pages.get(0));
        theme.addListener((property, old, now) -> applyTheme());
        // The scene comes last: what is added to one is styled at once, and once more before it is shown.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        scene = new Scene(root, Math.min(screen.getWidth(), preferences.width(WIDTH)), Math.min(screen.getHeight(), preferences.height(HEIGHT)));
        for (String sheet : STYLE_SHEETS) {
            scene.getStylesheets().add(Shell.class.getResource(ASSETS + "style/" + sheet).toExternalForm());
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        return scene;
    }

    /** Says over all pages what failed without anybody waiting for it; empty takes it away. */
    public void setNotice(String words) {
        notice.set(words);
    }

    public Theme getTheme() {
        return theme.get();
    }

    /** The projector hides what is not looked at from the last row: the side panel. */
    public void setTheme(Theme newTheme) {
        if (newTheme != Theme.PROJECTOR) {
            themeBeforeProjector = newTheme;
        }
        panelOpen.set(newTheme != Theme.PROJECTOR);
        theme.set(newTheme);
        preferences.setTheme(newTheme);
    }

    /** Turns to one of the pages. */
    void show(PageSlot<?> next) {
        railPages.getToggles().stream().filter(toggle -> toggle.getUserData() == next).forEach(railPages::selectToggle);
        if (next != slot) {
            open(next);
        }
    }

    private void open(PageSlot<?> next) {
        if (page != null) {
            page.setSeen(false);
        }
        slot = next;
        page = next.page();
        if (opened.add(page)) {
            page.setTheme(theme.get());
        }
        body.setCenter(page.content());
        body.setTop(page.transport());
        status.textProperty().bind(page.status());
        stage.setTitle("Pushforward – " + slot.title());
        settingsTab.setSelected(true);
        showPanel(page.settings());
        page.setSeen(true);
        if (stage.isShowing()) {
            page.focusFirst();
        }
    }

    /** Puts the focus on what a person wants first. */
    public void focusFirst() {
        page.focusFirst();
    }

    public void end() {
        pages.forEach(each -> each.made().ifPresent(Page::end));
    }

    private Region rail() {
        VBox rail = new VBox();
        rail.getStyleClass().add("rail");
        rail.setMinWidth(RAIL_WIDTH);
        Label mark = new Label("P");
        mark.getStyleClass().add("rail-mark");
        rail.getChildren().add(mark);
        for (PageSlot<?> each : pages) {
            ToggleButton button = new ToggleButton(each.title(), Icons.of(each.icon()));
            button.getStyleClass().setAll("rail-page");
            button.setToggleGroup(railPages);
            button.setUserData(each);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> show(each));
            rail.getChildren().add(button);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Button dark = railButton("fth-moon", "Light or dark (D)");
        dark.setOnAction(event -> toggleDark());
        Button projector = railButton("fth-monitor", "Projector mode (P)");
        projector.setOnAction(event -> toggleProjector());
        Button full = railButton("fth-maximize", "Full screen (F11)");
        full.setOnAction(event -> toggleFullScreen());
        Button help = railButton("fth-help-circle", "Keys (?)");
        help.setOnAction(event -> showHelp(help));
        help.setId("help");
        panelButton.setOnAction(event -> panelOpen.set(!panelOpen.get()));
        rail.getChildren().addAll(space, panelButton, dark, projector, full, help);
        return rail;
    }

    private static Button railButton(String icon, String help) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().setAll("button", "rail-button");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private Region sidePanel() {
        ToggleGroup group = new ToggleGroup();
        settingsTab.setToggleGroup(group);
        ToggleButton info = tab("Info");
        info.setToggleGroup(group);
        settingsTab.setOnAction(event -> {
            settingsTab.setSelected(true);
            showPanel(page.settings());
        });
        info.setOnAction(event -> {
            info.setSelected(true);
            showPanel(infoPanel(page.info()));
        });
        HBox tabs = new HBox(settingsTab, info);
        tabs.getStyleClass().add("panel-tabs");
        panelScroll.setFitToWidth(true);
        panelScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // Else it would swallow Space and the arrows.
        panelScroll.setFocusTraversable(false);
        panelScroll.getStyleClass().add("panel-scroll");
        VBox.setVgrow(panelScroll, Priority.ALWAYS);
        panel.getChildren().setAll(tabs, panelScroll);
        panel.getStyleClass().add("side-panel");
        panel.setMinWidth(PANEL_WIDTH);
        panel.setPrefWidth(PANEL_WIDTH);
        panel.setMaxWidth(PANEL_WIDTH);
        return panel;
    }

    private static ToggleButton tab(String name) {
        ToggleButton tab = new ToggleButton(name);
        tab.getStyleClass().setAll("panel-tab");
        return tab;
    }

    private void showPanel(Region content) {
        panelScroll.setContent(content);
        panelScroll.setVvalue(0);
    }

    private static Region infoPanel(Info info) {
        VBox box = new VBox();
        box.getStyleClass().add("info");
        for (Info.Part part : info.parts()) {
            Label title = new Label(part.title());
            title.getStyleClass().add("info-title");
            box.getChildren().add(title);
            for (String paragraph : part.paragraphs()) {
                Label text = new Label(paragraph);
                text.setWrapText(true);
                text.setMinHeight(Region.USE_PREF_SIZE);
                box.getChildren().add(text);
            }
        }
        return box;
    }

    private void applyTheme() {
        Theme now = theme.get();
        Application.setUserAgentStylesheet(now.isDark() ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS());
        root.setStyle(css(now.palette()));
        root.getStyleClass().removeIf(name -> List.of("light", "dark", "projector").contains(name));
        root.getStyleClass().add(now.name().toLowerCase(Locale.ROOT));
        double width = PANEL_WIDTH * now.scale();
        panel.setMinWidth(width);
        panel.setPrefWidth(width);
        panel.setMaxWidth(width);
        opened.forEach(each -> each.setTheme(now));
    }

    /** The palette as the looked-up colours of the style sheet, so that window and charts cannot disagree. */
    private static String css(Palette p) {
        return String.format(Locale.ROOT,
                "-pf-ink: #%06x; -pf-muted: #%06x; -pf-hairline: #%06x; -pf-ground: #%06x; -pf-panel: #%06x; -pf-data: #%06x; -pf-model: #%06x; "
                        + "-pf-noise: #%06x; -pf-warning: #%06x; -pf-density: #%06x;",
                rgb(p.ink()), rgb(p.muted()), rgb(p.hairline()), rgb(p.ground()), rgb(p.panel()), rgb(p.data()), rgb(p.model()),
                rgb(p.noise()), rgb(p.warning()), rgb(p.densityRamp().get(p.densityRamp().size() - 1)));
    }

    private static int rgb(int argb) {
        return argb & 0xFFFFFF;
    }

    private void onKey(KeyEvent key) {
        // Letters belong to whoever is typing.
        if (key.isConsumed() || scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        if (onOwnKey(key) || page.onKey(key)) {
            key.consume();
        }
    }

    private boolean onOwnKey(KeyEvent key) {
        if (key.getCode() == KeyCode.F11) {
            toggleFullScreen();
        } else if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        } else if (key.getCode() == KeyCode.D) {
            toggleDark();
        } else if (key.getCode() == KeyCode.P) {
            toggleProjector();
        } else if (key.getCode() == KeyCode.S) {
            panelOpen.set(!panelOpen.get());
        } else if ("?".equals(key.getText()) || key.getCode() == KeyCode.F1) {
            showHelp(root.lookup("#help"));
        } else {
            return false;
        }
        return true;
    }

    private void toggleDark() {
        setTheme(theme.get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    private void toggleProjector() {
        setTheme(theme.get() == Theme.PROJECTOR ? themeBeforeProjector : Theme.PROJECTOR);
    }

    private void toggleFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    private void showHelp(Node owner) {
        VBox keys = new VBox();
        keys.getStyleClass().add("keys");
        Label title = new Label("Keys");
        title.getStyleClass().add("info-title");
        keys.getChildren().add(title);
        page.keys().forEach(line -> keys.getChildren().add(keyLine(line)));
        List.of(new Page.Key("D", "light or dark"), new Page.Key("P", "projector mode"), new Page.Key("S", "side panel"),
                new Page.Key("F11", "full screen"), new Page.Key("Tab", "next control"), new Page.Key("?", "this list"))
                .forEach(line -> keys.getChildren().add(keyLine(line)));
        PopOver popOver = new PopOver(new StackPane(keys));
        popOver.setArrowLocation(PopOver.ArrowLocation.LEFT_BOTTOM);
        popOver.setAnimated(false);
        popOver.show(owner);
    }

    private static Region keyLine(Page.Key key) {
        Label cap = new Label(key.key());
        cap.getStyleClass().add("key-cap");
        HBox line = new HBox(cap, new Label(key.effect()));
        line.getStyleClass().add("key-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
