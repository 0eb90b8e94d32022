package org.pushforward.lab.page.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.column.ColumnFigures;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureNote;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.TermMark;
import org.pushforward.lab.run.ProbeHandle;

/** One column: heading, picture, large numbers. Shows one {@link ColumnModel} after another. */
final class ColumnView extends VBox {

    /** Below this there is no room for large figures. */
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_WIDTH = 310;
    private static final double PROBED_TIP_WIDTH = 420;
    /** Of the picture; before it becomes smaller the charts below do. */
    private static final double LEAST_SIDE = 44;

    private final ObjectProperty<ColumnModel> column = new SimpleObjectProperty<>(this, "column");
    private final PixelView picture = new PixelView(this::figure);
    private final Label mark = new Label();
    private final Label heading = new Label();
    private final Label state = new Label();
    private final Label probed = new Label();
    private final Tooltip probedTip = new Tooltip();
    private final FigureView kappa = FigureView.sampled("κ median", "Condition number of the Jacobian over held-out points, median");
    private final FigureView tail = FigureView.sampled("κ 95 %", "Condition number of the Jacobian over held-out points: 95 % lie below");
    private final FigureView gap = FigureView.sampled("gap, nats", "Held-out NLL minus the entropy floor of the same points: what is left to learn. "
            + "On average an upper bound with Gaussian padding; points padded with zeros have no density, and there is no gap");
    private final FigureRow figures = new FigureRow(this::title, kappa, tail, gap);
    private final FigureNote note = new FigureNote();
    private Theme theme = Theme.LIGHT;

    /**
     * @param train    makes a column's run the Train page's
     * @param probe    the point that is shown in all columns; null for none
     * @param recycler takes back the pixels of a picture that was shown
     * @param carried  told when the coming pulse paints a new picture
     */
    ColumnView(Consumer<ColumnModel> train, ObjectProperty<ProbePoint> probe, Consumer<int[]> recycler, Runnable carried) {
        getStyleClass().add("compare-column");
        setMinSize(0, 0);
        picture.setMinHeight(LEAST_SIDE + picture.axisHeight());
        getChildren().setAll(caption(train), picture, probed, state, figures, note);
        FigureMenu.repeatedBy(this, () -> column.get() == null ? "" : column.get().repeat());
        state.getStyleClass().add("field-notice");
        state.setGraphic(Icons.of("fth-alert-triangle"));
        Nodes.wrapping(state);
        state.setVisible(false);
        state.setManaged(false);
        VBox.setVgrow(picture, Priority.ALWAYS);
        ProbeHandle.install(picture, probe);
        // Its line is kept free where there is no probe: the picture is not to jump.
        probed.getStyleClass().add("compare-probe");
        probed.setMinHeight(Region.USE_PREF_SIZE);
        Nodes.wrapping(probedTip);
        probedTip.setMaxWidth(PROBED_TIP_WIDTH);
        widthProperty().addListener((property, old, width) -> {
            boolean narrow = width.doubleValue() < NARROW_WIDTH * theme.scale();
            pseudoClassStateChanged(NARROW, narrow);
            figures.setMost(narrow ? FigureRow.SMALL : FigureRow.LARGE);
        });
        column.addListener((property, old, now) -> showHeading());
        ObservableValue<LearnedData> data = column.flatMap(ColumnModel::dataProperty);
        data.addListener((property, old, now) -> {
            if (now != null) {
                picture.setWindow(now.window());
            }
        });
        ObservableValue<DataSpaceFrame> frame = column.flatMap(ColumnModel::frameProperty);
        frame.addListener((property, old, now) -> {
            if (now != null) {
                int[] free = picture.showHandedOver(now.pixels(), now.side());
                picture.setContent(now.content());
                // In a narrow column only in short: the words lie over the picture.
                picture.setNote(column.get().words(getPseudoClassStates().contains(NARROW)));
                carried.run();
                if (free != null) {
                    recycler.accept(free);
                }
            } else if (old != null) {
                // Until the first one comes, if it does.
                picture.setNote("picture: of the run before");
            }
        });
        ObservableValue<ProbedColumn> reading = column.flatMap(ColumnModel::probedProperty);
        reading.addListener((property, old, now) -> showProbed(now));
        ObservableValue<ColumnFigures> figures = column.flatMap(ColumnModel::figuresProperty);
        figures.addListener((property, old, now) -> {
            if (now != null) {
                show(now);
            }
        });
    }

    private void showProbed(ProbedColumn reading) {
        probed.setText(reading == null ? "" : reading.words());
        probedTip.setText(reading == null ? "" : reading.explanation());
        probed.setTooltip(reading == null ? null : probedTip);
    }

    private HBox caption(Consumer<ColumnModel> train) {
        mark.getStyleClass().add("compare-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        heading.getStyleClass().add("picture-title");
        TermMark.on(heading);
        Button open = Nodes.button("Open in Train", "fth-arrow-up-right", "Everything about this run, on the page Train",
                () -> train.accept(column.get()));
        open.getStyleClass().addAll("small", "flat");
        FoldingRow caption = new FoldingRow("compare-caption", mark, heading, Nodes.space(), open);
        caption.gatherButtons();
        return caption;
    }

    private void show(ColumnFigures figures) {
        kappa.show("κ median", figures.kappa().median());
        tail.show("κ 95 %", figures.kappa().tail());
        kappa.explain(figures.kappa().help());
        tail.explain(figures.kappa().help());
        note.setText(figures.kappa().note());
        gap.show(figures.gapName(), figures.gap());
        gap.explain(figures.gapHelp());
        state.setText(figures.state());
        state.setVisible(!figures.state().isEmpty());
        state.setManaged(state.isVisible());
        picture.setAccessibleText(heading.getText() + ". " + figures.sentence());
    }

    /** The column, and the step that it stands at. */
    private String title() {
        DataSpaceFrame frame = column.get() == null ? null : column.get().frameProperty().get();
        return heading.getText() + (frame == null || frame.step() < 0 ? "" : ", step " + Numbers.count(frame.step()));
    }

    private String axis(int axis) {
        LearnedData data = column.get() == null ? null : column.get().dataProperty().get();
        return "x" + Numbers.subscript((data == null ? axis : data.slice().axes().get(axis)) + 1) + ", data units";
    }

    private PictureFigure figure() {
        DataSpaceFrame frame = column.get() == null ? null : column.get().frameProperty().get();
        boolean density = frame != null && !frame.origin().isEmpty();
        return PictureFigure.plane(title(), axis(0), axis(1),
                density ? PictureFigure.Legend.density("density, per unit²", frame.ceiling()) : null,
                List.of(PictureFigure.Entry.DATA, PictureFigure.Entry.SAMPLES));
    }

    private void showHeading() {
        ColumnModel shown = column.get();
        if (shown != null) {
            mark.setText(shown.tone().mark());
            mark.setStyle(String.format(Locale.ROOT, "-fx-text-fill: #%06x;", shown.tone().colour(theme.palette()) & 0xFFFFFF));
            heading.setText(shown.heading());
        }
    }

    ObjectProperty<ColumnModel> columnProperty() {
        return column;
    }

    /** How high a column of a width is with the least picture and all its numbers. */
    double leastHeight(double width) {
        return prefHeight(width) - picture.prefHeight(width - snappedLeftInset() - snappedRightInset()) + picture.getMinHeight();
    }

    /** To be shown in one size with those of the other columns. */
    FigureRow figures() {
        return figures;
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return picture.pixelSideProperty();
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        picture.setGutterScale(newTheme.scale());
        picture.setMinHeight(LEAST_SIDE + picture.axisHeight());
        showHeading();
    }
}
