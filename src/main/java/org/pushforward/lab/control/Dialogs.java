package org.pushforward.lab.control;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Windows that ask something before the window that they belong to goes on. */
public final class Dialogs {

    private Dialogs() {}

    /** A window in the look of its owner, which Escape closes; not yet shown. @param root gets the style of the owner's */
    public static Stage of(Scene owner, String title, Parent root) {
        Stage stage = new Stage(StageStyle.UTILITY);
        root.getStyleClass().addAll(owner.getRoot().getStyleClass());
        root.setStyle(owner.getRoot().getStyle());
        Scene scene = new Scene(root);
        scene.getStylesheets().addAll(owner.getStylesheets());
        scene.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.initOwner(owner.getWindow());
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        stage.setScene(scene);
        return stage;
    }
}
