/**
 * Training: the settings of a run, the trainer, what it records, and the checkpoint that lets it go on.
 *
 * <p>A run is a pure function of its {@link org.pushforward.train.TrainingConfig}. The batch is cut into slices of about 128 points, whatever the
 * number of cores, and the slices' gradients are added in a fixed order; random numbers are functions of the step
 * ({@link org.pushforward.base.RandomStreams}); instruments read the parameters and write nothing that training reads. So threads, windows and
 * pauses never show in the bits.
 *
 * <p>What a person moves while a run trains is written down ({@link org.pushforward.train.Interventions}) and belongs to the settings of a run that
 * repeats it. So the past of a run is at hand without being stored: {@link org.pushforward.train.Timeline} keeps some of its steps, and
 * {@link org.pushforward.train.Trainer#seek} computes those in between.
 */
package org.pushforward.train;
