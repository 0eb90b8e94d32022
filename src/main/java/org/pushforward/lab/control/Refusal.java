package org.pushforward.lab.control;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.GraphicValidationDecoration;
import org.controlsfx.validation.decoration.ValidationDecoration;

/**
 * Marks a control whose entry cannot be used: a sign at its corner while that lasts, and below it the words, while a person is there to mend it. Both
 * lie over the window, so that nothing in it moves.
 */
public final class Refusal {

    private static final ValidationDecoration SIGN = new GraphicValidationDecoration();
    private static final double BELOW = 4;
    private static final double WIDTH = 320;

    private final Control control;
    private final ObservableValue<String> notice;
    private final Tooltip words = new Tooltip();
    /** Lives as long as the control, which has listeners of this object. */
    private final InvalidationListener heard = observable -> refresh();
    private boolean marked;

    /** @param notice what is wrong with the entry, and what to type; empty while nothing is */
    public static void mark(Control control, ObservableValue<String> notice) {
        new Refusal(control, notice).refresh();
    }

    private Refusal(Control control, ObservableValue<String> notice) {
        this.control = control;
        this.notice = notice;
        words.getStyleClass().add("refusal");
        Nodes.wrapping(words);
        words.setMaxWidth(WIDTH);
        // Escape belongs to the field.
        words.setHideOnEscape(false);
        // What is said of an entry outlives the controls that show it: those that are made anew must not be kept for it.
        notice.addListener(new WeakInvalidationListener(heard));
        control.focusedProperty().addListener(observable -> showWords());
        control.sceneProperty().addListener(observable -> refresh());
    }

    private void refresh() {
        boolean refused = !notice.getValue().isEmpty() && control.getScene() != null;
        if (marked) {
            SIGN.removeDecorations(control);
        }
        marked = refused;
        if (refused) {
            SIGN.applyValidationDecoration(ValidationMessage.error(control, notice.getValue()));
        }
        control.setAccessibleHelp(refused ? notice.getValue() : null);
        showWords();
    }

    private void showWords() {
        if (!marked || !control.isFocused() || control.getScene().getWindow() == null) {
            // A page may be made on another thread; nothing is shown there yet.
            if (words.isShowing()) {
                words.hide();
            }
            return;
        }
        words.setText(notice.getValue());
        Bounds bounds = control.localToScreen(control.getLayoutBounds());
        if (bounds != null) {
            words.show(control, bounds.getMinX(), bounds.getMaxY() + BELOW);
        }
    }
}
