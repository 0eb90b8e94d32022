/**
 * Where work crosses to and from the JavaFX thread: the workers of the instruments, the hand-over of newest values, and the executor of short
 * background tasks. Threads of the window are made here, but for the few whose owners {@code ArchitectureTest} names.
 */
package org.pushforward.lab.concurrent;
