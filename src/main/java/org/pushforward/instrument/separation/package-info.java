/** What the page of the depth bound shows of what is counted: each part with its charts. */
package org.pushforward.instrument.separation;
