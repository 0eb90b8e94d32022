package org.pushforward.lab.page.train.lens;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.Figure;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PicturesFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.point.Determinants;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.product.MatrixTile;
import org.pushforward.theory.linear.SquareMatrix;

/** The Jacobians of one layer and of the whole flow as pictures, with their log-dets. */
final class DeterminantsPane extends VBox {

    private static final double SIDE = 112;
    private static final double WORD = 22;

    private final MatrixTile layer = new MatrixTile("one layer", "Jacobian of the layer that the scrubber of the layers is at");
    private final MatrixTile flow = new MatrixTile("the whole flow", "Jacobian of the whole flow, ∂z/∂x");
    private final HBox tiles = new HBox(layer, flow);
    private final Label words = Nodes.sentences("", "lens-reading");
    private Theme theme = Theme.LIGHT;
    /** Null before the first. */
    private Determinants shown;

    DeterminantsPane() {
        getStyleClass().add("lens-numbers");
        tiles.getStyleClass().add("matrix-pair");
        getChildren().setAll(Nodes.label("Determinants", "lens-title"), tiles, words);
        FigureMenu.install(tiles, this::figure);
        size();
    }

    private void size() {
        for (MatrixTile tile : List.of(layer, flow)) {
            tile.setMinSize(SIDE * theme.scale(), (SIDE + WORD) * theme.scale());
            tile.setPrefSize(SIDE * theme.scale(), (SIDE + WORD) * theme.scale());
            tile.setMaxSize(SIDE * theme.scale(), (SIDE + WORD) * theme.scale());
        }
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        size();
        if (shown != null) {
            show(shown);
        }
    }

    void show(Determinants determinants) {
        shown = determinants;
        double limit = MatrixPicture.limit(shown.matrices());
        ColourMap map = ColourMap.difference(theme.palette());
        layer.show(shown.layer(), limit, map);
        flow.show(shown.flow(), limit, map);
        words.setText(shown.words() + " " + colours(limit));
    }

    private static String colours(double limit) {
        return "Colours: blue −" + Numbers.brief(limit) + ", ground 0, orange " + Numbers.brief(limit) + ", by the inverse hyperbolic sine.";
    }

    private Figure figure() {
        if (shown == null) {
            return PicturesFigure.of("Determinants", List.of(), List.of(), "", List.of());
        }
        List<String> names = List.of(shown.layerName(), "the whole flow");
        List<SquareMatrix> matrices = shown.matrices();
        double limit = MatrixPicture.limit(matrices);
        List<PicturesFigure.Cell> cells = List.of(
                new PicturesFigure.Cell("", names.get(0), MatrixPicture.content(names.get(0), matrices.get(0), limit)),
                new PicturesFigure.Cell("", names.get(1), MatrixPicture.content(names.get(1), matrices.get(1), limit)));
        return PicturesFigure.of("Jacobians of " + names.get(0) + " and of the whole flow at the probe", List.of("entries (no unit)"), cells,
                shown.words() + " " + colours(limit), List.of(MatrixPicture.table(names, matrices)));
    }
}
