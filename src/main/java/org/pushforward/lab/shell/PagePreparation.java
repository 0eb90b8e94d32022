package org.pushforward.lab.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.page.Page;

/**
 * Makes the pages that were not looked at yet, one after another, and has their parts styled and laid out once where nobody sees them: whoever opens
 * a page for the first time waits half as long then. Each step is short, and waits while a person touches the window. For the JavaFX
 * thread.
 */
final class PagePreparation {

    /** Longer than from one pulse to the next. */
    private static final long BETWEEN_MILLIS = 40;
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final Scene scene;
    private final Pane frame;
    private final Consumer<Runnable> styled;
    private final Consumer<Page> theming;
    private final Runnable ready;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    /** In the frame, so that what is in it has the styles that it will have; drawn by nobody. */
    private final StackPane hidden = new StackPane();
    private long touched = System.nanoTime();
    private final EventHandler<InputEvent> touching = event -> touched = System.nanoTime();

    /**
     * @param frame   of the pages
     * @param styled  does what keeps the window busy
     * @param theming tells a page how it is to be drawn
     * @param ready   is told at the end
     */
    PagePreparation(Scene scene, Pane frame, List<PageSlot<?>> pages, Consumer<Runnable> styled, Consumer<Page> theming, Runnable ready) {
        this.ready = ready;
        this.scene = scene;
        this.frame = frame;
        this.styled = styled;
        this.theming = theming;
        hidden.setManaged(false);
        hidden.setVisible(false);
        for (PageSlot<?> slot : pages) {
            if (!slot.isPrepared()) {
                steps.add(() -> make(slot));
            }
        }
    }

    void begin() {
        scene.addEventFilter(InputEvent.ANY, touching);
        frame.getChildren().add(hidden);
        next();
    }

    private void next() {
        FxThread.after(BETWEEN_MILLIS, () -> {
            hidden.getChildren().clear();
            boolean closed = scene.getWindow() == null || !scene.getWindow().isShowing();
            if (closed || steps.isEmpty()) {
                scene.removeEventFilter(InputEvent.ANY, touching);
                frame.getChildren().remove(hidden);
                if (!closed) {
                    ready.run();
                }
                return;
            }
            try {
                if (System.nanoTime() - touched > QUIET_NANOS) {
                    styled.accept(steps.remove());
                }
            } finally {
                // A page that cannot be made keeps no other from being ready.
                next();
            }
        });
    }

    private void make(PageSlot<?> slot) {
        if (slot.isPrepared()) {
            return;
        }
        Page page = slot.prepare();
        Page.Face face = page.face();
        Stream.concat(page.chosenParts().stream(), Stream.of(face.transport(), face.content(), face.settings()))
                .forEach(part -> steps.addFirst(() -> style(page, part)));
    }

    private void style(Page page, Region part) {
        if (part.getParent() != null) {
            return;
        }
        theming.accept(page);
        hidden.getChildren().add(part);
        hidden.resize(frame.getWidth(), frame.getHeight());
    }
}
