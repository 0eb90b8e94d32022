/**
 * The mathematics of invertible maps: couplings, leaky or greedy layers ({@link org.pushforward.flow.FlowFamily}), and what they are composed to.
 *
 * <p>Direction: forward is data to noise, the direction of the likelihood; the inverse makes samples. A layer is written once, against
 * {@link org.pushforward.engine.Kernels}; {@link org.pushforward.flow.LikelihoodGradient} runs the layers in the precision of the training, with
 * gradients derived by hand, and {@link org.pushforward.flow.Flow} runs them for every instrument, in double with Jacobians, layer by layer
 * ({@link org.pushforward.flow.LayerTrace}) or with some of its couplings scaled or switched off ({@link org.pushforward.flow.LayerPosition}).
 * {@link org.pushforward.flow.FlowModel} is the value that crosses between threads.
 */
package org.pushforward.flow;
