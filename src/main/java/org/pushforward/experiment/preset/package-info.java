/** Experiments that come with the program, each with its explanation and with a good and a bad configuration. */
package org.pushforward.experiment.preset;
