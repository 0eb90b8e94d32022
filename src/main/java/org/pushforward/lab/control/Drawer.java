package org.pushforward.lab.control;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;

/** What one press on a node opens beside it, and the next closes, as any press elsewhere does and Escape. */
public final class Drawer {

    /** A press with the mouse on the owner may close it first, and then comes to the owner. */
    private static final long ONE_PRESS = TimeUnit.MILLISECONDS.toNanos(400);

    /** Its shadow must not lie on the owner, which would then hear no press. */
    private static final double DISTANCE = 8;

    private final Node owner;
    private final PopOver.ArrowLocation arrow;
    private final Supplier<Node> content;
    private PopOver open;
    private long closed = System.nanoTime() - ONE_PRESS;

    /** @param content is made anew each time */
    public Drawer(Node owner, PopOver.ArrowLocation arrow, Supplier<Node> content) {
        this.owner = owner;
        this.arrow = arrow;
        this.content = content;
    }

    public boolean isOpen() {
        return open != null && open.isShowing();
    }

    public void toggle() {
        if (isOpen()) {
            close();
        } else if (System.nanoTime() - closed >= ONE_PRESS) {
            open = new PopOver(content.get());
            open.setArrowLocation(arrow);
            open.setAnimated(false);
            boolean[] byKey = new boolean[1];
            open.setOnHidden(event -> {
                if (owner.isHover() && !byKey[0]) {
                    closed = System.nanoTime();
                }
            });
            open.getScene().addEventFilter(KeyEvent.KEY_PRESSED, press -> byKey[0] |= press.getCode() == KeyCode.ESCAPE);
            open.show(owner, -DISTANCE);
        }
    }

    public void close() {
        if (isOpen()) {
            // Not by a press, which would then be on its way to the owner.
            open.setOnHidden(null);
            open.hide();
        }
    }
}
