/** What the program tells of itself: its version, the licences of its libraries, how to cite it, and the log that a person can send. */
package org.pushforward.lab.about;
