package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.instrument.point.PaddingReading;
import org.pushforward.instrument.point.PaddingUse;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberTable;
import org.pushforward.lab.run.LensModel;

/** Shows readings of the padding: its scatter at both ends of the flow, and what the flow does with it in words and numbers. */
final class PaddingView implements LensView<Integer, PaddingReading> {

    private static final double NUMBERS_WIDTH = 320;

    private final LensPicture noise = new LensPicture("Noise end", () -> figure("Padding at the noise end", "z", "standard deviations"));
    private final LensPicture data = new LensPicture("Data end", () -> figure("Padding at the data end", "x", "data units"));
    private final Label words = Nodes.sentences("");
    private final NumberTable table = new NumberTable("Each padding coordinate");
    private final PicturesAndNumbers content;
    private final ObservableValue<Integer> pictureSide = noise.view().pixelSideProperty().asObject();
    private final LensStack region;
    private final LensModel model;
    /** Whether there is one padding coordinate. */
    private boolean single;

    /** @param newModel tells whether there are data */
    PaddingView(LensModel newModel) {
        model = newModel;
        words.setAlignment(Pos.TOP_LEFT);
        Label remark = Nodes.sentences("Made: standard deviation of what the flow makes of noise. "
                + "Correlation is with the coordinate of the data that it is largest with. |∂z/∂x|: mean change of the "
                + "noise's coordinates that are the data's, for each unit of the padding. ± is one standard error.", "lens-reading");
        VBox numbers = new VBox(Nodes.label("Each padding coordinate", "lens-title", "lens-head"), table, remark);
        numbers.getStyleClass().add("lens-numbers");
        content = new PicturesAndNumbers(List.of(noise, data), words, numbers, NUMBERS_WIDTH);
        content.setVisible(false);
        content.managedProperty().bind(content.visibleProperty());
        Label none = Nodes.label("This run has no padding. Choose zero or Gaussian padding in the settings: then the coordinates that were added "
                + "appear here, as noise and as the flow gives them back.", "lens-hint");
        Nodes.wrapping(none);
        none.visibleProperty().bind(content.visibleProperty().not());
        region = new LensStack(content, none);
    }

    @Override
    public ObservableValue<Integer> wishes() {
        return pictureSide;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void restart() {
        // The next reading replaces all that is shown.
    }

    @Override
    public void setTheme(Theme theme) {
        noise.view().setGutterScale(theme.scale());
        data.view().setGutterScale(theme.scale());
        content.setScale(theme.scale());
    }

    private PictureFigure figure(String name, String letter, String unit) {
        return PictureFigure.plane(name, (single ? letter + "₁, " : "padding 1, ") + unit, (single ? "padding, " : "padding 2, ") + unit, null,
                List.of());
    }

    @Override
    public void show(PaddingReading reading) {
        content.setVisible(reading.figures() != null);
        if (reading.figures() == null) {
            return;
        }
        single = reading.padding().dimensions() == 1;
        boolean isOfModel = !model.whyNoDataProperty().get().isEmpty();
        String pair = "Padding 1 across, padding 2 up. ";
        noise.setWords((single ? "The data's " + model.noiseCoordinate(0) + " across, the padding up. " : pair) + "Rings: noise; orange: the "
                + "padded " + (isOfModel ? "samples'" : "data's") + " images.");
        data.setWords((single ? "The data's " + model.dataCoordinate(0) + " across, the padding up. " : pair) + "Orange: what the "
                + (isOfModel ? "samples would get" : "data get") + "; blue: what the flow makes of noise.");
        PaddingReading.Pictures pictures = reading.pictures();
        if (pictures != null) {
            noise.view().setWindow(pictures.noiseWindow());
            noise.show(pictures.noise());
            data.view().setWindow(pictures.dataWindow());
            data.show(pictures.data());
        }
        words.setText(reading.figures().words());
        showTable(reading.figures(), reading.padding());
    }

    private void showTable(PaddingUse figures, Padding padding) {
        List<List<String>> rows = new ArrayList<>();
        for (int j = 0; j < padding.dimensions(); j++) {
            rows.add(List.of(Integer.toString(j + 1), Numbers.uncertain(figures.made()[j], figures.madeError()[j]),
                    Numbers.uncertain(figures.correlation()[j], figures.correlationError(j)),
                    Numbers.uncertain(figures.influence()[j], figures.influenceError()[j])));
        }
        table.show(List.of("", "made", "corr.", "|∂z/∂x|"), rows);
    }
}
