/**
 * How good a flow is: its density in data units, on a grid or at points ({@link org.pushforward.fit.DensityEstimators}), its gap to the
 * entropy floor ({@link org.pushforward.fit.GapToFloor}) and the distance of its samples to the data's ({@link
 * org.pushforward.fit.SlicedWasserstein}).
 */
package org.pushforward.fit;
