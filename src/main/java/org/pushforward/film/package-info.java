/**
 * A run as a film: its training, or its layers from noise to data, frame by frame from the very instruments that the window shows. Needs no display.
 */
package org.pushforward.film;
