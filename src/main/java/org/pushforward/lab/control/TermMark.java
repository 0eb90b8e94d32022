package org.pushforward.lab.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.pushforward.experiment.preset.Terms;

/**
 * Explains the terms of the glossary where they stand: words that have some get a dotted line below, take the focus, and a click or Enter opens what
 * they mean. Escape closes it. Space is left to the page. For the JavaFX thread.
 */
public final class TermMark {

    private static final double MOST_HEIGHT = 460;

    private final Region words;
    private List<Terms.Term> terms = List.of();
    private final Drawer drawer;

    private TermMark(Region words) {
        this.words = words;
        drawer = new Drawer(words, PopOver.ArrowLocation.TOP_LEFT, this::content);
        words.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> toggle());
        words.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ENTER && !terms.isEmpty()) {
                toggle();
                press.consume();
            } else if (press.getCode() == KeyCode.ESCAPE && drawer.isOpen()) {
                drawer.close();
                press.consume();
            }
        });
    }

    /** Marks a label, whatever it says from now on. */
    public static <L extends Label> L on(L label) {
        on(label, label.textProperty());
        return label;
    }

    /** Marks what stands for words, as an area over a picture of them. */
    public static void on(Region region, ObservableValue<String> text) {
        TermMark mark = new TermMark(region);
        text.addListener((property, old, now) -> mark.explain(now));
        mark.explain(text.getValue());
    }

    private void explain(String text) {
        List<Terms.Term> found = Terms.in(text == null ? "" : text);
        if (found.equals(terms)) {
            return;
        }
        terms = found;
        boolean any = !terms.isEmpty();
        words.setFocusTraversable(any);
        words.setAccessibleRole(any ? AccessibleRole.BUTTON : AccessibleRole.TEXT);
        words.setAccessibleHelp(any ? "Enter explains " + String.join(", ", terms.stream().map(Terms.Term::name).toList()) : null);
        if (!any) {
            words.getStyleClass().remove("explained");
        } else if (!words.getStyleClass().contains("explained")) {
            words.getStyleClass().add("explained");
        }
    }

    private void toggle() {
        if (!terms.isEmpty() || drawer.isOpen()) {
            drawer.toggle();
        }
    }

    private Node content() {
        VBox list = new VBox();
        list.getStyleClass().add("terms");
        for (Terms.Term term : terms) {
            list.getChildren().addAll(Nodes.sentences(term.name(), "info-title"), Nodes.sentences(term.sentence()),
                    Nodes.sentences(term.formula(), "terms-formula"),
                    Links.sentences("See " + term.where(), words));
        }
        if (terms.size() == 1) {
            return list;
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("panel-scroll");
        return scroll;
    }
}
