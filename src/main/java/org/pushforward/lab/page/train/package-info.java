/**
 * The Train page: one flow, everything about it. {@code TrainModel} is the truth, {@code TrainView} shows it, {@code TrainController} turns a
 * person's wishes into runs and the runs' snapshots into changes of the model. {@code Workbench} is all that the page asks of the rooms below.
 */
package org.pushforward.lab.page.train;
