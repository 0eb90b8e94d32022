/**
 * What is on screen as a text that repeats it elsewhere: {@link org.pushforward.experiment.repeat.CommandText} gives the command line of a run, a
 * sweep, a factorisation or a fit, made from the catalogue of the settings; {@link org.pushforward.experiment.repeat.PythonText} a script in Python
 * that evaluates and samples a flow.
 */
package org.pushforward.experiment.repeat;
