/**
 * Partitions of pictures: the checkerboard and channel-wise masks and the squeeze of RealNVP, and the 1 x 1 convolution of GLOW. Each is a
 * permutation or a matrix, and each is written as couplings on fixed halves by {@link org.pushforward.theory.linear};
 * {@link org.pushforward.theory.image.ImageRun} runs a picture both ways.
 */
package org.pushforward.theory.image;
