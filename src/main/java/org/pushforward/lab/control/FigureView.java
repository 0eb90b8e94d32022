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

/** A number to be read from the last row, with its name below. How large it is the {@link FigureRow} says that it stands in. */
public final class FigureView extends VBox {

    private static final String NONE = "–";
    private static final double TIP_WIDTH = 420;
    /** Of the type around, as in the style sheet. */
    private static final double NAME_SIZE = 0.92;
    /** Height of a line, in multiples of its type. */
    private static final double LINE = 1.25;
    /** In multiples of the type around. */
    private static final double FEW_DIGITS = 4;

    private final Label value = new Label(NONE);
    private final Label name = new Label();
    private final Text measure = new Text();
    private final Scale valueFit = new Scale(1, 1);
    private final Scale nameFit = new Scale(1, 1);
    private final Tooltip tooltip;
    private final String help;
    private double size;
    private double line;
    private double nameShare = 1;

    /** @param help one sentence for a tooltip */
    public FigureView(String name, String help) {
        this.name.setText(name);
        getStyleClass().add("figure");
        value.getStyleClass().add("figure-value");
        this.name.getStyleClass().add("figure-name");
        TermMark.on(this.name);
        this.name.setMaxWidth(USE_PREF_SIZE);
        setFillWidth(false);
        setMinWidth(0);
        value.setMinWidth(0);
        this.help = help;
        tooltip = new Tooltip(help);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TIP_WIDTH);
        value.setTooltip(tooltip);
        this.name.setTooltip(tooltip);
        value.getTransforms().add(valueFit);
        this.name.getTransforms().add(nameFit);
        getChildren().addAll(value, this.name);
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
        fit(value, valueFit, share(value));
        fit(name, nameFit, Math.min(nameShare, nameShare()));
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

    private void fit(Label label, Scale fit, double share) {
        label.resize(Math.max(getWidth(), label.prefWidth(-1)), label.getHeight());
        fit.setX(share);
        fit.setY(share);
        fit.setPivotY(label.getHeight());
    }

    public void show(String newName, String newValue) {
        if (!newName.equals(name.getText())) {
            name.setText(newName);
        }
        if (!newValue.equals(value.getText())) {
            value.setText(newValue);
        }
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
        measure.setText(value.getText());
        measure.setFont(Font.font(name.getFont().getFamily(), FontWeight.BOLD, multiple * name.getFont().getSize() / NAME_SIZE));
        return getWidth() <= 0 || measure.getLayoutBounds().getWidth() <= getWidth();
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
