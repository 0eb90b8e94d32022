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
 * <p><b>This project's own</b> (derived for it; that nobody has published the like before was not checked exhaustively):
 *
 * <ol>
 * <li><i>Four factors for a triangle</i>, in place of 13. {@link org.pushforward.theory.linear.BlockDiagonal}: diag(M, S) = L U L U if Gamma S is
 * similar to M^-1 Lambda for diagonal Gamma and Lambda. Triangular M and S can be scaled to one diagonal of distinct numbers, and then are similar.
 * {@link org.pushforward.theory.linear.Triangular}. With the permutation's 15 merged couplings and 4 for signs: at most 25 for the paper's route.
 *
 * <li><i>Fifteen factors, well conditioned at every size.</i> {@link org.pushforward.theory.linear.StableRoute}. Proof sketch: an orthogonal shear
 * and block elimination leave diag(P', S'') between L and U. Singular value decompositions make it rotations and scales. diag(K1, K2) with
 * orthogonal blocks and det K1 det K2 = 1 is seven factors, because a rotation R is a commutator of a kind: with N the rotation back by half of its
 * angles and Y a reflection in each of its planes, N R = Y N Y^-1. So it is two products diag(M, S) with M^-1 similar to S, and the lemma makes
 * both, with one factor shared.
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
 * <p>The minimal product is not the one to compute with: its condition grows with d, where that of the stable route does not.
 * {@link org.pushforward.theory.linear.learn} fits products of any length, and shows that between 6 and 15 factors well-conditioned ones exist which
 * no formula here gives.
 *
 * <p>{@link org.pushforward.theory.linear.Factorization} is the way in. Matrices cross the border of the package as
 * {@link org.pushforward.theory.linear.SquareMatrix}; inside it, EJML does the dense algebra.
 */
package org.pushforward.theory.linear;
