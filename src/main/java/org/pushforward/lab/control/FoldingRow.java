package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;

/**
 * A row of controls that gives way where there is no room for it: buttons with an icon lose their words, from the last to the first. Their tooltips
 * and screen readers still say them. The one that is accented is the last.
 */
public class FoldingRow extends HBox {

    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final List<Button> foldable = new ArrayList<>();
    private double foldedFor = -1;
    private boolean stale = true;

    public FoldingRow(String styleClass, Node... nodes) {
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(styleClass);
        getChildren().setAll(nodes);
    }

    /** To be called once all nodes are there. */
    public final void gatherButtons() {
        InvalidationListener change = observable -> {
            stale = true;
            requestLayout();
        };
        buttons(this).stream().filter(button -> button.getGraphic() != null)
                .sorted(Comparator.comparing(button -> !button.getStyleClass().contains("accent"))).forEach(button -> {
            foldable.add(button);
            button.textProperty().addListener(change);
            button.fontProperty().addListener(change);
        });
    }

    private static List<Button> buttons(Parent parent) {
        List<Button> found = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Button button) {
                found.add(button);
            } else if (child instanceof Parent inner) {
                found.addAll(buttons(inner));
            }
        }
        return found;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        boolean tight = wanted() > room && foldable.stream().anyMatch(button -> button.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY);
        if (stale || tight || room != foldedFor) {
            stale = false;
            foldedFor = room;
            fold(room);
        }
        super.layoutChildren();
    }

    /** It gives way; else it would hold the whole window open. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private void fold(double room) {
        foldable.forEach(button -> show(button, true));
        for (int i = foldable.size() - 1; i >= 0 && wanted() > room; i--) {
            show(foldable.get(i), false);
        }
    }

    private static void show(Button button, boolean words) {
        button.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        button.pseudoClassStateChanged(FOLDED, !words);
        button.applyCss();
    }

    private double wanted() {
        double width = 0;
        int shown = 0;
        for (Node node : getManagedChildren()) {
            width += snapSizeX(node.prefWidth(-1));
            shown++;
        }
        return width + Math.max(0, shown - 1) * snapSpaceX(getSpacing());
    }
}
