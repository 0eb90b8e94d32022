package org.pushforward.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jfree.chart.fx.ChartCanvas;
import org.pushforward.chart.ChartWords;
import org.pushforward.chart.NoBreak;

/**
 * Looks at a scene as it is laid out for what a person would call cut: words that end in an ellipsis, controls that reach out of the window or of
 * what holds them, and controls that lie over each other. What scrolls may be longer than its window, but not wider where it cannot be scrolled
 * sideways. For the JavaFX thread, after a layout.
 */
final class LayoutFaults {

    /** Pixels; less is rounding. */
    private static final double TOLERANCE = 1.5;
    /** What lies over others by intent. */
    private static final Set<String> OVER = Set.of("picture-note", "board-tip", "board-empty", "tooltip", "probe-handle");

    private final List<String> faults = new ArrayList<>();
    private final List<Seen> controls = new ArrayList<>();
    private final Bounds window;

    /** A control and what of it is not clipped away, in the scene's coordinates. */
    private record Seen(Node node, Bounds bounds) {
    }

    private LayoutFaults(Scene scene) {
        window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    }

    /** @return one line for each fault; none if all is well */
    static List<String> of(Scene scene) {
        LayoutFaults found = new LayoutFaults(scene);
        found.visit(scene.getRoot(), found.window, false, false);
        found.findOverlaps();
        return found.faults;
    }

