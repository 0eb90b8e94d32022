/**
 * Pictures without a window: palettes and colour maps, the charts of a run, the picture of the data space as pixels, and their files. Works with
 * {@code java.awt.headless=true}. Together with {@code lab.chart} the only door to JFreeChart and {@code java.awt}.
 */
package org.pushforward.chart;
