package org.pushforward.theory.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.LinearCoupling;

/**
 * A picture sent through a map twice: directly, and through the couplings that make the map; and back through their inverses.
 *
 * @param couplings     how many there are
 * @param steps         the picture before the first coupling acts, and after each, the last factor first; the last has the shape of {@code direct}
 * @param backSteps     the coupled image, and what it is after the inverse of each coupling, the first factor first; the last is the picture, but
 *                      for rounding
 * @param direct        the map's own image
 * @param difference    largest, between the two images
 * @param back          largest difference between the picture and what comes back
 * @param directLogDet  of the whole picture, in nats, from the map's parameters
 * @param coupledLogDet the same from the scales of the couplings
 */
public record ImageRun(Picture picture, int couplings, List<Picture> steps, List<Picture> backSteps, Picture direct,
        double difference, double back, double directLogDet, double coupledLogDet) {

    /** @throws InvalidInputException if the picture has another number of pixels, or channels, than the map is for */
    public static ImageRun of(Picture picture, ImageMap map) {
        return of(picture, map, map.factors());
    }

    /** The same for who has the map's factors, in the order of the product; of a picture's pixels they take tens of megabytes, and are not kept. */
    public static ImageRun of(Picture picture, ImageMap map, List<LinearCoupling> factors) {
        int vectors = vectors(picture, map);
        List<Picture> steps = new ArrayList<>();
        steps.add(picture);
        double[] columns = columns(picture, map.axis());
        double coupledLogDet = 0;
        for (int k = factors.size() - 1; k >= 0; k--) {
            factors.get(k).apply(columns, vectors);
            coupledLogDet += vectors * factors.get(k).logDet();
            steps.add(picture(columns, picture, map, k == 0 ? map.channelFactor() : 1));
        }
        Picture direct = direct(picture, map);
        Picture coupled = steps.get(steps.size() - 1);
        List<Picture> backSteps = new ArrayList<>();
        backSteps.add(coupled);
        for (LinearCoupling factor : factors) {
            factor.applyInverse(columns, vectors);
            backSteps.add(picture(columns, picture, map, 1));
        }
        return new ImageRun(picture, factors.size(), Collections.unmodifiableList(steps), Collections.unmodifiableList(backSteps), direct,
                direct.largestDifference(coupled), picture.largestDifference(backSteps.get(backSteps.size() - 1)), vectors * map.logDet(),
                coupledLogDet);
    }

    /** How many vectors of the map's size a picture is. */
    private static int vectors(Picture picture, ImageMap map) {
        int coordinates = map.axis() == ImageMap.Axis.CHANNELS ? picture.channels() : picture.height() * picture.width();
        InvalidInputException.require(coordinates == map.size(), "the map is for %d %s, not for %d", map.size(),
                map.axis() == ImageMap.Axis.CHANNELS ? "channels" : "pixels", coordinates);
        return picture.values().length / coordinates;
    }

    /**
     * The map's own image of a picture, without couplings.
     *
     * @throws InvalidInputException as {@link #of}
     */
    public static Picture direct(Picture picture, ImageMap map) {
        int vectors = vectors(picture, map);
        double[] columns = columns(picture, map.axis());
        double[] vector = new double[map.size()];
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = columns[i * vectors + v];
            }
            double[] image = map.apply(vector);
            for (int i = 0; i < vector.length; i++) {
                columns[i * vectors + v] = image[i];
            }
        }
        return picture(columns, picture, map, map.channelFactor());
    }

    /** The vectors as columns. The channels of all pixels are stored so already. */
    private static double[] columns(Picture picture, ImageMap.Axis axis) {
        return axis == ImageMap.Axis.CHANNELS ? picture.values().clone()
                : transposed(picture.values(), picture.channels(), picture.height() * picture.width());
    }

    private static Picture picture(double[] columns, Picture shape, ImageMap map, int channelFactor) {
        double[] values = map.axis() == ImageMap.Axis.CHANNELS ? columns.clone()
                : transposed(columns, shape.height() * shape.width(), shape.channels());
        int side = (int) Math.round(Math.sqrt(channelFactor));
        return new Picture(shape.channels() * channelFactor, shape.height() / side, shape.width() / side, values);
    }

    private static double[] transposed(double[] values, int rows, int columns) {
        double[] transposed = new double[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                transposed[c * rows + r] = values[r * columns + c];
            }
        }
        return transposed;
    }
}
