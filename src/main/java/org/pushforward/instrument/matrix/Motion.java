package org.pushforward.instrument.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * Vectors on their way through a product of couplings, the last factor first. Where they stand after each whole number of factors is kept, so that a
 * place between two costs one coupling. On its way a coupling grows from the identity: its shear is scaled by a fraction f and each scale s is
 * {@code s^f}, or {@code 1 + f (s - 1)} if s is negative.
 */
final class Motion {

    private static final int CLOUD = 400;
    private static final int CORNERS = 4;
    private static final long CLOUD_SEED = 1;

    private final List<LinearCoupling> factors;
    private final int size;
    private final Picture picture;
    private final int count;
    private final List<double[]> states = new ArrayList<>();

    /**
     * @param target  what the factors make, at least 2 x 2
     * @param factors in the order of the product; without any, everything stands where the target takes it
     * @param picture whose channels are the vectors; null for the unit square and a cloud of normal points
     */
    Motion(SquareMatrix target, List<LinearCoupling> factors, Picture picture) {
        this.factors = factors;
        this.picture = picture;
        size = target.size();
        int moved = picture == null ? CORNERS + CLOUD : picture.height() * picture.width();
        count = size + moved;
        double[] columns = new double[size * count];
        for (int i = 0; i < size; i++) {
            columns[i * count + i] = 1;
        }
        if (picture == null) {
            placeSquareAndCloud(columns);
        } else {
            for (int c = 0; c < size; c++) {
                System.arraycopy(picture.values(), c * moved, columns, c * count + size, moved);
            }
        }
        states.add(factors.isEmpty() ? applied(target, columns) : columns);
        for (int k = factors.size() - 1; k >= 0; k--) {
            columns = columns.clone();
            factors.get(k).apply(columns, count);
            states.add(columns);
        }
    }

    private double[] applied(SquareMatrix target, double[] columns) {
        double[] image = new double[columns.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                for (int i = 0; i < count; i++) {
                    image[r * count + i] += target.get(r, c) * columns[c * count + i];
                }
            }
        }
        return image;
    }

    private void placeSquareAndCloud(double[] columns) {
        columns[size + 1] = 1;
        columns[size + 2] = 1;
        columns[count + size + 2] = 1;
        columns[count + size + 3] = 1;
        RandomGenerator random = new RandomStreams(CLOUD_SEED).stream(RandomStreams.Purpose.TRAINING_DATA, size, 0);
        // About as far from the origin as the square, in every dimension.
        double spread = 1 / Math.sqrt(size);
        for (int p = 0; p < CLOUD; p++) {
            for (int r = 0; r < size; r++) {
                columns[r * count + size + CORNERS + p] = spread * random.nextGaussian();
            }
        }
    }

    boolean isOfPicture() {
        return picture != null;
    }

    /** @param position how many factors have acted, with a fraction for the one that is acting */
    private double[] columns(double position) {
        int whole = (int) Math.floor(Math.max(0, Math.min(factors.size(), position)));
        double fraction = position - whole;
        if (fraction <= 0 || whole == factors.size()) {
            return states.get(whole);
        }
        double[] columns = states.get(whole).clone();
        partial(factors.get(factors.size() - 1 - whole), fraction).apply(columns, count);
        return columns;
    }

    /** A coupling on its way from the identity, 0, to itself, 1. */
    static LinearCoupling partial(LinearCoupling coupling, double fraction) {
        double[] scale = coupling.scale().clone();
        double[] shear = coupling.shear().clone();
        Arrays.setAll(scale, i -> scale[i] > 0 ? Math.pow(scale[i], fraction) : 1 + fraction * (scale[i] - 1));
        Arrays.setAll(shear, i -> fraction * shear[i]);
        return new LinearCoupling(coupling.kind(), scale, shear);
    }

    /** The product of the factors that have acted. */
    SquareMatrix product(double position) {
        double[] columns = columns(position);
        double[] values = new double[size * size];
        for (int r = 0; r < size; r++) {
            System.arraycopy(columns, r * count, values, r * size, size);
        }
        return new SquareMatrix(size, values);
    }

    /** The first two coordinates of the corners of the unit square over the first two coordinates: x and y in turn. */
    double[] square(double position) {
        return plane(columns(position), size, CORNERS);
    }

    /** The first two coordinates of the cloud: x and y in turn. */
    double[] cloud(double position) {
        return plane(columns(position), size + CORNERS, CLOUD);
    }

    private double[] plane(double[] columns, int from, int number) {
        double[] xy = new double[2 * number];
        for (int i = 0; i < number; i++) {
            xy[2 * i] = columns[from + i];
            xy[2 * i + 1] = columns[count + from + i];
        }
        return xy;
    }

    /** The picture as it stands, its 2 x 2 squares put back in their places. */
    Picture picture(double position) {
        double[] columns = columns(position);
        int height = 2 * picture.height();
        int width = 2 * picture.width();
        double[] values = new double[size * picture.height() * picture.width()];
        for (int c = 0; c < size / 4; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int channel = 4 * c + 2 * (y % 2) + x % 2;
                    values[(c * height + y) * width + x] = columns[channel * count + size + y / 2 * picture.width() + x / 2];
                }
            }
        }
        return new Picture(size / 4, height, width, values);
    }

    /** How far from the origin the square gets on its way, and the cloud at both ends, in its first two coordinates; at most some times the ends. */
    double reach() {
        double ends = Math.max(reach(cloud(0)), Math.max(reach(cloud(factors.size())), reach(square(factors.size()))));
        double way = 0;
        for (int k = 0; k <= factors.size(); k++) {
            way = Math.max(way, reach(square(k)));
        }
        // An ill-conditioned product would shrink all else to a dot; what leaves the picture has left the picture.
        return Math.max(ends, Math.min(way, 2 * ends));
    }

    private static double reach(double[] xy) {
        return Arrays.stream(xy).map(Math::abs).max().orElse(0);
    }
}
