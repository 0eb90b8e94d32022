/** What the page Library shows of a preset: the densities that its runs learn, painted from the pictures that are shipped with it. */
package org.pushforward.instrument.library;
