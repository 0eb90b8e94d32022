/**
 * The only place where threads are made and where work crosses to and from the JavaFX thread: the training service, the workers of the instruments,
 * the hand-over of newest values, and the executor of short background tasks with its same-thread twin for tests.
 */
package org.pushforward.lab.concurrent;
