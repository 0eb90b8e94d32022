/**
 * The Board: many runs as a scatter of fit against conditioning, and the sweep that makes them. {@code SweepSettings} say what to run,
 * {@code BoardModel} what is there and what is shown of it, {@code ShownRuns} is that as values; {@code BoardController} reads tables and
 * makes sweeps in the background; the views show it.
 */
package org.pushforward.lab.page.board;
