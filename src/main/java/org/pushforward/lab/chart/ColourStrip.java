package org.pushforward.lab.chart;

import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.Theme;

/** The density map's colours from low to high, as a legend. */
public final class ColourStrip extends StackPane {

    private static final int WIDTH = 44;
    private static final int HEIGHT = 8;

    private final ImageView image = new ImageView();

    public ColourStrip() {
        getStyleClass().add("colour-strip");
        getChildren().add(image);
        setMinWidth(USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    public void setTheme(Theme theme) {
        ColourMap map = ColourMap.density(theme.palette());
        WritableImage strip = new WritableImage(WIDTH, HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            // Colours go with the square root of the density, so the legend does as well.
            int colour = map.at(Math.sqrt((double) x / (WIDTH - 1)));
            for (int y = 0; y < HEIGHT; y++) {
                strip.getPixelWriter().setArgb(x, y, colour);
            }
        }
        image.setImage(strip);
    }
}
