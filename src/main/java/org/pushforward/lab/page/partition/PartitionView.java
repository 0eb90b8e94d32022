package org.pushforward.lab.page.partition;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ImagePicture;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.PartitionReading;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.product.FactorStrip;
import org.pushforward.lab.product.StepControls;
import org.pushforward.theory.image.ImageMap;
import org.pushforward.theory.image.Picture;

/** Three pictures side by side: what goes in, what the map makes of it, and what the couplings make of it; numbers and the product below. */
final class PartitionView {

    private final PartitionModel model;
    private final StepControls controls;
    private final FactorStrip strip;
    private final List<Tile> tiles;
    private Theme theme = Theme.LIGHT;

    /** A picture with its title. */
    private record Tile(Label title, PixelView view, Supplier<Picture> picture) {
    }

    PartitionView(PartitionModel model) {
        this.model = model;
        controls = new StepControls(model.steps(), "factor");
        strip = new FactorStrip(model.steps());
        tiles = List.of(tile(model::start), tile(model::direct), tile(model::coupled));
    }

    private static Tile tile(Supplier<Picture> picture) {
        Label title = Nodes.cut("", "picture-title");
        PixelView view = new PixelView(() -> PictureFigure.plain(title.getText()));
        view.setGutterScale(0);
        return new Tile(title, view, picture);
    }

    StepControls controls() {
        return controls;
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        strip.setTheme(newTheme);
        drawAll();
    }

    Region buildTransport() {
        FoldingRow bar = new FoldingRow("transport", controls.buttons());
        bar.getChildren().addAll(ChoiceField.segments(model.direction), Nodes.space(), ChoiceField.segments(model.kind));
        bar.gatherButtons();
        return bar;
    }

    Region buildSettings() {
        ChoiceField route = new ChoiceField(model.route);
        return Nodes.column("settings", new Fold("1 × 1 convolution", "runs at once", new NumberField(model.seed),
                Nodes.unless(route, model.route.help(),
                        model.seed.idleProperty().map(why -> why.isEmpty() ? "" : "A permutation has one route only."))));
    }

    Region build() {
        VBox stripColumn = Nodes.rising(Nodes.column("strip-column", Nodes.rising(strip)));
        stripColumn.setMinHeight(Region.USE_PREF_SIZE);
        VBox column = new VBox(words(), pictures(), figures(), stripColumn, controls.scrubbers());
        column.getStyleClass().add("train-page");
        InvalidationListener whole = observable -> refresh();
        model.readingProperty().addListener(whole);
        model.direction.valueProperty().addListener(whole);
        model.steps().positionProperty().addListener(observable -> refreshStep());
        tiles.forEach(tile -> tile.view().pixelSideProperty().addListener(observable -> draw(tile)));
        return column;
    }

    private Region words() {
        Label words = Nodes.sentences("", "verdict-words");
        Nodes.bind(words, model.readingProperty().map(PartitionView::sentence));
        return Nodes.row("partition-verdict", words);
    }

    private static String sentence(PartitionReading reading) {
        ImageMap map = reading.map();
        boolean pixels = map.axis() == ImageMap.Axis.PIXELS;
        return map.meaning() + " For each " + (pixels ? "channel it is a permutation of " + map.size() + " pixels"
                : "pixel it is a matrix of its " + map.size() + " channels") + ": " + reading.run().couplings()
                + " couplings on fixed halves make the same map.";
    }

    private Region pictures() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("page-pictures");
        RowConstraints captions = new RowConstraints();
        RowConstraints pictures = new RowConstraints();
        pictures.setVgrow(Priority.ALWAYS);
        pictures.setMinHeight(0);
        grid.getRowConstraints().addAll(captions, pictures);
        for (int i = 0; i < tiles.size(); i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / tiles.size());
            grid.getColumnConstraints().add(third);
            grid.add(tiles.get(i).title(), i, 0);
            grid.add(tiles.get(i).view(), i, 1);
        }
        // Where a window is wide and low, the squares are smaller than a third of its width.
        grid.setMinHeight(0);
        return grid;
    }

    private Region figures() {
        FigureView forward = new FigureView("difference, forward", "Largest, between the map's own image and that of the couplings, in grey levels "
                + "from 0 to 1");
        FigureView back = new FigureView("difference, back", "Largest, between the picture and what comes back through the inverse couplings");
        FigureView direct = new FigureView("log |det| direct, nats", "Of the whole picture, from the map's own parameters");
        FigureView coupled = new FigureView("log |det| coupled, nats", "Of the whole picture, from the couplings' scales");
        FigureView count = new FigureView("couplings", "Factors on fixed halves");
        FigureRow row = new FigureRow(model::mapWords, forward, back, direct, coupled, count);
        row.getStyleClass().add("page-figures");
        InvalidationListener refresh = observable -> {
            PartitionReading reading = model.getReading();
            if (reading != null) {
                forward.show("difference, forward", Numbers.brief(reading.run().difference()));
                back.show("difference, back", Numbers.brief(reading.run().back()));
                direct.show("log |det| direct, nats", Numbers.fixed(model.directLogDet(), 3));
                coupled.show("log |det| coupled, nats", Numbers.fixed(model.coupledLogDet(), 3));
                count.show("couplings", Integer.toString(reading.run().couplings()));
            }
        };
        model.readingProperty().addListener(refresh);
        model.direction.valueProperty().addListener(refresh);
        return row;
    }

    private void refresh() {
        if (model.getReading() == null) {
            return;
        }
        strip.show(model.product());
        boolean forward = model.isForward();
        tiles.get(0).title().setText(forward ? "The picture" : "Its image");
        tiles.get(1).title().setText(forward ? "After the map" : "After the map's inverse: the picture");
        drawAll();
        refreshStep();
    }

    private void refreshStep() {
        if (model.getReading() != null) {
            tiles.get(2).title().setText("After " + model.acted() + " of " + model.steps().getCount() + (model.isForward() ? "" : " inverse")
                    + " couplings");
            strip.showSoFar(model.soFar());
            draw(tiles.get(2));
        }
    }

    private void drawAll() {
        tiles.forEach(this::draw);
    }

    private void draw(Tile tile) {
        int side = tile.view().pixelSideProperty().get();
        if (side > 0 && model.getReading() != null) {
            PictureContent content = ImagePicture.content(tile.picture().get());
            tile.view().show(content.paint(side, theme, 1), side);
            tile.view().setContent(content);
        }
    }
}
