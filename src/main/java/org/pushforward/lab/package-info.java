/** The window as an application of JavaFX: what it is started with, and for which purpose. */
package org.pushforward.lab;
