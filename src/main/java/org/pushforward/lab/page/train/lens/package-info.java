/**
 * The lenses of the Train page: views into the flow beside the data space. Each lens is an instrument, which reads the run on a worker that all
 * lenses share, and a view, which shows what was read and says how the next reading is to be; {@code Lens} lists them all. {@link
 * org.pushforward.lab.page.train.lens.LensBoard} shows the chosen one, and only that one is read and is part of the scene. What they are turned to
 * (the place among the layers, a coupling that is switched off, the probe) is one linked value, {@link org.pushforward.instrument.Focus}.
 *
 * <p>Decided: one worker for all lenses rather than one each. With every lens open, their cost stays within one budget, and the training with it.
 */
package org.pushforward.lab.page.train.lens;
