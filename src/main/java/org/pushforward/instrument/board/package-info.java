/** What the page Board shows of the runs of a sweep: their places, trails and fronts as the contents of a chart, and the words for each. */
package org.pushforward.instrument.board;
