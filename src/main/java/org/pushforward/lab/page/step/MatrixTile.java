package org.pushforward.lab.page.step;

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
final class MatrixTile extends Region {

    static final PseudoClass ACTING = PseudoClass.getPseudoClass("acting");
    static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private static final double GAP = 2;

    private final Region frame = new Region();
    private final ImageView image = new ImageView();
    private final Label word;
    private SquareMatrix matrix;

    MatrixTile(String word, String help) {
        getStyleClass().add("matrix-tile");
        frame.getStyleClass().add("matrix-frame");
        this.word = new Label(word);
        this.word.getStyleClass().add("matrix-word");
        this.word.setMinWidth(0);
        image.setSmooth(false);
        getChildren().addAll(frame, image, this.word);
        Tooltip.install(this, new Tooltip(help));
        setAccessibleText(word + ". " + help);
    }

    void show(SquareMatrix newMatrix, double limit, ColourMap map) {
        matrix = newMatrix;
        int n = matrix.size();
        WritableImage picture = new WritableImage(n, n);
        picture.getPixelWriter().setPixels(0, 0, n, n, PixelFormat.getIntArgbInstance(), MatrixPicture.colours(matrix, limit, map), 0, n);
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
        image.setFitWidth(side - 2);
        image.setFitHeight(side - 2);
        // Between pixels of its own size a picture looks best unsmoothed; below it, entries would be dropped.
        image.setSmooth(matrix != null && side < matrix.size());
        word.autosize();
        word.relocate(Math.floor((getWidth() - word.getWidth()) / 2), side + GAP);
    }

    double wordHeight() {
        return Math.ceil(word.prefHeight(-1)) + GAP;
    }
}
