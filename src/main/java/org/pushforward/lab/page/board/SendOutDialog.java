package org.pushforward.lab.page.board;

import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.board.SendOutModel.Commands;

/** Shows the commands that make a sweep in parts, step by step, each to be copied. */
final class SendOutDialog {

    private static final int ROWS_OF_FILES = 4;
    private static final int ROWS_OF_TASKS = 5;
    private static final int ROWS_OF_MERGE = 2;
    private static final double SHARE_OF_OWNER = 0.96;

    private final SendOutModel model;
    private final Stage stage;

    private SendOutDialog(Scene owner, SendOutModel model) {
        this.model = model;
        stage = Dialogs.of(owner, "Send a sweep out", build());
        stage.setMaxWidth(SHARE_OF_OWNER * owner.getWidth());
        stage.setMaxHeight(SHARE_OF_OWNER * owner.getHeight());
    }

    static void show(Scene owner, SendOutModel model) {
        new SendOutDialog(owner, model).stage.show();
    }

    private Region build() {
        VBox root = Nodes.column("table-dialog");
        root.getStyleClass().add("send-out");
        if (model.which.choices().size() > 1) {
            root.getChildren().add(new ChoiceField(model.which));
        }
        Label refusal = Nodes.fieldNotice();
        refusal.setId("send-out-notice");
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        Nodes.bind(refusal, model.noticeProperty());
        refusal.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        Label then = Nodes.sentences("");
        Nodes.bind(then, model.commandsProperty().map(commands -> commands.whole().isEmpty() ? ""
                : "All in one folder that the tasks share. What is interrupted goes on when its line is run again. At the end open "
                + commands.whole() + "/" + SweepFolder.TABLE + " on the Board; it opens each part, too."));
        Button close = Nodes.kept(new Button("Close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(event -> stage.close());
        ScrollPane steps = Nodes.scrolling(Nodes.column("send-out-steps",
                step("1. Write what the tasks read", "files", ROWS_OF_FILES, Commands::files),
                step("2. Make the parts", "make", ROWS_OF_TASKS, Commands::make),
                step("3. Put them together, when all are made", "merge", ROWS_OF_MERGE, Commands::merge)));
        // Where the owner is low or the type large the texts give way, down to two lines each; then all of it scrolls.
        steps.setFitToHeight(true);
        root.getChildren().addAll(new NumberField(model.tasks), file(), new ChoiceField(model.way), refusal, Nodes.rising(steps), then,
                new HBox(Nodes.space(), close));
        return root;
    }

    private Region file() {
        EntryField field = new EntryField(model::file, model::enterFile, model::forgetFile, model.fileNoticeProperty());
        field.takeBlanks();
        field.setId("send-out-file");
        field.setAccessibleText("File of the experiment");
        model.which.valueProperty().addListener(observable -> field.refresh());
        Label name = Nodes.whole("File", "setting-name");
        name.setLabelFor(field);
        HBox row = Nodes.row("setting-row", name, Nodes.growing(field));
        row.getStyleClass().add("setting");
        return row;
    }

    /** A text that can be copied. @param id of the step, for its nodes */
    private Region step(String title, String id, int rows, Function<Commands, String> words) {
        TextArea text = new TextArea();
        text.setId("send-out-" + id);
        text.setEditable(false);
        text.setPrefRowCount(rows);
        text.getStyleClass().add("notice-trace");
        text.setAccessibleText(title);
        text.textProperty().bind(model.commandsProperty().map(words));
        Button copy = Nodes.button("Copy", "fth-copy", "Puts these lines on the clipboard, to be pasted into a terminal",
                () -> PageAction.put(text.getText() + "\n"));
        copy.setId("send-out-copy-" + id);
        copy.disableProperty().bind(model.noticeProperty().isNotEmpty());
        return Nodes.column("about-entry", Nodes.row("about-entry-head", Nodes.whole(title, "info-title"), Nodes.space(), copy), text);
    }
}
