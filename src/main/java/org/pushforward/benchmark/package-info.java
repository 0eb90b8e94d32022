/**
 * Speed, shown by the {@code benchmark} command and by JMH ({@code src/bench}), never by a timed test. Medians of groups, since the machines are
 * noisy.
 */
package org.pushforward.benchmark;
