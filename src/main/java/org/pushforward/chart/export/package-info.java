/**
 * Figures as files that others can open: PNG, SVG and PDF, with words as words and with what repeats them in the metadata. The libraries for them are
 * loaded with the first file.
 */
package org.pushforward.chart.export;
