/**
 * What comes packed with the program to be read: experiments, each with its explanation and with a good and a bad configuration, and the explanations of
 * the window's pages.
 */
package org.pushforward.experiment.preset;
