/**
 * What every room may use: unusable input and other failures and their words, the random streams, what can be said of the names of files and of
 * folders that hold code, what becomes of temporary files when the process ends. Depends on nothing of ours.
 */
package org.pushforward.base;
