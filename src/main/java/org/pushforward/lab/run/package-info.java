/**
 * What every page that trains shares, be it one run or several: {@code RunsModel} is their truth, {@code RunsController} turns a person's wishes into
 * runs and the runs' snapshots into changes of the model, {@code TrainingService} trains each in the background, and {@code live.Pace} keeps
 * several together. {@code RunFeed} is where snapshots go, straight to the instruments and now and then to the window. Besides the datasets and
 * settings of a
 * run, the bar of transport controls, and the place in a run, among its layers and in the plane that a person looks at. It knows no page.
 */
package org.pushforward.lab.run;
