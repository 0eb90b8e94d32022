/**
 * Instruments read a run or a sweep and answer with a value that can be shown: no JavaFX, no thread of their own. Pages show what they answer, the
 * {@code benchmark} command measures the same objects. An {@link org.pushforward.instrument.Instrument} lives on one thread, keeps its arrays from
 * one reading to the next, and may refine what it said last.
 */
package org.pushforward.instrument;
