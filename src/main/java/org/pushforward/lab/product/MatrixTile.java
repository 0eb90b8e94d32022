package org.pushforward.lab.product;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.theory.linear.SquareMatrix;

/** A matrix as a small square picture, a word below it. */
public final class MatrixTile extends Region {

    static final PseudoClass ACTING = PseudoClass.getPseudoClass("acting");
    static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private static final double GAP = 2;

    private final Region frame = new Region();
    private final ImageView image = new ImageView();
    private final Label word;
    private SquareMatrix matrix;
    private int[] colours = {};
    private int drawnSide;

    public MatrixTile(String word, String help) {
        getStyleClass().add("matrix-tile");
        frame.getStyleClass().add("matrix-frame");
        this.word = new Label(word);
        this.word.getStyleClass().add("matrix-word");
        this.word.setMinWidth(0);
        getChildren().addAll(frame, image, this.word);
        Tooltip.install(this, new Tooltip(help));
        setAccessibleText(word + ". " + help);
    }

    /** @param limit as {@link MatrixPicture#colours} takes it */
    public void show(SquareMatrix newMatrix, double limit, ColourMap map) {
        matrix = newMatrix;
        colours = MatrixPicture.colours(matrix, limit, map);
        draw(drawnSide);
    }

    /** Entry by entry at the size on the screen: the toolkit would blur what it enlarges. */
    private void draw(int side) {
        drawnSide = side;
        if (side <= 0 || matrix == null) {
            return;
        }
        int[] pixels = MatrixPicture.enlarged(colours, matrix.size(), side);
        WritableImage picture = new WritableImage(side, side);
        picture.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        image.setImage(picture);
    }

    SquareMatrix matrix() {
        return matrix;
    }

    @Override
    protected void layoutChildren() {
        double side = Math.floor(Math.min(getWidth(), getHeight() - wordHeight()));
        double x = Math.floor((getWidth() - side) / 2);
        frame.resizeRelocate(x, 0, side, side);
        image.relocate(x + 1, 1);
        if (side - 2 != drawnSide) {
            draw((int) side - 2);
        }
        word.autosize();
        word.relocate(Math.floor((getWidth() - word.getWidth()) / 2), side + GAP);
    }

    double wordHeight() {
        return Math.ceil(word.prefHeight(-1)) + GAP;
    }
}
