/**
 * The Compare page: two to four runs side by side that differ in one factor. {@code Comparison} says which, as a value that is a sweep at the same
 * time, so that the command line makes the same runs. {@code CompareModel} is the truth, {@code CompareView} and {@code CompareSettingsView} show
 * it, {@code CompareController} adds to what every page with runs does the measurements of the columns and the comparison's own file.
 */
package org.pushforward.lab.page.compare;
