package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.TableFigure;
import org.pushforward.lab.concurrent.FxThread;

/**
 * Numbers side by side, all in one size of type: the largest at which each of them fits into its room. It grows back only where the rooms have
 * changed or the numbers begin anew, since digits that come and go are not to move all others. Standard errors stand beside their numbers, or where
 * a room is too narrow for that, below them: by the rooms alone, so that what is measured moves nothing. Rows that are compared share all this.
 */
public final class FigureRow extends HBox {

    /** Multiples of the size of the type around, from the largest: on all pages the same. */
    private static final double[] SIZES = {1.75, 1.45, 1.2, 1};
    /** Where there is no room for large figures. */
    public static final double SMALL = SIZES[1];
    public static final double LARGE = SIZES[0];

    /** A number is to be larger than what is around it where its error stands beside it. */
    private static final double LEAST_BESIDE = SIZES[2];
    /** Names become smaller together down to this share; from there on each for itself. */
    private static final double LEAST_NAMES = 0.8;

    private final List<FigureView> figures;
    private double most = LARGE;
    private List<FigureRow> alike = List.of(this);
    private int size;

    /** @param title what the numbers are of, for those who take them away */
    public FigureRow(Supplier<String> title, FigureView... figures) {
        super(figures);
        FigureMenu.install(this, () -> table(title.get(), List.of(figures)));
        this.figures = List.of(figures);
        getStyleClass().add("figures");
        size = largest();
        InvalidationListener anew = observable -> beginAnew();
        widthProperty().addListener(anew);
        for (FigureView figure : figures) {
            HBox.setHgrow(figure, Priority.ALWAYS);
            figure.widthProperty().addListener(anew);
            figure.typeProperty().addListener(anew);
            figure.errorProperty().addListener(observable -> fit());
            figure.valueProperty().addListener(observable -> {
                if (this.figures.stream().allMatch(FigureView::isEmpty)) {
                    beginAnew();
                } else {
                    fit();
                }
            });
        }
    }

    /** With the errors where one of the numbers is of a sample. */
    private static Figure table(String title, List<FigureView> figures) {
        boolean sampled = figures.stream().anyMatch(FigureView::isSampled);
        List<String> head = sampled ? List.of("quantity", "value", "standard error") : List.of("quantity", "value");
        return TableFigure.of(title, DataTable.texts("numbers", head,
                figures.stream().map(each -> {
                    String error = each.errorProperty().get();
                    String name = each.nameProperty().get();
                    String value = each.valueProperty().get();
                    return sampled ? List.of(name, value, error.isEmpty() ? "" : error.substring(2)) : List.of(name, value);
                }).toList()));
    }

    /** @param newMost {@link #LARGE} or {@link #SMALL} */
    public void setMost(double newMost) {
        if (newMost != most) {
            most = newMost;
            beginAnew();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        List<FigureView> seen = alike.stream().filter(row -> row.getScene() != null).flatMap(row -> row.figures.stream()).toList();
        double share = seen.stream().mapToDouble(FigureView::nameShare).min().orElse(1);
        seen.forEach(figure -> figure.setNameShare(Math.max(LEAST_NAMES, share)));
    }

    private void beginAnew() {
        alike.forEach(row -> row.size = row.largest());
        fit();
    }

    /** Has rows show all their numbers in one size. */
    public static void alike(List<FigureRow> rows) {
        List<FigureRow> all = List.copyOf(rows);
        all.forEach(row -> row.alike = all);
    }

    private int largest() {
        int largest = 0;
        while (SIZES[largest] > most && largest < SIZES.length - 1) {
            largest++;
        }
        return largest;
    }

    private void fit() {
        List<FigureView> shown = new ArrayList<>();
        int common = 0;
        for (FigureRow row : alike) {
            common = Math.max(common, row.size);
            // Columns that are not shown are no part of a comparison.
            if (row.getScene() != null) {
                shown.addAll(row.figures);
            }
        }
        boolean below = shown.stream().anyMatch(figure -> figure.isSampled() && !figure.hasRoomBeside(LEAST_BESIDE));
        boolean moved = false;
        for (FigureView figure : shown) {
            moved |= figure.setErrorBelow(below);
        }
        if (moved) {
            // A width that is found to be too narrow is found while the row is laid out, which then does not hear that it has another height.
            FxThread.later().execute(() -> alike.forEach(FigureRow::requestLayout));
        }
        for (FigureView figure : shown) {
            if (!figure.isWords()) {
                common = fitting(figure, common);
            }
        }
        for (FigureRow row : alike) {
            row.size = common;
            for (FigureView figure : row.figures) {
                figure.setSize(SIZES[figure.isWords() ? fitting(figure, common) : common], SIZES[common]);
            }
        }
    }

    /** @return the place of the first size, from one on, at which a value fits; the last if none does */
    private static int fitting(FigureView figure, int from) {
        int place = from;
        while (place < SIZES.length - 1 && !figure.fits(SIZES[place])) {
            place++;
        }
        return place;
    }
}
