/** Settings as values with bounds and words, and the small controls that show them. The settings know no node. */
package org.pushforward.lab.control;
