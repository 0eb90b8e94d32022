/**
 * Runs that somebody watches: trained a few steps at a time by whoever drives them, gone back in, and kept to one pace where several stand side by
 * side; and where their data come from. No window and no thread of its own: a run is used by the thread that began it.
 */
package org.pushforward.live;
