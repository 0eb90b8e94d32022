/** Flows of two and three couplings that are trained by likelihood, to be read beside the couplings that are written down. */
package org.pushforward.theory.universal.learn;
