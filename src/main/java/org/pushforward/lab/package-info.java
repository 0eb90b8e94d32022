/** The window: the application, how its parts are put together, and the shell around the pages. */
package org.pushforward.lab;
