/** What the page of the depth bound shows: what the counting is made of, each part with its charts, and the trained flows beside it. */
package org.pushforward.instrument.separation;
