package org.pushforward.lab.page.linear;

import java.util.List;
import org.pushforward.lab.page.Info;

/** What the Linear maps page says about itself. */
final class LinearInfo {

    private LinearInfo() {}

    static final Info INFO = new Info(
            List.of("How many couplings does it take to make a matrix? A linear coupling keeps one half of the coordinates and changes the other: "
                    + "it scales it, coordinate by coordinate, and adds a linear image of the first half. Here any invertible matrix is written "
                    + "as a product of such couplings on fixed halves."),
            List.of("The paper's theorem: every matrix with a positive determinant, of whatever size, is a product of at most 47 couplings: a "
                    + "permutation (21) and two triangles (13 each). And some matrices are not a product of four.",
                    "LUP is that route. A permutation is two involutions, and each of them is three parallel swaps between the halves; merged, the "
                            + "permutation takes 15 couplings, and each triangle 4, so that the whole takes 25 at most.",
                    "Stable (this project's own): 12 for every matrix. It is a rotation, its singular values and a rotation; any rotation of "
                            + "all coordinates is six couplings whose condition is at most 7.4, and the square roots of the singular values "
                            + "go into the scales between. So the worst condition is seldom more than ten times the square root of the "
                            + "matrix's; more where the matrix enlarges or shrinks everything, as a coupling scales one half alone. A "
                            + "multiple of a rotation takes 6. With k extra pairs, 12 + 2k couplings, the square root becomes the (2 + k)-th "
                            + "root, while the rotations' factors keep their own condition.",
                    "Shortest (this project's own): at most 6, 5 where the lower left block is invertible and double precision reaches "
                            + "it, and 4 where a search finds roots that meet. A first coupling can put any block "
                            + "we like in the upper left corner; the rest is four couplings if two matrices have the same characteristic "
                            + "polynomial, and there is always a block for which they have. Double precision does not find these six for every "
                            + "matrix: from condition numbers of 1e6 on some are refused.",
                    "Every product is multiplied back, more precisely than in double precision, and in double precision. If it misses the matrix "
                            + "by more than 1e-13 (stable) or 1e-9 (the others) of its norm, the route refuses it.",
                    "Six are needed: for half a turn in two coordinates of one half, the roots of one of these polynomials are all positive and "
                            + "two of the other's are negative, whatever the scales. So the paper's lower bound of three pairs is exact. The "
                            + "12 and the 6 were derived for this program, the literature was not searched; that 12 are the fewest for such a "
                            + "condition is not claimed.",
                    "A floor for the worst condition: those of m factors multiply to at least that of the matrix, so one is at least its m-th root.",
                    "A coupling has positive scales, as in a flow, so its determinant is positive. With negative scales allowed, one of them "
                            + "gives a negative determinant."),
            List.of("Choose a matrix, type one, or drag one: for d = 1 the orange and the blue arrow are the images of the two "
                    + "unit vectors. The three routes factor it at once; click a route to see its factors.",
                    "Step through the factors: the last of the product acts first. The square, the points or the picture show what each does; of "
                    + "matrices larger than 2 × 2 the square and the points show the first two coordinates.",
                    "Fit couplings to the same matrix, with Adam or with L-BFGS, and watch the error fall; more restarts give the spread."),
            List.of("For random matrices the error of a fit falls steeply up to four layers and drops at five or six. The 47 are far from what is "
                    + "needed, as the paper found.",
                    "A plain gradient descent blurs the drop: what it cannot reach in its steps looks as if it could not be made.",
                    "The shortest product is mostly the worst conditioned, the more so the larger the matrix. A rotation has six couplings that "
                            + "are well conditioned, whatever its size.",
                    "Fits that look for small parameters find better conditioned products of 8 to 12 factors than the routes: for the Gaussian "
                            + "8 × 8 matrix of seed 1 a worst κ of 3.7 with 8 and 2.5 with 12, where the stable route has 8.6 (Compare costs).",
                    "A 2 × 2 matrix needs four factors only if it turns both axes round and mixes nothing."),
            List.of("Drag a 2 × 2 matrix through minus the identity and watch the number of factors: 3, 4 in one point, 3.",
                    "Take a witness and fit four, five and six layers. With five the error creeps down and the parameters run away: five come as "
                            + "close as you like, and never there.",
                    "Make a matrix nearly singular. Which route notices? Then add extra pairs to the stable one and watch its worst κ fall.",
                    "Factor a permutation by LUP: every entry is a whole number, and the product is exact."),
            List.of("F. Koehler, V. Mehta, A. Risteski: Representational aspects of depth and conditioning in normalizing flows. ICML 2021.",
                    "D. P. Kingma, P. Dhariwal: Glow: generative flow with invertible 1×1 convolutions. NeurIPS 2018.",
                    "A. R. Sourour: A factorization theorem for matrices. Linear and Multilinear Algebra 19 (1986).",
                    "D. C. Liu, J. Nocedal: On the limited memory BFGS method for large scale optimization. Mathematical Programming 45 (1989)."));
}
