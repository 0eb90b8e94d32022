/** What every room may use: the exception for unusable input and the random streams. Depends on nothing of ours. */
package org.pushforward.base;
