/** The page about few couplings: two or three, written down rather than learned, that transport a Gaussian to anything, and what that costs. */
package org.pushforward.lab.page.universal;
