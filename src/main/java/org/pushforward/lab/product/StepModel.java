package org.pushforward.lab.product;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.pushforward.lab.session.Cells;

/** Where one stands in a product: how many of its factors have acted, with a fraction for the one that is acting; and whether it plays. */
public final class StepModel {

    private static final double FACTORS_A_SECOND = 1.25;
    /** A long product may not take the patience of a class. */
    private static final double MOST_SECONDS = 12;

    private double wanted = -1;
    private final DoubleProperty position = new SimpleDoubleProperty(this, "position", 0);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count", 0);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);

    /** From 0, nothing done, to {@link #countProperty}, all done. */
    public DoubleProperty positionProperty() {
        return position;
    }

    public double getPosition() {
        return position.get();
    }

    /** The number of factors. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public int getCount() {
        return count.get();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public boolean isPlaying() {
        return playing.get();
    }

    /** Another product, at its end, at rest; one of as many factors is shown from where one stood. */
    public void setCount(int newCount) {
        if (newCount != count.get()) {
            playing.set(false);
            count.set(newCount);
            position.set(newCount);
        }
        if (wanted >= 0 && newCount > 0) {
            moveTo(wanted);
            wanted = -1;
        }
    }

    /**
     * For what is kept from one day to the next: a position that is set before there is a product counts for the first one. None, as before there is
     * one, is the end.
     */
    public Cells cells() {
        return new Cells().add("position", () -> count.get() > 0 ? Double.valueOf(position.get()) : wanted >= 0 ? Double.valueOf(wanted) : null,
                place -> {
                    wanted = count.get() > 0 || place == null ? -1 : place;
                    if (count.get() > 0) {
                        moveTo(place == null ? count.get() : place);
                    }
                }, null, place -> Double.toString(place), Cells::finite);
    }

    /** Pauses there. */
    public void moveTo(double newPosition) {
        playing.set(false);
        position.set(Math.max(0, Math.min(count.get(), newPosition)));
    }

    public void first() {
        moveTo(0);
    }

    public void back() {
        moveTo(Math.ceil(position.get()) - 1);
    }

    public void forward() {
        moveTo(Math.floor(position.get()) + 1);
    }

    public void last() {
        moveTo(count.get());
    }

    /** From the beginning if it stands at the end. */
    public void playOrPause() {
        if (!playing.get() && position.get() >= count.get()) {
            position.set(0);
        }
        playing.set(!playing.get() && count.get() > 0);
    }

    /** What time does while it plays. */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        double pace = Math.max(FACTORS_A_SECOND, count.get() / MOST_SECONDS);
        double next = position.get() + pace * seconds;
        if (next >= count.get()) {
            playing.set(false);
            position.set(count.get());
        } else {
            position.set(next);
        }
    }

    /** The place of the factor that is acting, or acted last, in the order of the product; -1 before the first and without factors. */
    public int factor() {
        return position.get() <= 0 ? -1 : count.get() - (int) Math.ceil(position.get());
    }
}
