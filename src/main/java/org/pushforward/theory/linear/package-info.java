/**
 * Linear maps as products of linear couplings on fixed halves: how few are enough, how few are well conditioned, and what no few can make.
 *
 * <p>Notation: T is 2d x 2d and invertible; {@code L(A, B) = [[I, 0], [A, B]]} and {@code U(C, D) = [[C, D], [0, I]]} with diagonal B and C,
 * positive unless it is said otherwise. Neighbours of one kind merge, so a product alternates. Its determinant is the product of all scales: with
 * positive scales it is positive, and only T with det T &gt; 0 can be made; one negative scale lifts that.
 *
 * <p><b>The paper</b> (Koehler, Mehta, Risteski: Representational aspects of depth and conditioning in normalizing flows, ICML 2021). Every T with
 * det T &gt; 0 is a product of 47 couplings, for every d: T = permutation, lower, upper triangle with 21 + 13 + 13 couplings. And some T are not a
 * product of four. So the number of couplings that linear maps and 1 x 1 convolutions need is bounded, whatever their size.
 *
 * <p><b>This project's own</b> (derived for it; the literature was not searched):
 *
 * <ol>
 * <li><i>Four factors for a triangle</i>, in place of 13. {@link org.pushforward.theory.linear.BlockDiagonal}: diag(M, S) = L U L U if Gamma S is
 * similar to M^-1 Lambda for diagonal Gamma and Lambda. Triangular M and S can be scaled to one diagonal of distinct numbers, and then are similar.
 * {@link org.pushforward.theory.linear.Triangular}. With the permutation's 15 merged couplings and 4 for signs: at most 25 for the paper's route.
 *
 * <li><i>Six factors for every rotation, of condition 7.4 at most, whatever d.</i> {@link org.pushforward.theory.linear.SixFactors}. Proof sketch:
 * with the cosine-sine decomposition a shear of norm 1 at most makes the lower left block orthogonal, and what elimination leaves beside it is
 * orthogonal, too. What is left to make is a similarity H ~ H N with a rotation N: H turns the planes of N back by half their angles, and a
 * reflection in each plane takes H to H N. Six are needed, so for rotations the shortest product is well conditioned.
 *
 * <li><i>Twelve factors for every T, of condition about the square root of that of T.</i> {@link org.pushforward.theory.linear.StableRoute}. T is a
 * rotation, its singular values and a rotation. Both rotations are six factors, and the roots of the singular values slide into their ends from
 * either side, each through a shear that it shrinks. No factor's condition exceeds 7.4 times that square root where |T| = 1, except for what rounding
 * s to a power of 2 adds; 12 + 2k factors likewise make it the (2 + k)-th root. The product of the conditions of m factors is at least that of T, so
 * the m-th root is a lower bound; nobody here knows the least m for a square root.
 *
 * <li><i>Six factors for every T</i>, three pairs. {@link org.pushforward.theory.linear.ShortestRoute}. Proof sketch: if the lower left block R is
 * invertible, a first U can put any invertible block P' in the upper left corner. P' = -Z G^-1 R with Z = Q - P R^-1 S leaves any invertible G in
 * the lower right one, and diag(P', G) is L U L U if G is similar to G N, N = -(R Z)^-1, up to scales that make det N = 1. Such a G exists for every
 * N: in a suitable basis N = L diag(delta) U, and triangular G and G N have the same diagonal in another order,
 * {@link org.pushforward.theory.linear.SimilarProduct}. U merges with U: five factors ({@link org.pushforward.theory.linear.FiveFactors}). If R is
 * singular, a sixth, L(Y, I), makes R + Y P invertible first: the left columns have full rank, so some Y does.
 *
 * <li><i>Six are needed.</i> {@link org.pushforward.theory.linear.Witness}, {@link org.pushforward.theory.linear.RootObstruction}. Four factors L U
 * L U with P invertible require P^-1 Lambda and Gamma S'' to have the same roots; for block diagonal T a fifth changes Lambda or Gamma only. For T =
 * diag(I, diag(-1, -1, 1, ...)) with positive scales, the roots of Lambda are positive, and two of Gamma S are negative. For T = diag(I, a cycle of
 * three) with any scales, the roots of Lambda are real, and of those of Gamma S two are not. So three pairs is the exact number for d &gt;= 2 with
 * positive scales, and for d &gt;= 3 with any.
 *
 * <li><i>All of 2 x 2.</i> {@link org.pushforward.theory.linear.Plane}: two, three or four factors, by the signs of the entries.
 * </ol>
 *
 * <p>The minimal product is mostly not the one to compute with: for general T its condition grows with d, slowly with
 * {@link org.pushforward.theory.linear.MatchedSix}, where that of the stable route does not; and double precision does not reach it for every T.
 * {@link org.pushforward.theory.linear.learn} fits products of any length: for moderate T of 8 x 8 it finds some of 8 to 12 factors that are better
 * conditioned than those of the formulas here.
 *
 * <p>{@link org.pushforward.theory.linear.Factorization} is the way in. Matrices cross the border of the package as
 * {@link org.pushforward.theory.linear.SquareMatrix}; inside it, EJML does the dense algebra.
 */
package org.pushforward.theory.linear;
