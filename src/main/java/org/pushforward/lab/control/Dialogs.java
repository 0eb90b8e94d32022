package org.pushforward.lab.control;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.WindowEvent;

/** Windows that ask something before the window that they belong to goes on. */
public final class Dialogs {

    private Dialogs() {}

    /**
     * A window in the look of its owner, which Escape closes; not yet shown. Its default button has the focus, from when it can be pressed.
     *
     * @param root gets the style of the owner's
     */
    public static Stage of(Scene owner, String title, Parent root) {
        Stage stage = new Stage(StageStyle.UTILITY);
        Scene scene = new Scene(root);
        dress(scene, owner);
        scene.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.initOwner(owner.getWindow());
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        stage.setScene(scene);
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> defaultButtons(root).forEach(button -> focusWhenEnabled(scene, button)));
        // As on a page, a field that is done gives the focus to what is wanted next: a second Escape then closes the window.
        scene.addEventHandler(EntryField.DONE, event -> defaultButtons(root).forEach(Node::requestFocus));
        return stage;
    }

    private static Stream<Node> defaultButtons(Parent root) {
        return root.lookupAll(".button").stream().filter(node -> node instanceof Button button && button.isDefaultButton());
    }

    /** Gives a window the look of another one. */
    public static void dress(Scene scene, Scene other) {
        scene.getRoot().getStyleClass().addAll(other.getRoot().getStyleClass());
        scene.getRoot().setStyle(other.getRoot().getStyle());
        scene.getStylesheets().addAll(other.getStylesheets());
    }

    /** Enter and Space press what has the focus, which must not be "Cancel" because the default button had to wait for a file to be read. */
    private static void focusWhenEnabled(Scene scene, Node button) {
        button.requestFocus();
        button.disabledProperty().addListener((property, before, disabled) -> {
            if (!disabled && (scene.getFocusOwner() == null || scene.getFocusOwner() instanceof Button)) {
                button.requestFocus();
            }
        });
    }
}
