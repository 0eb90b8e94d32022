/** The page about constructions with padding: padding that works, padding as scratch space, and couplings of one coordinate between rotations. */
package org.pushforward.lab.page.augmented;
