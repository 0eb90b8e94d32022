/** Charts and pictures as nodes: the only door to JFreeChart-FX. */
package org.pushforward.lab.chart;
