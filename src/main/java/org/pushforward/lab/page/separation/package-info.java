/** The page about the lower bound on depth: what its counting is made of, and trained flows beside it. */
package org.pushforward.lab.page.separation;
