/**
 * What every page that trains shares: the datasets and settings of a run, the driver that trains in the background, the pace of several runs, the bar of
 * transport controls, and the place in a run, among its layers and in the plane that a person looks at. It knows no page.
 */
package org.pushforward.lab.run;
