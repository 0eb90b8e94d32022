/**
 * What is learned: distributions in the plane and in space that know their density and entropy ({@link org.pushforward.data.Datasets}), clouds
 * from files ({@link org.pushforward.data.PointTable}), the units that a flow sees ({@link org.pushforward.data.Standardization}), the
 * coordinates appended to them ({@link org.pushforward.data.Padding}), and all of it for one run ({@link org.pushforward.data.RunData}).
 *
 * <p>Every random number comes from a {@link java.util.random.RandomGenerator} that the caller hands over.
 */
package org.pushforward.data;
