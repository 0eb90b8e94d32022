/**
 * What every room may use: the exception for unusable input, the random streams, and what can be said of the names of files and of folders that hold
 * code. Depends on nothing of ours.
 */
package org.pushforward.base;
