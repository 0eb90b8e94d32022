package org.pushforward.lab.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import org.pushforward.lab.concurrent.FxThread;

/**
 * Lets go of the textures of nodes that are in no window. What JavaFX draws a node from (its peer) follows the node only while that is in a window: a
 * picture taken from an {@code ImageView}, or a canvas taken from its parent, after the node has left its window stays in the peer, with its texture,
 * for as long as the node lives. A snapshot is the one public way to have the peer follow. For the JavaFX thread.
 */
final class HiddenPeers {

    /** Whoever comes back at once finds all as it was; and the window that was left for another has been drawn by then. */
    private static final long DELAY_MILLIS = 700;
    private static final SnapshotParameters ONE_PIXEL = new SnapshotParameters();
    private static final Set<Node> WAITING = new LinkedHashSet<>();

    static {
        ONE_PIXEL.setViewport(new Rectangle2D(0, 0, 1, 1));
    }

    private HiddenPeers() {}

    /**
     * Has the peer of a node, and those of its children, follow some time from now, unless it is in a window by then, whose drawing does it.
     *
     * @param node what has given up something to be drawn, and is in no window
     */
    static void followSoon(Node node) {
        if (WAITING.isEmpty()) {
            FxThread.after(DELAY_MILLIS, HiddenPeers::follow);
        }
        WAITING.add(node);
    }

    private static void follow() {
        List<Node> nodes = List.copyOf(WAITING);
        WAITING.clear();
        for (Node node : nodes) {
            if (node.getScene() == null) {
                node.snapshot(ONE_PIXEL, null);
            }
        }
    }
}
