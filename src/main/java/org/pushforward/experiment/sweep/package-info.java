/**
 * Many runs as one value, made side by side and summarised: settings that vary times seeds. A sweep may be ended at any moment, by a signal that
 * no program can catch too, and goes on from what it has; its table is the same as that of a sweep that nobody disturbed.
 *
 * <p>{@link org.pushforward.experiment.sweep.SweepFile} documents the file that describes a sweep,
 * {@link org.pushforward.experiment.sweep.SweepFolder} what a sweep leaves.
 */
package org.pushforward.experiment.sweep;
