/** Where things lie: the picture of the data space, and the way of points, grid and density through the layers. */
package org.pushforward.instrument.place;
