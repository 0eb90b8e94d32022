package org.pushforward.experiment.report;

/**
 * A claim and what became of it.
 *
 * @param claim    what is said
 * @param source   where it is said
 * @param measured what was measured here, in numbers
 * @param verdict  whether the two agree
 * @param command  what repeats the measurement, or an instance of it: arguments of the program
 */
public record Finding(String claim, String source, String measured, Verdict verdict, String command) {
}
