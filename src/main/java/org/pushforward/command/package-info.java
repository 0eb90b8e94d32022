/**
 * The command line. Commands are thin: they read options, hand the work to {@code experiment} and {@code benchmark}, and print.
 *
 * <p>Standard output carries results only, progress and refusals go to standard error. Exit codes: 0 done; 1 failed, with one line that
 * says what and what to do; 2 wrong usage, which includes settings out of their range. No command needs a display.
 */
package org.pushforward.command;
