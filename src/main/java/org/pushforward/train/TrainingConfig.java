package org.pushforward.train;

import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.flow.FlowSpec;

/** Everything that determines a run: the same value gives the same bits, in the window and on the command line. */
public record TrainingConfig(DatasetSpec dataset, Padding padding, FlowSpec flow, Optimization optimization, InstrumentSpec instruments, long seed) {
}
