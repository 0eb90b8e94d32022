/** What the page of constructed flows shows: points on their way through the couplings, drawn, and the rows that the commands measure. */
package org.pushforward.instrument.constructed;
