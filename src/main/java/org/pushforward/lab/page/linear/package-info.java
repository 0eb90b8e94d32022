/** The page about linear maps as products of couplings. */
package org.pushforward.lab.page.linear;
