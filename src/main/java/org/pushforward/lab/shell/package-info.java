/**
 * The window around the pages: the rail, the side panel, the notice and the state below; how the parts of the lab are put together; and what the
 * window remembers.
 */
package org.pushforward.lab.shell;
