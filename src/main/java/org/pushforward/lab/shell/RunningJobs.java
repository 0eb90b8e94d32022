package org.pushforward.lab.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.TaskProgressView;
import org.pushforward.lab.control.Drawer;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Nodes;

/** What goes on in the background of all pages: a bar in the status bar, and behind its button a list in which each can be cancelled. */
final class RunningJobs {

    private static final double WIDTH = 360;
    private static final double HEIGHT = 160;

    private final StatusBar status;
    private final TaskProgressView<Shown> list = new TaskProgressView<>();
    private final Button button = new Button("", Icons.of("fth-loader"));

    RunningJobs(StatusBar status) {
        this.status = status;
        list.setPrefSize(WIDTH, HEIGHT);
        button.getStyleClass().addAll("small", "flat");
        button.setId("running-jobs");
        Nodes.button(button, "What goes on in the background, and a way to end it",
                new Drawer(button, PopOver.ArrowLocation.BOTTOM_RIGHT, () -> new StackPane(list))::toggle);
        Nodes.collapsing(button);
        button.visibleProperty().bind(Bindings.isNotEmpty(list.getTasks()));
        button.textProperty().bind(Bindings.createStringBinding(() -> words(list.getTasks()), list.getTasks()));
        status.getRightItems().add(button);
        list.getTasks().addListener((InvalidationListener) observable -> refreshBar());
        refreshBar();
    }

    private static String words(List<Shown> tasks) {
        return tasks.size() == 1 ? tasks.get(0).job.title() : tasks.size() + " tasks";
    }

    /** Shows a page's job whenever it goes on, from now on. */
    void watch(Job job) {
        Shown[] shown = new Shown[1];
        InvalidationListener change = observable -> {
            if (job.running().getValue() && shown[0] == null) {
                shown[0] = new Shown(job);
                list.getTasks().add(shown[0]);
            } else if (!job.running().getValue() && shown[0] != null) {
                // Its end takes it from the list.
                shown[0].run();
                list.getTasks().remove(shown[0]);
                shown[0] = null;
            }
            if (shown[0] != null) {
                shown[0].refresh();
                refreshBar();
            }
        };
        job.running().addListener(change);
        job.words().addListener(change);
        job.share().addListener(change);
        change.invalidated(job.running());
    }

    /** The files that are being made, as text. */
    String making() {
        return list.getTasks().stream().flatMap(shown -> shown.job.file().get().stream().map(file ->
                new UnfinishedFile(shown.begun, shown.job.words().getValue(), file).line())).collect(Collectors.joining("\n"));
    }

    private void refreshBar() {
        status.setProgress(list.getTasks().isEmpty() ? 0 : list.getTasks().get(0).job.share().getValue().doubleValue());
    }

    /** A job in the form that the list takes. It does no work itself: the job's own thread does. */
    private static final class Shown extends Task<Void> {

        private final Job job;
        private final long begun = System.currentTimeMillis();

        Shown(Job job) {
            this.job = job;
            updateTitle(job.title());
        }

        void refresh() {
            double share = job.share().getValue().doubleValue();
            updateMessage(job.words().getValue());
            updateProgress(share < 0 ? -1 : share, 1);
        }

        @Override
        protected Void call() {
            return null;
        }

        @Override
        protected void cancelled() {
            job.cancel().run();
        }
    }
}
