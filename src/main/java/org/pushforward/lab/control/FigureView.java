package org.pushforward.lab.control;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.pushforward.chart.Estimate;

/**
 * A number to be read from the last row, with its name below. What is of a sample has its standard error in small type: beside the number, or in a
 * line of its own below it. How large the number is and where the errors stand the {@link FigureRow} says that it stands in.
 */
public final class FigureView extends VBox {

    private static final String NONE = Estimate.NONE.value();
    /** What room a number with an error is to have, from the start. */
    private static final Estimate USUAL = new Estimate("0.000", "0.000", "");
    /** Of the type around, as in the style sheet. */
    private static final double ERROR_SIZE = 0.85;
    /** Between a number and the error beside it, in multiples of the type around. */
    private static final double ERROR_GAP = 0.35;
    private static final double TIP_WIDTH = 420;
    /** Of the type around, as in the style sheet. */
    private static final double NAME_SIZE = 0.92;
    /** Height of a line, in multiples of its type. */
    private static final double LINE = 1.25;
    /** In multiples of the type around. */
    private static final double FEW_DIGITS = 4;

    private final Label value = new Label(NONE);
    private final Label error = new Label();
    private final Label name = new Label();
    private final Text measure = new Text();
    private final Scale valueFit = new Scale(1, 1);
    private final Scale errorFit = new Scale(1, 1);
    private final Scale nameFit = new Scale(1, 1);
    private final Tooltip tooltip;
    private final String help;
    private double size;
    private double line;
    private double nameShare = 1;
    private boolean sampled;
    private boolean below;

    /** @param help one sentence for a tooltip */
    public FigureView(String name, String help) {
        this.name.setText(name);
        getStyleClass().add("figure");
        value.getStyleClass().add("figure-value");
        error.getStyleClass().add("figure-error");
        error.setMinWidth(0);
        error.setManaged(false);
        this.name.getStyleClass().add("figure-name");
        TermMark.on(this.name);
        this.name.setMaxWidth(USE_PREF_SIZE);
        setFillWidth(false);
        setMinWidth(0);
        value.setMinWidth(0);
        this.help = help;
        tooltip = Nodes.wrapping(new Tooltip(help));
        tooltip.setMaxWidth(TIP_WIDTH);
        value.setTooltip(tooltip);
        error.setTooltip(tooltip);
        this.name.setTooltip(tooltip);
        value.getTransforms().add(valueFit);
        error.getTransforms().add(errorFit);
        this.name.getTransforms().add(nameFit);
        getChildren().addAll(value, error, this.name);
    }

    /** As above, of a number that has an error where it is known: its room is kept from the start. */
    public static FigureView sampled(String name, String help) {
        FigureView view = new FigureView(name, help);
        view.sampled = true;
        return view;
    }

    /** Adds to the tooltip what is to be said of the present number. @param words empty for nothing */
    public void explain(String words) {
        String all = words.isEmpty() ? help : help + "." + words;
        if (!all.equals(tooltip.getText())) {
            tooltip.setText(all);
        }
    }

