/** The settings of a run as a file: what each is called and may be. */
package org.pushforward.experiment.setting;
