/** Maps over the plane of what the flow does at each place: its condition number, and what a round trip loses. */
package org.pushforward.instrument.map;
