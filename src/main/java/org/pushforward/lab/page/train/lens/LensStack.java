package org.pushforward.lab.page.train.lens;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A lens whose height follows from its width, and the words that stand in its place. What scrolls it asks for the least height without a width to see
 * whether it needs a bar, and a stack would then tell that of the widest lens there is, which is the lowest.
 */
final class LensStack extends StackPane {

    LensStack(Node... children) {
        super(children);
        setMinWidth(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 ? getWidth() : width);
    }
}
