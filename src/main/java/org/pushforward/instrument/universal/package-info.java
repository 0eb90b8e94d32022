/** Few couplings that are written down: their stages, digits and numbers at one epsilon, their curves against it, and trained flows beside. */
package org.pushforward.instrument.universal;
