/**
 * Stepping through a product of couplings, for the pages that show one: where one stands, the buttons and the slider for it, and the product as block
 * pictures. The factor that stands last in the product acts first.
 */
package org.pushforward.lab.product;
