/**
 * What every room may use: unusable input and other failures and their words, the random streams, what becomes of temporary files when the process
 * ends. Depends on nothing of ours.
 */
package org.pushforward.base;
