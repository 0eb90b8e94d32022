/**
 * One experiment as a value, and what it leaves behind: settings and models as JSON that other programs can read, tables as CSV, and the
 * folder of a run, which is there whole or not at all.
 *
 * <p>{@code sweep} makes many runs at once, {@code report} measures anew what the paper says, {@code preset} holds the experiments that come with the
 * program.
 *
 * <p>Everything that is read back is checked field by field; what cannot be used is refused in one line that names file and field.
 */
package org.pushforward.experiment;
