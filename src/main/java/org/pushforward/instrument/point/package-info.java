/** One point through the flow, and the coordinates that were added to it. */
package org.pushforward.instrument.point;
