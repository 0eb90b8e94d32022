/**
 * Training: the settings of a run, the trainer, what it records, and the checkpoint that lets it go on.
 *
 * <p>A run is a pure function of its {@link org.pushforward.train.TrainingConfig}. The batch is cut into slices of about 128 points, whatever the
 * number of cores, and the slices' gradients are added in a fixed order; random numbers are functions of the step
 * ({@link org.pushforward.base.RandomStreams}); instruments read the parameters and write nothing that training reads. So threads, windows and
 * pauses never show in the bits.
 */
package org.pushforward.train;
