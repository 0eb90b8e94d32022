/** What becomes of the choices in the menu of a figure ({@link org.pushforward.lab.control.FigureMenu}): a dialog, a file, the clipboard. */
package org.pushforward.lab.export;
