/** The instruments of the Compare page: one turn for each of its columns. */
package org.pushforward.instrument.column;
