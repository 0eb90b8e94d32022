package org.pushforward.lab.chart;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.DifferencePicture;
import org.pushforward.chart.Palette;
import org.pushforward.chart.Theme;

/** A map's colours from low to high, as a legend. */
public final class ColourStrip extends StackPane {

    private static final int HEIGHT = 8;

    private final ImageView image = new ImageView();
    private final int width;
    private final Function<Palette, ColourMap> map;
    private final DoubleUnaryOperator tone;

    /**
     * @param map  in the colours of a theme
     * @param tone where on the map a value stands, 0 at the left end of the strip and 1 at its right
     */
    private ColourStrip(int width, Function<Palette, ColourMap> map, DoubleUnaryOperator tone) {
        this.width = width;
        this.map = map;
        this.tone = tone;
        getStyleClass().add("colour-strip");
        getChildren().add(image);
        setMinWidth(USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Of a density from 0 up: colours go with its square root, so the legend does as well. */
    public static ColourStrip density() {
        return new ColourStrip(44, ColourMap::density, Math::sqrt);
    }

    /** Of a difference of densities from minus to plus the same. */
    public static ColourStrip difference() {
        return new ColourStrip(88, ColourMap::difference, value -> DifferencePicture.tone(2 * value - 1, 1));
    }

    public void setTheme(Theme theme) {
        ColourMap colours = map.apply(theme.palette());
        WritableImage strip = new WritableImage(width, HEIGHT);
        for (int x = 0; x < width; x++) {
            int colour = colours.at(tone.applyAsDouble((double) x / (width - 1)));
            for (int y = 0; y < HEIGHT; y++) {
                strip.getPixelWriter().setArgb(x, y, colour);
            }
        }
        image.setImage(strip);
    }
}
