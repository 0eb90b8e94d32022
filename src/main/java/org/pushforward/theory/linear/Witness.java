package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;

/**
 * A matrix that provably needs many factors.
 *
 * @param scales for which it does
 * @param least  the number of factors that it needs; so many are enough
 * @param reason why fewer cannot do: the roots that cannot meet, see {@link RootObstruction}
 */
public record Witness(String name, SquareMatrix matrix, Scales scales, int least, String reason) {

    /**
     * The witnesses of 2d x 2d.
     *
     * @param half d, at least 2
     */
    public static List<Witness> of(int half) {
        InvalidInputException.require(half >= 2, "2 x 2 matrices need at most four factors: witnesses begin at 4 x 4");
        DMatrixRMaj identity = Dense.identity(half);
        DMatrixRMaj zero = Dense.zeros(half, half);
        double[] signs = LinearCoupling.ones(half);
        signs[0] = -1;
        signs[1] = -1;
        DMatrixRMaj turned = Dense.diagonal(signs);
        List<Witness> witnesses = new ArrayList<>();
        witnesses.add(new Witness("half a turn in a corner", Dense.value(Dense.blocks(identity, zero, zero, turned)), Scales.POSITIVE, 6,
                "With positive scales the roots on one side are all positive, and on the other two are negative. A fifth factor, of either kind, "
                        + "only rescales one side."));
        witnesses.add(new Witness("the same with a shear", Dense.value(Dense.blocks(identity, zero, identity, turned)), Scales.POSITIVE, 5,
                "The roots are those of half a turn in a corner and cannot meet, so four factors cannot do; but the lower left block is invertible, "
                        + "so five can."));
        if (half >= 3) {
            DMatrixRMaj cycle = Dense.identity(half);
            for (int i = 0; i < 3; i++) {
                cycle.set(i, i, 0);
                cycle.set((i + 1) % 3, i, 1);
            }
            witnesses.add(new Witness("a cycle of three in a corner", Dense.value(Dense.blocks(identity, zero, zero, cycle)), Scales.ANY_SIGN, 6,
                    "Whatever the scales, the roots on one side are real, and on the other three are the cube roots of one number, of which two are "
                            + "not real."));
        }
        return witnesses;
    }

    /**
     * The roots that cannot meet, for random scales of the kind for which it is a witness, the same each time. With the halves exchanged the two sets
     * change places, so that one picture shows both obstructions.
     *
     * @param draws of scales
     */
    public RootObstruction.Cloud roots(int draws) {
        return RootObstruction.of(matrix).cloud(scales, draws, new RandomStreams(0).stream(RandomStreams.Purpose.VIEW));
    }
}
