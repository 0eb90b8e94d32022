/**
 * The only place where threads are made and where work crosses to and from the JavaFX thread: the workers of the instruments, the hand-over of
 * newest values, and the executor of short background tasks. What runs on a thread of its own beyond these takes it from here.
 */
package org.pushforward.lab.concurrent;
