/**
 * The tools that look at the window itself: pictures of every page, and the meter of what a live window costs its training. They drive the real
 * window.
 */
package org.pushforward.lab.tool;
