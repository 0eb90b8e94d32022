/**
 * What the paper and its blog post say, measured again: each {@link org.pushforward.experiment.report.Reproduction} makes one chapter with its
 * figures, tables and findings, and {@link org.pushforward.experiment.report.Report} puts all of them into one page.
 *
 * <p>A verdict is worded by the numbers: {@link org.pushforward.experiment.report.PairedComparison} says by a fixed rule whether they agree with a
 * claim, disagree, or leave it open. To add a reproduction, add it to the list of {@code Report}.
 */
package org.pushforward.experiment.report;
