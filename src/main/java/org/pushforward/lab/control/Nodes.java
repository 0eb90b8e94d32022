package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.NoBreak;
import org.pushforward.experiment.preset.Info;

/** The small nodes that every view is made of, each set up in one way. The look is in the style sheets, by the style classes. */
public final class Nodes {

    /** Style classes of headings, of names of settings and of notes below figures, of which the terms stand explained. */
    private static final Set<String> HEADINGS = Set.of("picture-title", "lens-title", "setting-name", "figure-note");

    private Nodes() {}

    public static Label label(String words, String... styleClasses) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styleClasses);
        return List.of(styleClasses).stream().anyMatch(HEADINGS::contains) ? TermMark.on(label) : label;
    }

    /** A label of which all words stay to be read, whatever else must give way. */
    public static Label whole(String words, String... styleClasses) {
        return kept(label(words, styleClasses));
    }

    /** A label that is cut where there is no room. */
    public static Label cut(String words, String... styleClasses) {
        Label label = label(words, styleClasses);
        label.setMinWidth(0);
        return label;
    }

    /** A label in as many lines as its words need. */
    public static Label sentences(String words, String... styleClasses) {
        Label label = wrapping(label(words, styleClasses));
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label in as many lines as its words need, about an entry that cannot be used; for a place below the entry. */
    public static Label fieldNotice() {
        Label notice = wrapping(label("", "field-notice"));
        notice.setGraphic(Icons.of("fth-alert-triangle"));
        return collapsing(notice);
    }

    /** Has a node show its words in as many lines as they need, of which none ends within a number. Words that are bound go by {@link #bind}. */
    public static <L extends Labeled> L wrapping(L node) {
        node.setWrapText(true);
        keepTogether(node.textProperty());
        return node;
    }

    /** Likewise. */
    public static Tooltip wrapping(Tooltip tip) {
        tip.setWrapText(true);
        keepTogether(tip.textProperty());
        return tip;
    }

    private static void keepTogether(StringProperty text) {
        Runnable keep = () -> {
            String words = NoBreak.words(text.get());
            if (!text.isBound() && !Objects.equals(words, text.get())) {
                text.set(words);
            }
        };
        text.addListener(observable -> keep.run());
        keep.run();
    }

    /** Has a node that is {@link #wrapping} always show these words. */
    public static void bind(Labeled node, ObservableValue<String> words) {
        node.textProperty().bind(words.map(NoBreak::words));
    }

    /** An explanation: titles with their paragraphs, whose {@link Links} ask the window. */
    public static List<Node> article(Info info) {
        List<Node> nodes = new ArrayList<>();
        for (Info.Part part : info.parts()) {
            nodes.add(label(part.title(), "info-title"));
            part.paragraphs().forEach(paragraph -> nodes.add(Links.sentences(paragraph)));
        }
        return nodes;
    }

    /**
     * Has an arrow key do what a press does: JavaFX selects the next button of a group, moves the focus to it and tells nobody.
     *
     * @param chosen whether what the button chooses is chosen already: then its action is not called
     */
    public static void arrowsPress(ToggleButton button, BooleanSupplier chosen) {
        button.focusedProperty().addListener((property, old, now) -> {
            if (now && button.isSelected() && !chosen.getAsBoolean()) {
                button.getOnAction().handle(new ActionEvent(button, button));
            }
        });
    }

    /** @param help one sentence for the tooltip */
    public static Button button(String words, String icon, String help, Runnable action) {
        return button(new Button(words, Icons.of(icon)), help, action);
    }

    /** Sets up a button that has its words. */
    public static <B extends ButtonBase> B button(B button, String help, Runnable action) {
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> action.run());
        return kept(button);
    }

    /** Has a button begin something, or end it while it goes on. */
    public static Button toggling(Button button, ObservableValue<Boolean> goesOn, String begin, String beginIcon, String end, String endIcon) {
        Consumer<Boolean> show = now -> {
            button.setText(now ? end : begin);
            button.setGraphic(Icons.of(now ? endIcon : beginIcon));
        };
        goesOn.addListener((property, was, is) -> show.accept(is));
        show.accept(goesOn.getValue());
        return button;
    }

    /**
     * Disables a control while it has nothing to act on. What is disabled hears no mouse, so a pane around it does, and says why.
     *
     * @param help one sentence for the tooltip while the control can be used
     * @param why  it cannot, in one sentence; empty while it can
     * @return the control in its pane
     */
    public static Region unless(Region control, String help, ObservableValue<String> why) {
        StackPane around = new StackPane(control);
        around.getStyleClass().add("unless");
        if (control instanceof Control single) {
            around.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            single.setTooltip(null);
        }
        around.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        Runnable refresh = () -> {
            control.setDisable(!why.getValue().isEmpty());
            tip.setText(why.getValue().isEmpty() ? help : why.getValue());
            control.setAccessibleHelp(tip.getText());
        };
        why.addListener(observable -> refresh.run());
        // A binding is held by what it depends on weakly: without this it may be collected, and the control stays as it is for ever.
        around.getProperties().put(Nodes.class, why);
        refresh.run();
        Tooltip.install(around, tip);
        return around;
    }

    /** Switches a layer of pictures on and off. */
    public static CheckBox layer(String name, String styleClass, String help, boolean selected) {
        CheckBox box = kept(new CheckBox(name));
        box.getStyleClass().addAll("layer", styleClass);
        box.setTooltip(new Tooltip(help));
        box.setSelected(selected);
        return box;
    }

    /** Room that pushes what follows in a row to its end. */
    public static Region space() {
        return growing(new Region());
    }

    /** A row of nodes, one beside the other at the same height. */
    public static HBox row(String styleClass, Node... nodes) {
        HBox row = new HBox(nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(styleClass);
        return row;
    }

    public static VBox column(String styleClass, Node... nodes) {
        VBox column = new VBox(nodes);
        column.getStyleClass().add(styleClass);
        return column;
    }

    /** A column that can be scrolled up and down where it is too high, as wide as its place. */
    public static ScrollPane scrolling(Node content) {
        ScrollPane scroll = drawnAfresh(new ScrollPane(content));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-scroll");
        // Else it would swallow Space and the arrows.
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /**
     * Takes the cache away that JavaFX gives to what scrolls: a second picture as large as the viewport, painted whole whenever anything within has
     * changed. Here something changes many times a second.
     */
    public static <S extends ScrollPane> S drawnAfresh(S scroll) {
        scroll.skinProperty().addListener((property, was, skin) -> {
            Node viewport = scroll.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
        return scroll;
    }

    /** Gives a node the rest of the width of its row. */
    public static <N extends Node> N growing(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Gives a node the rest of the height of its column. */
    public static <N extends Node> N rising(N node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Keeps a node as wide as its words. */
    public static <N extends Region> N kept(N node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    /** Has a node take no room while it is not visible. */
    public static <N extends Node> N collapsing(N node) {
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
