/** What a page of the lab is to the shell around it. */
package org.pushforward.lab.page;
