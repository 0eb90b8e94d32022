package org.pushforward.lab.page.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.run.AxesChooser;
import org.pushforward.lab.run.TimeScrubber;
import org.pushforward.lab.run.TransportBar;

/** The Compare page's columns, common charts and scrubbers, and its transport bar. Shows the model. */
final class CompareView {

    private final CompareModel model;
    private final CompareController actions;
    private final RedrawScheduler redraws = RedrawScheduler.besideFigures();
    private final List<ColumnView> columns = new ArrayList<>();
    private final ColumnsAndCharts middle;
    private final TransportBar transport;

    /** @param recycler takes back the pixels of a picture that was shown, with the place of its column */
    CompareView(CompareModel model, CompareController actions, CompareCharts charts, ObjIntConsumer<int[]> recycler) {
        this.model = model;
        this.actions = actions;
        List<ChartView> againstStep = charts.all().stream().map(chart -> new ChartView(chart, redraws)).toList();
        List<ChartView> atEqualFit = new ArrayList<>(againstStep);
        atEqualFit.set(0, new ChartView(charts.equalFit(), redraws));
        middle = new ColumnsAndCharts(againstStep);
        model.atEqualFitProperty().addListener((property, old, now) -> {
            charts.setAtEqualFit(now);
            middle.setCharts(now ? atEqualFit : againstStep);
        });
        transport = new TransportBar(actions);
        for (int i = 0; i < Comparison.MOST; i++) {
            int place = i;
            columns.add(new ColumnView(actions::openInTrain, model.lens().probeProperty(),
                    pixels -> recycler.accept(pixels, place), redraws::rideAlong));
        }
        FigureRow.alike(columns.stream().map(ColumnView::figures).toList());
        model.speedProperty().addListener((property, old, now) -> redraws.setLeastInterval(now.betweenPictures().toNanos()));
        model.runsProperty().addListener(observable -> showColumns());
        // Before the first comparison begins the columns are there already, empty.
        middle.setColumns(columns.subList(0, model.levelsProperty().get().size()));
    }

    /** Device pixels along each side of every picture; columns are of one width. */
    ReadOnlyIntegerProperty pictureSideProperty() {
        return columns.get(0).pictureSideProperty();
    }

    Region transport() {
        return transport;
    }

    Region build() {
        Region scrubbers = TimeScrubber.besideLayers(model, actions);
        scrubbers.getStyleClass().add("compare-scrubbers");
        VBox.setVgrow(middle, Priority.ALWAYS);
        HBox below = Nodes.row("compare-below", Nodes.growing(legend()), equalFit());
        VBox column = new VBox(middle, new AxesChooser(model.lens()), below, scrubbers);
        column.getStyleClass().add("train-page");
        return column;
    }

    /** What all pictures and curves have in common, in one line; all of it where the line is cut. */
    private static Label legend() {
        Label legend = Nodes.cut("Orange data, blue samples. κ: band to 95 %, dashes mean. W₂: grey band data.",
                "figure-note", "compare-legend");
        legend.setId("compare-legend");
        legend.setMaxWidth(Double.MAX_VALUE);
        legend.setTooltip(new Tooltip("Pictures: orange data, blue samples, violet density. Curves: a column's colour and mark. κ: the band goes "
                + "from the median to the 95 % quantile, thin dashes are the mean. Gap: the band is two standard errors to both sides. W₂: in the "
                + "grey band lie 19 of 20 samples of the data themselves, long dashes are their median."));
        return legend;
    }

    private CheckBox equalFit() {
        CheckBox box = new CheckBox("κ at equal fit");
        box.setId("equal-fit");
        box.selectedProperty().bindBidirectional(model.atEqualFitProperty());
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setTooltip(new Tooltip("Draws the mean κ against how far each flow was from its data, from right to left as it learns, and marks it "
                + "where all came to the best gap (or sliced W₂, where one has no gap) that all of them reached. A flow that has hardly begun is "
                + "well conditioned for that reason alone. A run that came no nearer to its data has no line."));
        return box;
    }

    private void showColumns() {
        List<ColumnModel> shown = model.runs();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).columnProperty().set(i < shown.size() ? shown.get(i) : null);
        }
        middle.setColumns(columns.subList(0, shown.size()));
    }

    void setTheme(Theme theme) {
        columns.forEach(column -> column.setTheme(theme));
        middle.setScale(theme.scale());
    }

    void focusPlay() {
        transport.focusPlay();
    }
}
