package org.pushforward.lab.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.controlsfx.control.StatusBar;
import org.pushforward.chart.Palette;
import org.pushforward.chart.Theme;
import org.pushforward.lab.about.AboutDialog;
import org.pushforward.lab.about.WindowLog;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Links;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.NoticeLine;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.export.FigureExporter;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.ShortRest;

/** The frame of the lab: navigation at the left, the page in the middle, its settings and explanation at the right, the state of things below. */
public final class Shell {

    private static final String ASSETS = "/org/pushforward/assets/";
    private static final int[] ICON_SIZES = {32, 64, 256};
    private static final Duration MOST_REST = Duration.ofSeconds(1);
    /** A style class without styles. */
    private static final String NOTED = "noted";
    /** Of a kept window: the files that were being made. */
    private static final String MAKING = "making";
    /** At first; then what it was left at. JavaFX paints in software where there is no graphics card, by the pixel, at the cost of the training. */
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final UndoStack undo;
    private final WindowPlace windowPlace;
    private final Preferences preferences;
    private final List<PageSlot<?>> pages;
    private final Rail rail;
    private final BorderPane root = new BorderPane();
    private final BorderPane body = new BorderPane();
    private final StatusBar status = new StatusBar();
    private final SidePanel panel = new SidePanel();
    private final Menus menus = new Menus();
    /** Over the menu bar, so that nothing moves while a file is dragged. */
    private final Label dropHint = Nodes.label(Opener.words(), "drop-hint");
    private final Notice notice = new Notice();
    private final NoticeLine noticeLine = new NoticeLine(this::showLogs);
    private final TaskExecutor tasks;
    private final RunningJobs jobs = new RunningJobs(status);
    private final List<Key> keys;
    private final Key larger;
    private final Key smaller;
    private final Key ofSystem;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    /** On the sizes of the theme, as it is wished for. */
    private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);
    /** The largest of them that the window has room for. */
    private final DoubleProperty room = new SimpleDoubleProperty(this, "room", TextScale.MOST);
    /** What the window wears: the theme, with type of the size that is wished for as far as there is room for it. */
    private final ObjectBinding<Theme> look = Bindings.createObjectBinding(
            () -> theme.get().withTextScale(Math.min(textScale.get(), mostText())), theme, textScale, room);
    private final BooleanProperty panelOpen = new SimpleBooleanProperty(this, "panelOpen", true);
    private Theme themeBeforeProjector = Theme.LIGHT;
    /** The pages that have been looked at. */
    private final Set<Page> opened = new HashSet<>();
    /** Those that know the theme; the others learn it when they are looked at again. */
    private final Set<Page> themed = new HashSet<>();
    private PageSlot<?> slot;
    private Page page;
    private Scene scene;

    private final ShortRest rest;
    private final Runnable endOfRest = this::endRest;
    private final FigureExporter exporter;
    private final Outside outside;
    /** Null until it is known whether there is one. */
    private WindowLog log;

    /**
     * @param tasks   make the files of figures, and look at the disk
     * @param figures asks for such a file
     * @param rest    of the trainings, while the window is styled
     */
    Shell(Stage stage, Preferences preferences, List<PageSlot<?>> pages, UndoStack undo, TaskExecutor tasks,
            BiFunction<String, String, Optional<Path>> figures, ShortRest rest) {
        this.rest = rest;
        this.tasks = tasks;
        exporter = new FigureExporter(tasks, figures, preferences.store(), this::command, look::get, notice::inform, notice::report);
        outside = new Outside(tasks, notice);
        this.undo = undo;
        this.stage = stage;
        windowPlace = new WindowPlace(stage);
        this.preferences = preferences;
        this.pages = List.copyOf(pages);
        loadFonts();
        rail = new Rail(pages, this::show);
        Key dark = Key.of(KeyCode.D, "light or dark", this::toggleDark);
        Key projector = Key.of(KeyCode.P, "projector mode", this::toggleProjector);
        Key side = Key.of(KeyCode.S, "side panel", () -> panelOpen.set(!panelOpen.get()));
        Key full = new Key("F11", "full screen", press -> press.getCode() == KeyCode.F11, () -> stage.setFullScreen(!stage.isFullScreen()));
        Key help = new Key("?", "this list", press -> Key.isPlain(press) && ("?".equals(press.getText()) || press.getCode() == KeyCode.F1),
                () -> rail.showKeys(allKeys()));
        Key export = Key.ofShortcut("E", "export the picture, chart or table under the mouse", List.of(KeyCode.E), () -> exporter.showMenu());
        larger = Key.ofShortcut("+", "larger text", List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD), this::enlargeText);
        smaller = Key.ofShortcut("−", "smaller text", List.of(KeyCode.MINUS, KeyCode.SUBTRACT), this::reduceText);
        ofSystem = Key.ofShortcut("0", "text as the system has it", List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0), this::resetText);
        keys = List.of(export, dark, projector, side, full, Key.ofControl("Tab", "next control"), Key.ofControl("Enter", "press the control"), help,
                larger, smaller, ofSystem);
        rail.add(side, "fth-sidebar", "Fold or unfold the side panel");
        rail.add(dark, "fth-moon", "Light or dark");
        rail.add(projector, "fth-monitor", "Projector mode");
        rail.add(full, "fth-maximize", "Full screen");
        rail.add(help, "fth-help-circle", "Keys").setId("help");
        fillMenus(dark, projector, side, full, help, export);
    }

    private void fillMenus(Key dark, Key projector, Key side, Key full, Key help, Key export) {
        menus.add(Menus.Group.EXPORT, export, "export", "Export a figure…");
        menus.add(Menus.Group.QUIT, Key.ofMenu("Shortcut+Q", "quit", stage::hide), "quit", "Quit");
        addUndo("undo", "Undo", UndoKeys.UNDO, undo.undoWordsProperty(), undo::undo);
        addUndo("redo", "Redo", UndoKeys.REDO, undo.redoWordsProperty(), undo::redo);
        // What a page has to take away or to bring is another's on each page, and changes with what is on it.
        menus.onShowing(Menus.Group.COPY, () -> sharing().map(action -> {
            MenuItem item = new MenuItem(action.title() + (action.keys() == null ? "" : " (" + Key.shown(action.keys()) + ")"));
            item.setOnAction(event -> action.action().run());
            return item;
        }).toList());
        for (PageSlot<?> each : pages) {
            menus.add(Menus.Group.PAGES, "page-" + each.id(), each.title(), () -> show(each));
        }
        menus.add(Menus.Group.LOOK, dark, "dark", "Light or dark");
        menus.add(Menus.Group.LOOK, projector, "projector", "Projector mode");
        menus.add(Menus.Group.TEXT_SIZE, "text-larger", "Larger text (" + larger.cap() + ")", this::enlargeText).disableProperty()
                .bind(textScale.map(scale -> TextScale.larger(scale.doubleValue()) <= scale.doubleValue()));
        menus.add(Menus.Group.TEXT_SIZE, "text-smaller", "Smaller text (" + smaller.cap() + ")", this::reduceText).disableProperty()
                .bind(textScale.map(scale -> TextScale.smaller(scale.doubleValue()) >= scale.doubleValue()));
        menus.add(Menus.Group.TEXT_SIZE, "text-system", "Text as the system has it (" + ofSystem.cap() + ")", this::resetText).disableProperty()
                .bind(textScale.map(scale -> scale.doubleValue() == TextScale.ofSystem()));
        menus.add(Menus.Group.WINDOW, side, "side", "Side panel");
        menus.add(Menus.Group.WINDOW, full, "full-screen", "Full screen");
        menus.add(Menus.Group.KEYS, help, "keys", "Keys");
        menus.add(Menus.Group.ABOUT, "about", "About Pushforward…", () -> AboutDialog.show(scene, log, outside::showFolder));
    }

    /** The window takes the keys of these itself, see {@link UndoKeys}. */
    private void addUndo(String id, String title, String keys, ReadOnlyStringProperty words, Runnable action) {
        MenuItem item = menus.add(Menus.Group.UNDO, id, title, action);
        item.textProperty().bind(words.map(what -> (what.isEmpty() ? title : title + " " + what) + " (" + keys + ")"));
        item.disableProperty().bind(words.isEmpty());
    }

    private static void loadFonts() {
        for (String style : List.of("Regular", "Bold")) {
            asset("fonts/PushforwardSans-" + style + ".ttf", in -> Font.loadFont(in, 13));
        }
    }

    private static Image icon(int size) {
        return asset("icon/pushforward-" + size + ".png", Image::new);
    }

    /** What is made of an asset; neither fonts nor images close what they read. */
    private static <T> T asset(String name, Function<InputStream, T> maker) {
        try (InputStream in = Shell.class.getResourceAsStream(ASSETS + name)) {
            return maker.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is torn: " + name, e);
        }
    }

    /** Builds the window's scene, which has no page before {@link #openFirst}: half of the time to the window would be the page's. */
    public Scene build() {
        root.getStyleClass().add("lab");
        dropHint.setVisible(false);
        dropHint.setMouseTransparent(true);
        dropHint.setId("drop-hint");
        body.setRight(panel);
        root.setTop(new StackPane(menus.bar(), dropHint));
        StackPane.setAlignment(dropHint, Pos.CENTER_RIGHT);
        root.setLeft(rail);
        root.setCenter(body);
        root.setBottom(status);
        status.getStyleClass().add("lab-status");
        status.getRightItems().add(0, noticeLine);
        panelOpen.addListener((property, was, is) -> body.setRight(is ? panel : null));
        Application.setUserAgentStylesheet(StyleSheets.BASE);
        setTheme(preferences.theme());
        textScale.set(TextScale.bounded(TextScale.ofSystem() * preferences.textScale()));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(screen.getWidth(), preferences.width(WIDTH));
        double height = Math.min(screen.getHeight(), preferences.height(HEIGHT));
        room.set(TextScale.room(width, height));
        applyTheme();
        announce(pages.get(0), "Opening");
        // The scene comes last: what is added to one is styled at once, and once more before it is shown.
        scene = new Scene(root, width, height);
        scene.getStylesheets().setAll(StyleSheets.all());
        look.addListener((property, old, now) -> styled(this::applyTheme));
        // Of a window that is dragged larger the room changes in steps, and only with a step the look of everything in it.
        room.bind(Bindings.createDoubleBinding(() -> TextScale.room(scene.getWidth(), scene.getHeight()),
                scene.widthProperty(), scene.heightProperty()));
        PopupLook.install();
        UndoKeys.install(scene, undo);
        exporter.install(scene);
        scene.addEventHandler(Links.Request.LINK, this::follow);
        KeyRouter.install(scene, this::allKeys, this::focusFirst);
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        return scene;
    }

    /** Shows what stands around the first page, for a pulse of its own: to style both takes half a second. For {@link #openFirst} to follow. */
    public void openFrame() {
        Page first = pages.get(0).page();
        theme(first);
        frame(first.face());
        body.setRight(panelOpen.get() ? panel : null);
    }

    /** Shows the first page; to be called once, before anything else is asked of the window, best when it stands. */
    public void openFirst() {
        // Whoever was quick has turned to another one.
        if (page == null) {
            open(pages.get(0));
        }
        body.setRight(panelOpen.get() ? panel : null);
        focusFirst();
    }

    /** Over all pages: what failed without anybody waiting for it. */
    public Notice notice() {
        return notice;
    }

    private void follow(Links.Request link) {
        link.consume();
        if (link.isOutside()) {
            outside.show(link.target());
        } else {
            pages.stream().filter(each -> each.title().equals(link.target())).findFirst().ifPresent(this::show);
        }
    }

    private void showLogs() {
        Optional<Path> folder = log == null ? Optional.empty() : log.folder();
        folder.ifPresentOrElse(outside::showFolder, () -> AboutDialog.show(scene, log, outside::showFolder));
    }

    /** The log that is kept of the window, if one is. */
    public void setLog(WindowLog newLog) {
        log = newLog;
    }

    /** What shows addresses and folders. */
    public Outside outside() {
        return outside;
    }

    /** Has files opened that are dropped anywhere on the window. To be called once it is built. */
    void setOpener(Opener opener) {
        scene.addEventHandler(DragEvent.DRAG_OVER, opener::over);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, opener::dropped);
        scene.addEventHandler(DragEvent.DRAG_ENTERED, event -> dropHint.setVisible(event.getDragboard().hasFiles()));
        scene.addEventHandler(DragEvent.DRAG_EXITED, event -> dropHint.setVisible(false));
    }

    /** The page that is shown. */
    Page page() {
        return page;
    }

    /** Where each part of the lab puts what it has for the menu bar. */
    public Menus menus() {
        return menus;
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

    /** Of the page that is shown. */
    String title() {
        return slot.title();
    }

    /** Where the window stands and what of it is open, by name. */
    Map<String, String> place() {
        Map<String, String> place = windowPlace.texts();
        place.put("panel", Boolean.toString(panelOpen.get()));
        place.put("explaining", Boolean.toString(panel.isExplaining()));
        String making = jobs.making();
        if (!making.isEmpty()) {
            place.put(MAKING, making);
        }
        return place;
    }

    /**
     * Takes over where a window stood and what of it was open, as {@link #place} gave it or an earlier release did. Says which files it had no time
     * to finish.
     */
    void setPlace(Map<String, String> place) {
        panelOpen.set(!"false".equals(place.get("panel")));
        panel.setExplaining("true".equals(place.get("explaining")));
        windowPlace.setTexts(place);
        if (place.containsKey(MAKING)) {
            tasks.run(() -> UnfinishedFile.unfinished(place.get(MAKING)), lost -> lost.forEach(notice::tell), notice::report);
        }
    }

    /** Says in the place of the page what is being waited for, before a page can be shown. */
    void announce(PageSlot<?> next, String words) {
        rail.mark(next);
        stage.setTitle("Pushforward – " + next.title());
        Label label = Nodes.label(words, "lens-hint");
        label.setId("announcement");
        body.setCenter(new StackPane(label));
        body.setTop(null);
        body.setRight(null);
        status.textProperty().unbind();
        status.setText(words);
    }

    /** The page is shown again, if it was not turned to meanwhile. */
    void endAnnouncement() {
        if (body.getTop() == null) {
            rail.mark(slot);
            open(slot);
        }
        body.setRight(panelOpen.get() ? panel : null);
    }

    /** Turns to one of the pages. */
    void show(PageSlot<?> next) {
        rail.mark(next);
        if (next != slot) {
            styled(() -> open(next));
        }
    }

    /** Does what has much of the window styled anew, while trainings rest: until all of it is laid out. */
    private void styled(Runnable change) {
        rest.begin(MOST_REST);
        // At each of several changes JavaFX would find the styles of everything at once, but not of what it has noted for its next pulse anyway.
        if (!dropHint.getStyleClass().remove(NOTED)) {
            dropHint.getStyleClass().add(NOTED);
        }
        change.run();
        scene.removePostLayoutPulseListener(endOfRest);
        scene.addPostLayoutPulseListener(endOfRest);
    }

    private void endRest() {
        scene.removePostLayoutPulseListener(endOfRest);
        rest.end();
    }

    private void open(PageSlot<?> next) {
        if (page != null) {
            page.setSeen(false);
        }
        slot = next;
        page = next.page();
        theme(page);
        if (opened.add(page)) {
            page.jobs().forEach(jobs::watch);
        }
        // What a page has no room for must not push the frame out of the window.
        page.face().content().setMinSize(0, 0);
        body.setCenter(page.face().content());
        frame(page.face());
        stage.setTitle("Pushforward – " + slot.title());
        noticeLine.watch(Stream.concat(Stream.of(notice), page.notice().stream()));
        page.setSeen(true);
        if (stage.isShowing()) {
            page.focusFirst();
        }
    }

    private void frame(Page.Face face) {
        body.setTop(face.transport());
        status.textProperty().bind(face.status());
        panel.show(face);
    }

    private void theme(Page each) {
        if (themed.add(each)) {
            each.setTheme(look.get());
        }
    }

    /** Makes in quiet moments the pages that were not looked at yet. To be called once the window has all that it was left with. */
    void prepare(Runnable ready) {
        new PagePreparation(scene, body, pages, this::styled, this::theme, ready).begin();
    }

    /** Puts the focus on what a person wants first. */
    public void focusFirst() {
        if (page != null) {
            page.focusFirst();
        }
    }

    public void end() {
        pages.forEach(PageSlot::end);
    }

    /** Makes the type as many times larger than the system's; in a window without room for that as soon as it has. */
    public void setTextScale(double scale) {
        textScale.set(TextScale.bounded(scale * TextScale.ofSystem()));
        preferences.setTextScale(textScale.get() / TextScale.ofSystem());
    }

    private double mostText() {
        return Math.min(room.get(), TextScale.most(theme.get().withTextScale(1).scale()));
    }

    public void enlargeText() {
        double worn = look.get().textScale();
        if (worn < mostText()) {
            setTextScale(TextScale.larger(worn) / TextScale.ofSystem());
        } else {
            notice.tell(room.get() > worn || worn == TextScale.MOST ? "Text is as large as it can be."
                    : "This window has no room for larger text. Make the window larger first.");
        }
    }

    public void reduceText() {
        setTextScale(TextScale.smaller(look.get().textScale()) / TextScale.ofSystem());
    }

    private void resetText() {
        setTextScale(1);
    }

    private void applyTheme() {
        Theme now = look.get();
        root.setStyle(css(now.palette()) + " " + StyleSheets.values(now));
        PopupLook.set(root, now);
        root.getStyleClass().removeIf(name -> Theme.all().stream().anyMatch(each -> each.kind().word().equals(name)));
        root.getStyleClass().add(now.kind().word());
        panel.setTheme(now);
        themed.clear();
        if (page != null) {
            themed.add(page);
            page.setTheme(now);
        }
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

    private Stream<PageAction> sharing() {
        return page == null ? Stream.of() : page.sharing().stream();
    }

    private List<Key> allKeys() {
        if (page == null) {
            return keys;
        }
        return Stream.of(page.face().keys().stream(), sharing().filter(action -> action.keys() != null)
                .map(PageAction::key), keys.stream(), UndoKeys.listed().stream(), menus.keys().stream()).flatMap(each -> each).toList();
    }

    /**
     * How to have what is on the screen again, and where it stands as a comment for the shell; empty where no command makes it.
     *
     * @throws org.pushforward.base.InvalidInputException that says why no command makes it
     */
    private String command() {
        return sharing().filter(PageAction::isCommand).findFirst().map(action -> action.text().get())
                .map(text -> page.moment().isEmpty() ? text : text + "  # " + page.moment()).orElse("");
    }

    private void toggleDark() {
        setTheme(theme.get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    private void toggleProjector() {
        setTheme(theme.get() == Theme.PROJECTOR ? themeBeforeProjector : Theme.PROJECTOR);
    }
}
