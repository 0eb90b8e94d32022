/** The page about partitions of pictures: masks, squeeze and 1 x 1 convolution, each beside the same map written with fixed halves. */
package org.pushforward.lab.page.partition;
