package org.pushforward.instrument.matrix;

import java.util.List;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.ImagePicture;
import org.pushforward.chart.MapPicture;
import org.pushforward.chart.MatrixPicture;
import org.pushforward.chart.PictureContent;
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
            PictureContent content = ImagePicture.content(motion.picture(request.position()));
            return new MotionFrame(content.paint(request.side(), request.theme(), request.scale()), request.side(), null, product, content);
        }
        Window window = new Window(-half, half, -half, half);
        PictureContent content = content(window, motion.cloud(request.position()), motion.square(request.position()));
        return new MotionFrame(content.paint(request.side(), request.theme(), request.scale()), request.side(), window, product, content);
    }

    private static PictureContent content(Window window, double[] cloud, double[] square) {
        return new PictureContent((side, theme, scale) -> {
            MapPicture picture = new MapPicture(side, window, theme, scale);
            picture.cloud(cloud);
            picture.startingSquare();
            picture.square(square);
            return picture.finish();
        }, () -> List.of(DataTable.points("points", List.of("x₁", "x₂"), cloud, 2),
                DataTable.points("corners of the square", List.of("x₁", "x₂"), square, 2)));
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
