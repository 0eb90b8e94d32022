package org.pushforward.instrument.matrix;

import java.util.List;
import org.pushforward.chart.ImagePicture;
import org.pushforward.chart.MapPicture;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.data.Window;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/** Draws moments of a {@link Motion}. */
public final class MotionInstrument implements Instrument<MotionRequest, MotionFrame> {

    private static final double MARGIN = 1.05;
    private static final double FARTHEST = 1e12;
    private static final double[] ROUND = {1, 2, 3, 5, 10};

    private SquareMatrix matrix;
    private List<LinearCoupling> factors;
    private Motion motion;
    private double half;

    @Override
    public MotionFrame read(MotionRequest request) {
        if (matrix != request.matrix() || factors != request.factors()) {
            matrix = request.matrix();
            factors = request.factors();
            motion = new Motion(matrix, factors, request.picture());
            double wanted = motion.isOfPicture() ? 0 : roundUp(Math.min(FARTHEST, MARGIN * motion.reach()));
            half = request.dragged() ? Math.max(half, wanted) : wanted;
        }
        SquareMatrix product = MatrixPicture.shrunk(motion.product(request.position()), Product.MOST_ENTRIES);
        if (motion.isOfPicture()) {
            int[] pixels = ImagePicture.pixels(motion.picture(request.position()), request.side(), request.theme().palette());
            return new MotionFrame(pixels, request.side(), null, product);
        }
        Window window = new Window(-half, half, -half, half);
        MapPicture picture = new MapPicture(request.side(), window, request.theme(), request.scale());
        picture.cloud(motion.cloud(request.position()));
        picture.startingSquare();
        picture.square(motion.square(request.position()));
        return new MotionFrame(picture.finish(), request.side(), window, product);
    }

    @Override
    public boolean canRefine() {
        return false;
    }

    /** The next of 1, 2, 3, 5 times a power of ten, so that axes stay the same for matrices that are nearly so. */
    private static double roundUp(double reach) {
        double power = Math.pow(10, Math.floor(Math.log10(reach)));
        for (double lead : ROUND) {
            if (lead * power >= reach) {
                return lead * power;
            }
        }
        throw new IllegalStateException("no window reaches to " + reach);
    }
}
