/**
 * How results are written and read: whole or not at all, in JSON and CSV that other programs read too, one writer at a time. Everything that is read
 * back is checked field by field; what cannot be used is refused in one line that names file and field.
 */
package org.pushforward.experiment.file;
