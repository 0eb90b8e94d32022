/**
 * The settings of a run. {@link org.pushforward.experiment.setting.Setting} is the catalogue in which each is told once: name in files, option,
 * label, help, bounds, words, and what files from before it meant. {@link org.pushforward.experiment.setting.Settings} reads and writes them by the
 * components of their records, {@link org.pushforward.experiment.setting.ExperimentFile} is one run as a file.
 */
package org.pushforward.experiment.setting;
