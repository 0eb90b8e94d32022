package org.pushforward.lab.run;

import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Axes;
import org.pushforward.flow.FlowFamily;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.ProbePoint;

/** Which lens is looked through, and what all lenses are turned to: linked, so that each shows the same coupling and the same point. */
public final class LensModel {

    private final ObjectProperty<LensChoice> choice = new SimpleObjectProperty<>(this, "choice", LensChoice.DATA_SPACE);
    private final DoubleProperty shareOfLayers = new SimpleDoubleProperty(this, "shareOfLayers", 1);
    private final IntegerProperty switchedOff = new SimpleIntegerProperty(this, "switchedOff", -1);
    private final ObjectProperty<ProbePoint> probe = new SimpleObjectProperty<>(this, "probe");
    private final IntegerProperty couplings = new SimpleIntegerProperty(this, "couplings", 1);
    private final ObjectProperty<FlowFamily> family = new SimpleObjectProperty<>(this, "family", FlowFamily.COUPLINGS);
    private final ObjectProperty<Axes> axes = new SimpleObjectProperty<>(this, "axes", Axes.FIRST);
    private final IntegerProperty dimension = new SimpleIntegerProperty(this, "dimension", 2);
    private final ReadOnlyStringWrapper whyNoData = new ReadOnlyStringWrapper(this, "whyNoData", "");
    private final ReadOnlyObjectWrapper<Focus> focus = new ReadOnlyObjectWrapper<>(this, "focus", Focus.DEFAULT);

    public LensModel() {
        InvalidationListener refresh = observable -> refresh();
        shareOfLayers.addListener(refresh);
        switchedOff.addListener(refresh);
        probe.addListener(refresh);
    }

    public ObjectProperty<LensChoice> choiceProperty() {
        return choice;
    }

    /** Place on the way from noise (0) to data (1), as a share of the couplings. */
    public DoubleProperty shareOfLayersProperty() {
        return shareOfLayers;
    }

    /** The coupling that is left out, counted from the data; -1 for none. */
    public IntegerProperty switchedOffProperty() {
        return switchedOff;
    }

    /** The point that is followed; null for none. */
    public ObjectProperty<ProbePoint> probeProperty() {
        return probe;
    }

    /** Couplings of the run that is shown. */
    public IntegerProperty couplingsProperty() {
        return couplings;
    }

    /** What they are; leaky layers where several runs are shown that differ in it. */
    public ObjectProperty<FlowFamily> familyProperty() {
        return family;
    }

    /** The two coordinates that pictures are to show, of data that have them. */
    public ObjectProperty<Axes> axesProperty() {
        return axes;
    }

    /** Coordinates of the data that are shown, without padding. */
    public IntegerProperty dimensionProperty() {
        return dimension;
    }

    /** The two coordinates that pictures show. */
    public Axes shownAxes() {
        return axes.get().within(dimension.get());
    }

    /** The coordinate along an axis of pictures of the data space. @param axis 0 across, 1 up */
    public String dataCoordinate(int axis) {
        return "x" + Numbers.subscript(shownAxes().get(axis) + 1);
    }

    /** As {@link #dataCoordinate}, of pictures of the noise. */
    public String noiseCoordinate(int axis) {
        return "z" + Numbers.subscript(shownAxes().get(axis) + 1);
    }

    /** The title of an axis of pictures of the data space. @param axis 0 across, 1 up */
    public String dataAxis(int axis) {
        return dataCoordinate(axis) + ", data units";
    }

    /** As {@link #dataAxis}, of pictures of the noise. */
    public String noiseAxis(int axis) {
        return noiseCoordinate(axis) + ", standard deviations";
    }

    /** Why the data of the run that is shown are not to be had; empty where they are there. */
    public ReadOnlyStringProperty whyNoDataProperty() {
        return whyNoData.getReadOnlyProperty();
    }

    void setWhyNoData(String why) {
        whyNoData.set(why);
    }

    private void refresh() {
        focus.set(new Focus(shareOfLayers.get(), switchedOff.get(), probe.get()));
    }

    /** All of it as one value. */
    public ReadOnlyObjectProperty<Focus> focusProperty() {
        return focus.getReadOnlyProperty();
    }
}
