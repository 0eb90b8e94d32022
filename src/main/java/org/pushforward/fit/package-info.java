/**
 * How good a flow is: its density in data units, on a grid or at points ({@link org.pushforward.fit.DensityEstimators}), its gap to the
 * entropy floor ({@link org.pushforward.fit.GapToFloor}), its divergence and its difference from the truth on a grid ({@link
 * org.pushforward.fit.GridKl}, {@link org.pushforward.fit.DensityDifference}), the distance of its samples to the data's ({@link
 * org.pushforward.fit.SlicedWasserstein}, exactly by {@link org.pushforward.fit.OptimalTransport}), how far it carries its noise against the
 * least possible ({@link org.pushforward.fit.TransportYardstick}) and their share among the modes ({@link org.pushforward.fit.ModeMass}). Each
 * number comes with its standard error or its resolution.
 */
package org.pushforward.fit;
