/**
 * One experiment as a value, and what it leaves behind: its model, history, checkpoint, samples and pictures, and the folder of a run, which is there
 * whole or not at all. What a model is asked later, samples and values at points, is here too.
 */
package org.pushforward.experiment.run;
