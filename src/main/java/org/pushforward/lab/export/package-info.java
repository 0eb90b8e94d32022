/** What is seen can be taken away: the menu on every picture, chart and table, and what becomes of its choices. */
package org.pushforward.lab.export;
