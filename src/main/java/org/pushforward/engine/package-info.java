/**
 * The door to ND4J: start-up, buffers, the dense product, the kernels between two products, Adam, and the team of threads. Beside it {@code
 * reference} alone speaks ND4J's words.
 *
 * <h2>Decisions</h2>
 * <ul>
 * <li>ND4J's BLAS does the dense products; everything element by element is a Java loop. An eager ND4J op costs 9 to 15 microseconds of
 *     dispatch, more than a fused loop over a whole layer of activations takes, and {@link org.pushforward.engine.Blas} reaches the BLAS without it.
 * <li>A {@link org.pushforward.engine.Block} therefore lives twice: off the heap for BLAS, on the heap for loops, with bulk copies between.
 *     C2 vectorises a loop over several heap arrays only if all are read and written at the same index (it cannot rule out that two arrays are
 *     one), so kernels never add an offset to one of their arrays.
 * <li>Bias as the last row of the weights, against a column of ones: one product serves weights and bias, forward and in the gradient.
 * <li>{@link org.pushforward.engine.FloatKernels} and {@link org.pushforward.engine.DoubleKernels} say the same thing twice, because Java has no
 *     generic over primitive arrays. Nothing else does: layers, training and flows are written once against {@link org.pushforward.engine.Kernels}.
 * <li>BLAS runs on one thread; parallelism is ours, over slices of the batch, so that sums are taken in a fixed order and a run repeats bit for
 *     bit whatever the number of cores.
 * <li>Code is loaded only from a folder that no other user can change, and only if it is what the jars hold: {@link
 *     org.pushforward.engine.NativeCache} ensures this before ND4J is touched.
 * </ul>
 */
package org.pushforward.engine;
