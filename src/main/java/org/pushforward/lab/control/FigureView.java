package org.pushforward.lab.control;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/** A number to be read from the last row, with its name below. */
public final class FigureView extends VBox {

    /** More characters than this do not fit at full size. */
    private static final int MOST_AT_FULL_SIZE = 5;
    private static final double TIP_WIDTH = 420;

    private final Label value = new Label("–");
    private final Label name = new Label();
    private final Scale valueFit = new Scale(1, 1);
    private final Scale nameFit = new Scale(1, 1);
    private final Tooltip tooltip;
    private final String help;

    /** @param help one sentence for a tooltip */
    public FigureView(String name, String help) {
        this.name.setText(name);
        getStyleClass().add("figure");
        value.getStyleClass().add("figure-value");
        this.name.getStyleClass().add("figure-name");
        TermMark.on(this.name);
        this.name.setMaxWidth(USE_PREF_SIZE);
        setFillWidth(false);
        // Fixed widths: a running counter must not make its neighbours move.
        setMinWidth(0);
        setPrefWidth(10);
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

    /** What is wider than the view is drawn smaller, not cut. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        fit(value, valueFit);
        fit(name, nameFit);
    }

    private void fit(Label label, Scale fit) {
        double room = getWidth();
        double wanted = label.prefWidth(-1);
        double share = wanted > room && room > 0 ? room / wanted : 1;
        label.resize(Math.max(room, wanted), label.getHeight());
        fit.setX(share);
        fit.setY(share);
        fit.setPivotY(label.getHeight());
    }

    public void show(String newName, String newValue) {
        if (!newValue.equals(value.getText())) {
            value.setText(newValue);
            boolean longer = newValue.length() > MOST_AT_FULL_SIZE;
            if (longer != value.getStyleClass().contains("long")) {
                if (longer) {
                    value.getStyleClass().add("long");
                } else {
                    value.getStyleClass().remove("long");
                }
            }
        }
        if (!newName.equals(name.getText())) {
            name.setText(newName);
        }
    }
}
