/**
 * The Train page: one flow, everything about it. {@code TrainModel} is the truth, {@code TrainView} shows it, {@code TrainController} adds
 * to what every page with runs does that rate and noise go on, and the run's own file. {@code Workbench} is all
 * that the page asks of the rooms below.
 */
package org.pushforward.lab.page.train;