    /** @param clip what can be seen of the node's surroundings @param scrolled whether it lies in what scrolls up and down, or sideways */
    private void visit(Node node, Bounds clip, boolean scrolled, boolean sideways) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(OVER::contains) || node.getOpacity() == 0) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (node instanceof ChartCanvas canvas) {
            checkChart(canvas);
        }
        if (node instanceof Labeled labeled) {
            checkWords(labeled);
        }
        if (node instanceof TextField field && field.getStyleClass().contains("number-field") && field.lookup(".text") instanceof Text digits) {
            double over = digits.getLayoutBounds().getWidth() + field.getInsets().getLeft() + field.getInsets().getRight() - field.getWidth();
            if (over > TOLERANCE) {
                faults.add("cut digits by " + round(over) + ": " + field.getText());
            }
        }
        boolean control = node instanceof Control && !(node instanceof ScrollPane) && !(node instanceof ScrollBar) && !(node instanceof Separator)
                && bounds.getWidth() > 0 && bounds.getHeight() > 0
                && !(node instanceof Label label && (label.getText() == null || label.getText().isEmpty()));
        boolean text = node instanceof Text words && !words.getText().isBlank() && !(node.getParent() instanceof Labeled);
        if (control || text) {
            checkPlace(node, bounds, clip, scrolled, sideways);
        }
        if (control) {
            Bounds seen = common(bounds, clip);
            if (seen != null) {
                controls.add(new Seen(node, seen));
            }
            return;
        }
        Bounds within = node.getClip() instanceof Rectangle ? intersection(clip, node.localToScene(node.getClip().getLayoutBounds())) : clip;
        if (node instanceof Region figures && node.getStyleClass().contains("figures")) {
            // Whatever is below them would hide their names.
            double below = figures.getLayoutY() + figures.getHeight() - figures.getParent().getLayoutBounds().getMaxY();
            if (below > TOLERANCE) {
                faults.add("numbers out of their surroundings by " + round(below) + ", " + figures.getHeight() + " high of "
                        + figures.prefHeight(figures.getWidth()) + ": " + name(node));
            }
        }
        boolean scrolls = scrolled;
        boolean scrollsSideways = sideways;
        if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
            checkScrolled(scroll);
            scrolls = true;
            scrollsSideways = sideways || scroll.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER && excess(scroll) > TOLERANCE;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                visit(child, within, scrolls, scrollsSideways);
            }
        }
    }

    private void checkChart(ChartCanvas canvas) {
        // A canvas that has not been drawn yet has no chart.
        if (canvas.getChart() != null && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            String title = canvas.getChart().getTitle() == null ? "" : canvas.getChart().getTitle().getText();
            double over = canvas.getHeight() - Math.max(canvas.getScene().getHeight(), canvas.getWidth());
            if (over > TOLERANCE) {
                faults.add(title + ": a chart higher than it is wide, and than the window by " + round(over));
            }
            ChartWords.faults(canvas.getChart(), canvas.getWidth(), canvas.getHeight()).forEach(fault -> faults.add(title + ": " + fault));
        }
    }

    private void checkWords(Labeled labeled) {
        if (labeled.getText() == null || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            return;
        }
        String wanted = labeled.isMnemonicParsing() ? labeled.getText().replaceFirst("_(.)", "$1") : labeled.getText();
        // The notes on pictures are not sentences.
        if (labeled.isWrapText() && !labeled.getStyleClass().contains("picture-note") && !NoBreak.words(wanted).equals(wanted)) {
            faults.add("a line may end within a number: " + name(labeled));
        }
        // An icon is a text, too.
        Node shown = labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child.getStyleClass().contains("text")).findFirst().orElse(null);
        if (shown instanceof Text text && text.isVisible() && !text.getText().equals(wanted)) {
            faults.add("cut words: " + name(labeled) + " shows “" + text.getText() + "”");
        }
    }

    private void checkScrolled(ScrollPane scroll) {
        double excess = excess(scroll);
        if (scroll.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER && excess > TOLERANCE) {
            faults.add("wider than its window by " + round(excess) + ": content of " + name(scroll));
        }
        double below = scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        boolean bar = isScrolledDown(scroll);
        if (scroll.getVbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER && below > TOLERANCE && !bar) {
            faults.add("higher than its window by " + round(below) + ", without a bar to scroll: content of " + name(scroll));
        }
        for (Node at = scroll.getParent(); bar && at != null; at = at.getParent()) {
            // Tiles below each other scroll what is long by themselves.
            if (at instanceof ScrollPane outer && outer.isFitToHeight() && isScrolledDown(outer)) {
                faults.add("scrolled within what is scrolled: content of " + name(scroll) + " by " + round(below));
            }
        }
    }

    private static boolean isScrolledDown(ScrollPane scroll) {
        return scroll.lookupAll(".scroll-bar").stream().anyMatch(node -> node.getParent() == scroll && node.isVisible()
                && ((ScrollBar) node).getOrientation() == Orientation.VERTICAL);
    }

    private static double excess(ScrollPane scroll) {
        return scroll.getContent().getLayoutBounds().getWidth() - scroll.getViewportBounds().getWidth();
    }

    private void checkPlace(Node node, Bounds bounds, Bounds clip, boolean scrolled, boolean sideways) {
        double left = clip.getMinX() - bounds.getMinX();
        double right = bounds.getMaxX() - clip.getMaxX();
        double top = clip.getMinY() - bounds.getMinY();
        double bottom = bounds.getMaxY() - clip.getMaxY();
        double most = Math.max(sideways ? 0 : Math.max(left, right), scrolled ? 0 : Math.max(top, bottom));
        if (most > TOLERANCE) {
            faults.add("out of its surroundings by " + round(most) + ": " + name(node));
            return;
        }
        Parent parent = node.getParent();
        if (parent != null && node.isManaged()) {
            Bounds own = node.getBoundsInParent();
            Bounds holder = parent.getLayoutBounds();
            double out = Math.max(Math.max(own.getMaxX() - holder.getMaxX(), holder.getMinX() - own.getMinX()),
                    Math.max(node.getLayoutY() + node.getLayoutBounds().getMaxY() - holder.getMaxY(),
                            holder.getMinY() - node.getLayoutY() - node.getLayoutBounds().getMinY()));
            // Rings of focus and shadows are drawn beyond the bounds of a layout.
            double allowed = TOLERANCE + Math.max(0, own.getWidth() - node.getLayoutBounds().getWidth());
            if (out > allowed) {
                faults.add("out of its parent by " + round(out) + ": " + name(node));
            }
        }
    }

    private void findOverlaps() {
        for (int i = 0; i < controls.size(); i++) {
            for (int j = i + 1; j < controls.size(); j++) {
                Bounds both = common(controls.get(i).bounds(), controls.get(j).bounds());
                if (both != null && both.getWidth() > 2 * TOLERANCE && both.getHeight() > 2 * TOLERANCE) {
                    faults.add("one over the other: " + name(controls.get(i).node()) + " and " + name(controls.get(j).node()));
                }
            }
        }
    }

    /** @return null if they share nothing */
    private static Bounds common(Bounds one, Bounds other) {
        return one.intersects(other) ? intersection(one, other) : null;
    }

    private static Bounds intersection(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    private static String round(double pixels) {
        return String.format(Locale.ROOT, "%.0f px", pixels);
    }

    private static String name(Node node) {
        String words = node instanceof Labeled labeled ? labeled.getText() : node instanceof Text text ? text.getText() : "";
        String classes = node.getStyleClass().stream().collect(Collectors.joining("."));
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + (classes.isEmpty() ? "" : "." + classes)
                + (words == null || words.isEmpty() ? "" : " “" + words + "”");
    }
}
