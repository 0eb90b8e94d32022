/**
 * Speed, shown by the {@code benchmark} command and by JMH ({@code src/bench}), never by a timed test. Medians of groups, since the machines are
 * noisy; the same configurations as the scripts that measure the peer, eager PyTorch.
 */
package org.pushforward.benchmark;
