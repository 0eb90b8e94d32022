/** What the lens on gradients shows: their norms by layer, against depth and step, as the training found them. */
package org.pushforward.instrument.gradient;
