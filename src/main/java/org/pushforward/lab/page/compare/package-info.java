/**
 * The Compare page: two to four runs side by side that differ in one factor. {@code Comparison} says which, as a value that is a sweep at the same
 * time, so that the command line makes the same runs. {@code CompareModel} is the truth, {@code CompareView} and {@code CompareSettingsView} show
 * it, {@code CompareController} turns wishes into runs, one driver each, and keeps them together by a {@code Pace}.
 */
package org.pushforward.lab.page.compare;
