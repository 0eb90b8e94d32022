package org.pushforward.lab.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.Figure;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PicturesFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.Product;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A product as block pictures: the matrix, its factors in their order, and the product of those that have acted, which are the ones at the right. A
 * click on a factor goes to where it has just acted. All pictures share one scale of colours.
 */
public final class FactorStrip extends Pane {

    private static final double GAP = 3;
    private static final double SIGN = 18;
    private static final double LEAST_HEIGHT = 92;
    private static final double LOWEST = 110;
    private static final double LEAST_FACTOR = 8;
    private static final double WIDEST = 128;
    /** Of a factor's side: where there is room, the ends may be so large. */
    private static final double ENDS = 1.8;

    private final StepModel model;
    private final List<MatrixTile> tiles = new ArrayList<>();
    private final Label equals = new Label("=");
    private final Label arrow = new Label("→");
    private final Label scale = new Label();
    private MatrixTile whole;
    private MatrixTile soFar;
    private final DoubleProperty usualHeight = new SimpleDoubleProperty(this, "usualHeight", 0) {
        @Override
        protected void invalidated() {
            requestLayout();
        }
    };
    private Product product;
    private ColourMap map = ColourMap.difference(Theme.LIGHT.palette());

    public FactorStrip(StepModel model) {
        this.model = model;
        FigureMenu.install(this, this::figure);
        equals.getStyleClass().add("strip-sign");
        arrow.getStyleClass().add("strip-sign");
        scale.getStyleClass().add("matrix-word");
        model.positionProperty().addListener(observable -> mark());
    }

    /** What it would like to have in height; it also makes do with less, and with more. */
    public DoubleProperty usualHeightProperty() {
        return usualHeight;
    }

    public void setTheme(Theme theme) {
        map = ColourMap.difference(theme.palette());
        if (product != null) {
            SquareMatrix acted = soFar.matrix();
            show(product);
            showSoFar(acted);
        }
    }

    /** @param newProduct or null for none */
    public void show(Product newProduct) {
        product = newProduct;
        tiles.clear();
        getChildren().clear();
        if (product == null) {
            return;
        }
        whole = new MatrixTile(product.name(), "The matrix");
        whole.show(product.matrix(), product.limit(), map);
        int count = product.factors().size();
        for (int i = 0; i < count; i++) {
            MatrixTile tile = new MatrixTile(product.words().get(i), product.help().get(i));
            tile.show(product.factors().get(i), product.limit(), map);
            int position = count - i;
            tile.setOnMouseClicked(event -> model.moveTo(position));
            tile.setCursor(Cursor.HAND);
            tiles.add(tile);
        }
        soFar = new MatrixTile("so far", "The product of the factors that have acted");
        showSoFar(product.matrix());
        scale.setText("blue −" + Numbers.brief(product.limit()) + " · 0 · orange " + Numbers.brief(product.limit()));
        getChildren().addAll(tiles);
        getChildren().addAll(whole, equals, arrow, soFar, scale);
        mark();
    }

    /** @param acted the product of the factors that have acted; null before the first product */
    public void showSoFar(SquareMatrix acted) {
        if (product != null && acted != null) {
            soFar.show(Objects.requireNonNull(acted), product.limit(), map);
        }
    }

    private Figure figure() {
        if (product == null) {
            return PicturesFigure.of("The product", List.of(), List.of(), "", List.of());
        }
        List<String> names = new ArrayList<>();
        List<SquareMatrix> matrices = new ArrayList<>();
        List<PicturesFigure.Cell> cells = new ArrayList<>();
        String beginning = product.name();
        for (int i = -1; i <= tiles.size(); i++) {
            boolean isFactor = i >= 0 && i < tiles.size();
            String name = i < 0 ? beginning : isFactor ? product.words().get(i) : "so far";
            SquareMatrix matrix = i < 0 ? product.matrix() : isFactor ? product.factors().get(i) : soFar.matrix();
            names.add(isFactor ? (i + 1) + ": " + name : name);
            matrices.add(matrix);
            cells.add(new PicturesFigure.Cell(i < 0 ? "" : i == 0 ? "=" : isFactor ? "·" : "→", name,
                    MatrixPicture.content(name, matrix, product.limit())));
        }
        int acted = (int) Math.floor(model.getPosition());
        String words = "Entries: " + scale.getText() + ", going with the inverse hyperbolic sine. So far: the product of the " + acted + " of "
                + tiles.size() + " factors that have acted, from the right.";
        return PicturesFigure.of("The matrix " + product.name() + " as a product of " + tiles.size() + " factors",
                List.of("entries (no unit)"), cells, words, List.of(MatrixPicture.table(names, matrices)));
    }

    private void mark() {
        int acting = model.factor();
        int begun = model.getCount() - (int) Math.ceil(model.getPosition());
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).pseudoClassStateChanged(MatrixTile.ACTING, i == acting);
            tiles.get(i).pseudoClassStateChanged(MatrixTile.WAITING, i < begun);
        }
    }

    @Override
    protected void layoutChildren() {
        if (product == null) {
            return;
        }
        double x = snappedLeftInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double words = whole.wordHeight();
        double most = height - words;
        double room = width - 2 * SIGN - 2 * GAP - GAP * (tiles.size() - 1);
        double ends = Math.floor(Math.max(Math.min(WIDEST, most), Math.min(most, ENDS * room / (tiles.size() + 2 * ENDS))));
        double fitting = (room - 2 * ends) / tiles.size();
        double side = Math.floor(Math.max(LEAST_FACTOR, Math.min(Math.min(height - 2 * words, ends), fitting)));
        double y = snappedTopInset();
        whole.resizeRelocate(x, y, ends, ends + words);
        place(equals, x + ends, y + ends / 2);
        double at = x + ends + SIGN + GAP;
        double begin = at;
        double top = y + Math.floor((ends - side) / 2);
        for (MatrixTile tile : tiles) {
            tile.resizeRelocate(at, top, side, side + words);
            at += side + GAP;
        }
        place(arrow, at, y + ends / 2);
        soFar.resizeRelocate(at + SIGN, y, ends, ends + words);
        scale.autosize();
        scale.relocate(begin, y + ends + words - scale.getHeight());
        scale.setVisible(top + side + words <= y + ends + words - scale.getHeight());
    }

    private static void place(Label sign, double x, double middle) {
        sign.autosize();
        sign.relocate(Math.floor(x + (SIGN - sign.getWidth()) / 2), Math.floor(middle - sign.getHeight() / 2));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(LOWEST, usualHeight.get()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 800;
    }
}
