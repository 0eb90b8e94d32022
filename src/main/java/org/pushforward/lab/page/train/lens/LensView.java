package org.pushforward.lab.page.train.lens;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;

/**
 * Shows what an instrument read. For the JavaFX thread.
 *
 * @param <S> what it wishes
 * @param <R> what it shows
 */
interface LensView<S, R> {

    /** How the run is to be read. With each change it is read anew; values are immutable and never null. */
    ObservableValue<S> wishes();

    void show(R reading);

    /** What is shown; the same at each call. Fits any size from 420 x 360 on. */
    Region region();

    /** A run begins: what is shown belongs to an old one. */
    void restart();

    void setTheme(Theme theme);
}