    /** That of the name, or of a few digits: a running counter must not make its neighbours move. */
    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(Math.max(name.prefWidth(-1), FEW_DIGITS * name.getFont().getSize()));
    }

    /** What is wider than the view is drawn smaller, not cut. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double beside = below || error.getText().isEmpty() ? 0 : gap() + error.prefWidth(-1);
        double wanted = value.prefWidth(-1) + beside;
        double share = wanted > getWidth() && getWidth() > 0 ? getWidth() / wanted : 1;
        fit(value, valueFit, share, beside > 0 ? 0 : getWidth());
        if (below) {
            fit(error, errorFit, share(error), 0);
        } else {
            error.autosize();
            double baseline = value.getLayoutY() + value.getHeight() - share * (value.getHeight() - value.getBaselineOffset());
            error.relocate(snapPositionX(value.getLayoutX() + share * (value.prefWidth(-1) + gap())), baseline - error.getBaselineOffset());
            scale(errorFit, share, error.getBaselineOffset());
        }
        fit(name, nameFit, Math.min(nameShare, nameShare()), getWidth());
    }

    private double gap() {
        return ERROR_GAP * type();
    }

    /** Size of the type around. */
    private double type() {
        return name.getFont().getSize() / NAME_SIZE;
    }

    /** @return the size at which the name has room, as a share of its own */
    double nameShare() {
        return share(name);
    }

    /** @param most size of the name, as a share of its own, so that the names beside each other are of one size */
    void setNameShare(double most) {
        if (most != nameShare) {
            nameShare = most;
            requestLayout();
        }
    }

    private double share(Label label) {
        double room = getWidth();
        double wanted = label.prefWidth(-1);
        return wanted > room && room > 0 ? room / wanted : 1;
    }

    private static void fit(Label label, Scale fit, double share, double leastWidth) {
        label.resize(Math.max(leastWidth, label.prefWidth(-1)), label.getHeight());
        scale(fit, share, label.getHeight());
    }

    private static void scale(Scale fit, double share, double pivotY) {
        fit.setX(share);
        fit.setY(share);
        fit.setPivotY(pivotY);
    }

    /** Shows what nobody sampled, or a word in the place of a number. */
    public void show(String newName, String newValue) {
        show(newName, Estimate.exact(newValue));
    }

    /** Shows a number with its error, if it has one. */
    public void show(String newName, Estimate newValue) {
        String newError = newValue.error().isEmpty() ? "" : "± " + newValue.error();
        if (!newError.equals(error.getText())) {
            error.setText(newError);
            // Beside the number it has no part in the layout of the view, and asks for none.
            requestLayout();
        }
        set(name, newName);
        set(value, newValue.value());
    }

    /** Nothing is known any more. */
    public void clear() {
        show(name.getText(), Estimate.NONE);
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    /** Whether it is of a sample: else it never has an error. */
    public boolean isSampled() {
        return sampled;
    }

    /**
     * @param newBelow whether errors stand in a line of their own between the number and its name, which is there without an error, too
     * @return whether that is new, so that the view has another height
     */
    boolean setErrorBelow(boolean newBelow) {
        if (newBelow == below) {
            return false;
        }
        below = newBelow;
        error.setManaged(newBelow);
        requestLayout();
        return true;
    }

    /** @param multiple of the type around. @return whether a usual number and its error have room in one line; true before there is a width */
    boolean hasRoomBeside(double multiple) {
        return getWidth() <= 0 || width(USUAL.value(), multiple, true) + gap() + width("± " + USUAL.error(), ERROR_SIZE, false) <= getWidth();
    }

    private double width(String text, double multiple, boolean bold) {
        measure.setText(text);
        measure.setFont(Font.font(name.getFont().getFamily(), bold ? FontWeight.BOLD : FontWeight.NORMAL, multiple * type()));
        return measure.getLayoutBounds().getWidth();
    }

    ReadOnlyStringProperty errorProperty() {
        return error.textProperty();
    }

    ReadOnlyStringProperty nameProperty() {
        return name.textProperty();
    }

    ReadOnlyStringProperty valueProperty() {
        return value.textProperty();
    }

    /** Changes with the type around. */
    ReadOnlyObjectProperty<Font> typeProperty() {
        return name.fontProperty();
    }

    boolean isEmpty() {
        return value.getText().equals(NONE);
    }

    /** Whether there is a word in the place of the number, as "unbounded"; it is in its own size where it is long. */
    boolean isWords() {
        return !isEmpty() && value.getText().chars().noneMatch(Character::isDigit);
    }

    /** @param multiple of the type around. @return whether the value has room, or none is known yet */
    boolean fits(double multiple) {
        double beside = below || error.getText().isEmpty() ? 0 : gap() + width(error.getText(), ERROR_SIZE, false);
        return getWidth() <= 0 || width(value.getText(), multiple, true) + beside <= getWidth();
    }

    /**
     * @param multiple    of the type around
     * @param lineOfOther the multiple that gives the height of the line, so that words stand on the line of the numbers beside them
     */
    void setSize(double multiple, double lineOfOther) {
        if (multiple != size || lineOfOther != line) {
            size = multiple;
            line = lineOfOther;
            value.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fem; -fx-min-height: %.3fem;", size, LINE * line / size));
        }
    }
}
