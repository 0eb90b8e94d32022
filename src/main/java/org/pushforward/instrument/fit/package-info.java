/** How near the flow has come to its data, in several measures. */
package org.pushforward.instrument.fit;
